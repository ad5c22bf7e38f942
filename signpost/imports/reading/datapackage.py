"""The tables of a data package, or of a folder of CSV files.

The descriptor is read here, and only files of its own folder are opened. Frictionless says what the tables break of the
package's rules: it is given their rows and no path, so that it neither opens, unpacks nor fetches anything.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from signpost.imports.reading import sheet
from signpost.imports.reading.listing import Listing, Log, SourceFault, Tell
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.nested import parse
from signpost.imports.reading.table import LARGEST, Table, csv_table, read_bytes, rows_of

COMMAND = sheet.COMMAND
DESCRIPTOR: Final = "datapackage.json"
CSV_FILES: Final = (".csv", ".tsv", ".txt")
# What frictionless finds, in words. Cells of another kind than the package names are no fault here: every cell is
# read as text, and whoever makes records of them says what can't be understood.
FAULTS: Final = {
    "blank-row": "rows that are blank",
    "blank-header": "headings that are blank",
    "blank-label": "headings that are blank",
    "duplicate-label": "headings that occur twice",
    "missing-label": "columns that the package promises and the table lacks",
    "extra-label": "columns that the package doesn't name",
    "incorrect-label": "headings other than those the package names",
    "missing-cell": "cells missing at the end of a row",
    "extra-cell": "cells after the last heading",
    "unique-error": "cells that should occur once and don't",
    "primary-key": "rows with the id of another row",
    "foreign-key": "rows that name a row which isn't there",
}
# All that frictionless is told of a schema and its fields: anything else could point at a file or a web address.
SCHEMA: Final = ("fields", "primaryKey", "foreignKeys", "missingValues")
FIELD: Final = ("name", "type", "format")
Resource = dict[str, Any]


def fits(source: str) -> bool:
    """Whether this is the descriptor of a data package."""
    return has_tables(Path(source))


def read(source: str, answers: Answers, log: Log) -> Iterator[Listing]:
    """Read the groups in the tables that have the mapping's headings. Raises SourceFault and OSError."""
    return sheet.listings_of(tables_of(Path(source), log), answers, log.note)


def has_tables(path: Path) -> bool:
    """Whether a file is the descriptor of a data package: by its name, or by the resources that it lists."""
    if path.suffix.lower() != ".json" or path.name == DESCRIPTOR:
        return path.name == DESCRIPTOR
    try:
        value = parse(read_bytes(path), path.name)
    except SourceFault:
        return False
    return isinstance(value, dict) and isinstance(value.get("resources"), list)


def tables_of(source: Path, log: Log) -> list[Table]:
    """Read the tables of a folder, or of a descriptor. Whatever can't be read is told, and that it is missing."""
    descriptor = source / DESCRIPTOR if source.is_dir() else source
    if not descriptor.is_file():
        files = sorted(file for file in source.iterdir() if file.suffix.lower() in CSV_FILES and file.is_file())
        return [table for file in files for table in _csv(file.stem, file, {}, log)]
    resources = _resources(descriptor)
    found = [(item, table) for item in resources for table in _table(descriptor, item, log)]
    _validate(descriptor, found, log.note)
    return [table for _, table in found]


def _resources(descriptor: Path) -> list[Resource]:
    """Take the package's resources out of its descriptor as it stands, whether or not it keeps to the standard."""
    value = parse(read_bytes(descriptor), descriptor.name)
    resources = value.get("resources") if isinstance(value, dict) else None
    found = [item for item in resources if isinstance(item, dict)] if isinstance(resources, list) else []
    if not found:
        raise SourceFault(f"{descriptor} names no tables (resources), so there is nothing to import from it.")
    files = [file for item in found for file in [_file(descriptor.parent, item.get("path"), lambda _: None)] if file]
    if sum(file.stat().st_size for file in files) > LARGEST:
        raise SourceFault(f"The tables of {descriptor} have more than {LARGEST // 1_000_000} MB, which is not read.")
    return found


def _table(descriptor: Path, item: Resource, log: Log) -> Iterator[Table]:
    """Give the table of one resource, which is in a file or in the descriptor itself."""
    name = _text(item, "name")
    if isinstance(item.get("data"), list):
        yield Table(name, f"{descriptor.name}, {name}", rows_of(item["data"]))
    elif file := _file(descriptor.parent, item.get("path"), log.note):
        dialect = _part(descriptor, item, "dialect", log.note)
        yield from _csv(name or file.stem, file, {**item, "dialect": dialect}, log)


def _csv(name: str, file: Path, item: Resource, log: Log) -> Iterator[Table]:
    dialect = item.get("dialect") or {}
    delimiter = _text(dialect.get("csv", dialect), "delimiter")
    try:
        yield csv_table(name, file, log.note, delimiter if len(delimiter) == 1 else "", _text(item, "encoding"))
    except SourceFault as fault:
        log.lacks(str(fault))


def _text(item: object, key: str) -> str:
    value = item.get(key) if isinstance(item, dict) else None
    return value if isinstance(value, str) else ""


def _part(descriptor: Path, item: Resource, key: str, tell: Tell) -> Mapping[str, Any]:
    """Give a resource's schema or dialect, which may be in a file of the package's folder."""
    value = item.get(key)
    if isinstance(value, str) and value:
        if "://" in value:
            tell(f"{descriptor.name} points at {value[:100]}. Nothing is fetched from there: its tables were read.")
        elif file := _own(descriptor.parent, value):
            try:
                value = parse(read_bytes(file), file.name)
            except SourceFault as fault:
                tell(str(fault))
    return value if isinstance(value, dict) else {}


def _own(folder: Path, path: str) -> Path | None:
    """Give a file, if it is one in this folder and not one that a link or a path leads to elsewhere."""
    file = folder / path
    return file if "://" not in path and file.resolve().is_relative_to(folder.resolve()) else None


def _file(folder: Path, path: object, tell: Tell) -> Path | None:
    """Give a table's file, if it is a CSV file in the package's own folder."""
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str) or not path:
        tell("A table of the package names no file, or several, and was not read. Put it into one CSV file.")
    elif (file := _own(folder, path)) is None:
        tell(f"The package names {path}, which is not in its own folder. It was not read: put the file beside it.")
    elif not file.is_file():
        tell(f"The package names {path}, and there is no such file.")
    elif file.suffix.lower() not in CSV_FILES:
        tell(f"The package names {path}, which is no CSV file. It was not read.")
    else:
        return file
    return None


def _validate(descriptor: Path, found: list[tuple[Resource, Table]], tell: Tell) -> None:
    """Tell, table by table, what frictionless finds wrong with it."""
    from frictionless import Checklist, FrictionlessException, Package

    resources = [_told(descriptor, item, table, tell) for item, table in found if table.rows]
    try:
        package = Package.from_descriptor({"resources": resources})
        report = package.validate(Checklist(skip_errors=["type-error", "constraint-error"]), limit_errors=1000)
    except FrictionlessException as refusal:
        notes = "; ".join(dict.fromkeys(reason.note for reason in refusal.reasons or [refusal.error]))
        tell(f"{descriptor.name} does not keep to the standard of data packages ({notes[:300]}). Its tables were read.")
        return
    for task, (_, table) in zip(report.tasks, (pair for pair in found if pair[1].rows), strict=True):
        for kind, words in FAULTS.items():
            rows = [getattr(error, "row_number", None) for error in task.errors if error.type == kind]
            if rows:
                shown = ", ".join(str(row) for row in rows[:5] if row) + (" …" if len(rows) > 5 else "")
                where = f": {'row' if len(rows) == 1 else 'rows'} {shown}" if any(rows[:5]) else ""
                tell(f"{table.file}: {words} ({len(rows)}){where}.")


def _told(descriptor: Path, item: Resource, table: Table, tell: Tell) -> Resource:
    """Give what frictionless is told of a table."""
    whole = _part(descriptor, item, "schema", tell)
    schema = {key: whole[key] for key in SCHEMA if key in whole}
    if isinstance(schema.get("fields"), list):
        fields = [field for field in schema["fields"] if isinstance(field, dict)]
        schema["fields"] = [{key: field[key] for key in FIELD if key in field} for field in fields]
    told = {"name": table.name, "data": [list(row.cells) for row in table.rows]}
    return {**told, "schema": schema} if schema else told

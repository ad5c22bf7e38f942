"""The tables of a data package, or of a folder of CSV files.

The descriptor is read here, and only files of its own folder are opened. Frictionless says what the tables break of the
package's rules: it is given their rows and no path, so that it neither opens, unpacks nor fetches anything.
"""

from pathlib import Path
from typing import Any, Final

from signpost.imports.reading.listing import Log, SourceFault, Tell
from signpost.imports.reading.nested import parse
from signpost.imports.reading.table import LARGEST, Table, csv_table, read_bytes, rows_of

DESCRIPTOR: Final = "datapackage.json"
CSV_FILES: Final = (".csv", ".tsv", ".txt")
# What frictionless reports, in words. Cells of another type than the package names are no fault here: every cell is
# read as text. Rows that are blank or too long are reported when the table is read.
FAULTS: Final = {
    "duplicate-label": "headings that occur twice",
    "missing-label": "columns that the package promises and the table lacks",
    "extra-label": "columns that the package doesn't name",
    "incorrect-label": "headings other than those the package names",
    "missing-cell": "cells missing at the end of a row",
    "unique-error": "cells that should occur once and don't",
    "primary-key": "rows with the id of another row",
    "foreign-key": "rows that name a row which isn't there",
}
# All that is passed to frictionless of a schema and its fields: anything else could name a file or a web address.
SCHEMA: Final = ("fields", "primaryKey", "foreignKeys", "missingValues")
FIELD: Final = ("name", "type", "format")
Values = dict[str, Any]


def fits(path: Path) -> bool:
    """Whether a file is the descriptor of a data package: by its name, or by the resources that it lists."""
    if path.suffix.lower() != ".json" or path.name == DESCRIPTOR:
        return path.name == DESCRIPTOR
    try:
        return bool(_resources(path))
    except SourceFault:
        return False


def read(path: Path, log: Log) -> list[Table]:
    """Read the tables of a folder, or of a descriptor. A table that can't be read is noted as missing."""
    descriptor = path / DESCRIPTOR if path.is_dir() else path
    if not descriptor.is_file():
        lists = [file for file in sorted(path.iterdir()) if file.suffix.lower() in CSV_FILES and file.is_file()]
        return [table for file in lists if (table := _csv_table(file.stem, file, {}, log))]
    resources = _resources(descriptor)
    if not resources:
        raise SourceFault(f"{descriptor} names no tables (resources), so there is nothing to import from it.")
    files = [_file(descriptor.parent, item.get("path"), log.note) for item in resources]
    if sum(file.stat().st_size for file in files if file is not None) > LARGEST:
        raise SourceFault(f"The tables of {descriptor} have more than {LARGEST // 1_000_000} MB, which is not read.")
    pairs = zip(resources, files, strict=True)
    found = [(item, table) for item, file in pairs if (table := _table(descriptor, item, file, log))]
    _validate(descriptor.name, found, log.note)
    return [table for _, table in found]


def _resources(descriptor: Path) -> list[Values]:
    """Return the package's resources from its descriptor as they are, whether or not they follow the standard."""
    resources = _values(parse(read_bytes(descriptor), descriptor.name)).get("resources")
    return [item for item in resources if isinstance(item, dict)] if isinstance(resources, list) else []


def _table(descriptor: Path, item: Values, file: Path | None, log: Log) -> Table | None:
    """Read the table of one resource, which is in a file or in the descriptor itself."""
    name = _text(item, "name")
    if isinstance(item.get("data"), list):
        return Table(name, f"{descriptor.name}, {name}", rows_of(item["data"]))
    for key in ("schema", "dialect"):
        if text := _text(item, key):
            log.note(f"{descriptor.name} points at {text[:100]}. Nothing is fetched from there: its tables were read.")
    return _csv_table(name or file.stem, file, item, log) if file else None


def _csv_table(name: str, file: Path, item: Values, log: Log) -> Table | None:
    dialect = _values(item.get("dialect"))
    delimiter = _text(_values(dialect.get("csv", dialect)), "delimiter")
    try:
        return csv_table(name, file, log.note, delimiter if len(delimiter) == 1 else "", _text(item, "encoding"))
    except SourceFault as fault:
        log.note_missing(str(fault))
        return None


def _values(value: Any) -> Values:
    return value if isinstance(value, dict) else {}


def _text(item: Values, key: str) -> str:
    return value if isinstance(value := item.get(key), str) else ""


def _file(folder: Path, path: object, tell: Tell) -> Path | None:
    """Return a table's file, if it is a CSV file in the package's own folder and not a link that leads elsewhere."""
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str) or not path:
        tell("A table of the package names no file, or several, and was not read. Put it into one CSV file.")
        return None
    file = folder / path
    own = "://" not in path and file.resolve().is_relative_to(folder.resolve())
    if own and file.suffix.lower() in CSV_FILES and file.is_file():
        return file
    tell(f"The package names {path}, which is no CSV file in its own folder, and was not read. Put the file there.")
    return None


def _validate(name: str, found: list[tuple[Values, Table]], tell: Tell) -> None:
    """Note, table by table, the faults that frictionless finds."""
    from frictionless import Checklist, FrictionlessException, Package

    filled = [(item, table) for item, table in found if table.rows]
    try:
        package = Package.from_descriptor({"resources": [_described(item, table) for item, table in filled]})
        report = package.validate(Checklist(skip_errors=["type-error", "constraint-error"]), limit_errors=1000)
    except FrictionlessException as refusal:
        notes = "; ".join(dict.fromkeys(reason.note for reason in refusal.reasons or [refusal.error]))
        tell(f"{name} does not keep to the standard of data packages ({notes[:300]}). Its tables were read.")
        return
    for task, (_, table) in zip(report.tasks, filled, strict=True):
        for kind, words in FAULTS.items():
            rows = [getattr(error, "row_number", None) for error in task.errors if error.type == kind]
            if rows:
                shown = ", ".join(str(row) for row in rows[:5] if row) + (" …" if len(rows) > 5 else "")
                tell(f"{table.file}: {words} ({len(rows)}){f': row {shown}' if any(rows[:5]) else ''}.")


def _described(item: Values, table: Table) -> Values:
    """Describe a table to frictionless."""
    whole = _values(item.get("schema"))
    schema = {key: whole[key] for key in SCHEMA if key in whole}
    if isinstance(schema.get("fields"), list):
        fields = filter(None, map(_values, schema["fields"]))
        schema["fields"] = [{key: field[key] for key in FIELD if key in field} for field in fields]
    described = {"name": table.name, "data": [list(row.cells) for row in table.rows]}
    return {**described, "schema": schema} if schema else described

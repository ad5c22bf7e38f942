"""The tables of a data package, or of a folder of CSV files. Frictionless reads the package and says what it breaks."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from signpost.imports.reading.cells import Record, delimiter_of, read_bytes, records_of, text_of
from signpost.imports.reading.listing import SourceFault, Tell

if TYPE_CHECKING:
    from frictionless import Package

DESCRIPTOR: Final = "datapackage.json"
TABLES: Final = (".csv", ".tsv", ".txt")
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
    "encoding-error": "letters that can't be read",
}


@dataclass(frozen=True)
class Table:
    """A table: its name, its file for messages, and its rows, the headings first."""

    name: str
    file: str
    records: tuple[Record, ...]


def tables_of(source: Path, tell: Tell) -> list[Table]:
    """Read the tables of a folder, or of a datapackage.json. Whatever can't be read goes to `tell` as a sentence."""
    descriptor = source / DESCRIPTOR if source.is_dir() else source
    if not descriptor.is_file():
        files = sorted(file for file in source.iterdir() if file.suffix.lower() in TABLES and file.is_file())
        return [table for file in files for table in _table(file.stem, file, {}, tell)]
    resources = _resources(descriptor)
    package = _package(descriptor, [item for item in resources if "data" not in item], tell)
    if package is not None:
        _validate(package, tell)
    return [table for item in resources for table in _resource(descriptor, item, tell)]


def _resource(descriptor: Path, item: dict[str, Any], tell: Tell) -> Iterator[Table]:
    """Give the table of one resource, which stands in a file or in the descriptor itself."""
    name = _text(item, "name")
    if isinstance(item.get("data"), list):
        yield Table(name, f"{descriptor.name}, {name}", tuple(_inline(item["data"])))
    elif file := _safe(descriptor.parent, item.get("path"), tell):
        yield from _table(name or file.stem, file, item, tell)


def _table(name: str, file: Path, item: dict[str, Any], tell: Tell) -> Iterator[Table]:
    delimiter, encoding = _dialect(item)
    try:
        text, letters = text_of(read_bytes(file), file.name, encoding)
    except SourceFault as fault:
        tell(str(fault))
        return
    if letters and letters != encoding:
        tell(f"{file.name} was saved with the letters of {letters}, and was read so.")
    yield Table(name, file.name, tuple(records_of(text, delimiter or delimiter_of(text))))


def _resources(descriptor: Path) -> list[dict[str, Any]]:
    """Take the package's resources out of its descriptor as it stands, whether or not it keeps to the standard."""
    try:
        text, _ = text_of(read_bytes(descriptor), descriptor.name)
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SourceFault(
            f"{descriptor} can't be read as JSON: {error}. Ask for it again where it came from."
        ) from None
    resources = value.get("resources") if isinstance(value, dict) else None
    found = [item for item in resources if isinstance(item, dict)] if isinstance(resources, list) else []
    if not found:
        raise SourceFault(f"{descriptor} names no tables (resources), so there is nothing to import from it.")
    return found


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _dialect(item: dict[str, Any]) -> tuple[str, str]:
    """Give the separator and the letters that a descriptor names for a table, "" where it names none."""
    dialect = item.get("dialect")
    inner = dialect.get("csv", dialect) if isinstance(dialect, dict) else {}
    delimiter = _text(inner, "delimiter") if isinstance(inner, dict) else ""
    return delimiter if len(delimiter) == 1 else "", _text(item, "encoding")


def _safe(folder: Path, path: object, tell: Tell) -> Path | None:
    """Give a table's file, where it is one in the package's own folder."""
    if isinstance(path, list) and len(path) == 1:
        path = path[0]
    if not isinstance(path, str) or not path:
        tell("A table of the package names no file, or several, and was not read. Put it into one CSV file.")
        return None
    file = folder / path
    if "://" in path or not file.resolve().is_relative_to(folder.resolve()):
        tell(f"The package names {path}, which is not in its own folder. It was not read: put the file beside it.")
    elif not file.is_file():
        tell(f"The package names {path}, and there is no such file.")
    elif file.suffix.lower() not in TABLES:
        tell(f"The package names {path}, which is no CSV file. It was not read.")
    else:
        return file
    return None


def _inline(data: list[Any]) -> Iterator[Record]:
    """Give the rows of a table that stands in the descriptor itself: lists of cells, or mappings."""
    rows = [row for row in data if isinstance(row, list | dict)]
    labels = list(dict.fromkeys(str(key) for row in rows if isinstance(row, dict) for key in row))
    if labels:
        rows = [labels, *([row.get(label) for label in labels] for row in rows if isinstance(row, dict))]
    for number, row in enumerate(rows, 1):
        yield Record(number, tuple("" if cell is None else str(cell) for cell in row))


def _package(descriptor: Path, resources: list[dict[str, Any]], tell: Tell) -> "Package | None":
    """Load the package with frictionless; say in a sentence why where it refuses.

    It is given only what tells of the tables, so that it neither fetches nor unpacks anything.
    """
    from frictionless import FrictionlessException, Package

    told = [
        {key: item[key] for key in ("name", "path", "schema", "dialect", "encoding") if key in item}
        for item in resources
    ]
    apart = [value for item in told for value in item.values() if isinstance(value, str) and "://" in value]
    if apart:
        tell(f"{descriptor.name} points at {apart[0][:100]}. Nothing is fetched from there: its tables were read.")
        return None
    try:
        return Package.from_descriptor({"resources": told}, basepath=str(descriptor.parent))
    except FrictionlessException as refusal:
        notes = "; ".join(dict.fromkeys(reason.note for reason in refusal.reasons or [refusal.error]))
        tell(f"{descriptor.name} does not keep to the standard of data packages ({notes[:300]}). Its tables were read.")
    return None


def _validate(package: "Package", tell: Tell) -> None:
    """Tell, table by table, what frictionless finds wrong with it."""
    from frictionless import Checklist, FrictionlessException

    try:
        report = package.validate(Checklist(skip_errors=["type-error", "constraint-error"]), limit_errors=1000)
    except FrictionlessException as refusal:
        tell(f"The package could not be held against its own rules: {refusal.error.note[:300]}")
        return
    for task in report.tasks:
        for kind, words in FAULTS.items():
            rows = [getattr(error, "row_number", None) for error in task.errors if error.type == kind]
            if rows:
                shown = ", ".join(str(row) for row in rows[:5] if row) + (" …" if len(rows) > 5 else "")
                where = f": {'row' if len(rows) == 1 else 'rows'} {shown}" if any(rows[:5]) else ""
                tell(f"{task.place or task.name}: {words} ({len(rows)}){where}.")

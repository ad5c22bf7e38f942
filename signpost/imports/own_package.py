"""A data package that Signpost wrote: its records come back as somebody would type them, without any mapping."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from signpost.imports.reading import datapackage
from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.nested import parse
from signpost.imports.reading.table import Table, read_bytes
from signpost.records.directory import Directory
from signpost.records.record_tables import KINDS, NUMBER, RecordTable, tables_of, value_of
from signpost.records.spreadsheet import unmarked
from signpost.records.table_schema import WHOLE
from signpost.records.versions import CURRENT
from signpost.values.names import ID as ID_FORM
from signpost.values.names import LONGEST_ID
from signpost.views.open_tables import OpenTables

MARK: Final = "signpost"  # what only our own packages have in their descriptors

Records = dict[str, dict[str, dict[str, Any]]]
"""By kind and id: the value of a record, as somebody would type it."""
Rows = dict[str, dict[str, list[dict[str, str]]]]
"""By a record's id and the name of a table: its rows there, by the names of their columns."""


@dataclass(frozen=True)
class OwnPackage:
    """The records of a package, and how many of each kind it says that it leaves out."""

    records: Records
    left_out: Mapping[str, int]


def read(path: Path, log: Log) -> OwnPackage:
    """Read a package from its descriptor or the folder with it. Raises SourceFault and OSError."""
    file = path / datapackage.DESCRIPTOR if path.is_dir() else path
    mark = _mark(parse(read_bytes(file), file.name))
    if mark is None:
        raise SourceFault(
            f"{file} is no data package that Signpost wrote. Import others with a mapping: import csv {file}"
        )
    if mark.get("schema_version") != str(CURRENT):
        raise SourceFault(
            f"{file} was written in format {mark.get('schema_version')} of the records, and this Signpost has format "
            f"{CURRENT}. Ask for a package from the same version."
        )
    tables = {table.name: table for table in datapackage.read(file, log)}
    records = {kind: _records(kind, _rows(tables_of(kind), tables)) for kind in KINDS}
    return OwnPackage(records, _counts(mark.get("left_out")))


def held(directory: Directory) -> Records:
    """The records of a directory, as a package of it holds them."""
    own = OpenTables(directory)
    found: Records = {}
    for kind in KINDS:
        rows = _grouped(
            (table, dict(zip(table.names, row, strict=True))) for table in tables_of(kind) for row in own.rows(table)
        )
        found[kind] = _records(kind, rows)
    return found


def _counts(left_out: object) -> dict[str, int]:
    """How many records of each kind a package leaves out. Numbers of a descriptor are read as texts."""
    counts = left_out.items() if isinstance(left_out, dict) else ()
    return {str(kind): int(count) for kind, count in counts if WHOLE.fullmatch(str(count))}


def _mark(descriptor: object) -> Mapping[str, Any] | None:
    """What a descriptor of ours says of Signpost; None for others."""
    found = descriptor.get(MARK) if isinstance(descriptor, dict) else None
    return found if isinstance(found, dict) else None


def _rows(own: Iterable[RecordTable], tables: Mapping[str, Table]) -> Rows:
    """The rows of a kind's tables. Raises SourceFault if a key can't be one."""
    rows = ((table, row) for table in own if table.name in tables for row in _typed(table, tables[table.name]))
    return _grouped(sorted(rows, key=lambda pair: int(pair[1].get(NUMBER, "0"))))


def _grouped(rows: Iterable[tuple[RecordTable, dict[str, str]]]) -> Rows:
    found: Rows = defaultdict(lambda: defaultdict(list))
    for table, row in rows:
        found[row[table.key[0].name]][table.name].append(row)
    return found


def _typed(table: RecordTable, read: Table) -> Iterable[dict[str, str]]:
    """The rows of a table with the texts that were typed, without the signs that keep them from being formulas."""
    if not read.rows:
        return
    numbers = {column.name for column in table.columns if column.is_number}
    names = read.rows[0].cells
    for row in read.rows[1:]:
        cells = dict(zip(names, row.cells, strict=False))
        typed = {name: cell if name in numbers else unmarked(cell) for name, cell in cells.items()}
        _require_key(table, typed, f"{read.file}, row {row.number}")
        yield typed


def _require_key(table: RecordTable, row: Mapping[str, str], place: str) -> None:
    """Raise SourceFault if the id of a row is none, or its number is none. An id becomes the name of a file."""
    name = table.key[0].name
    id_ = row.get(name, "")
    if not ID_FORM.fullmatch(id_) or len(id_) > LONGEST_ID:
        raise SourceFault(f"{place}: {name} has to be an id, such as tea-and-talk, and is {id_[:80]!r}.")
    if table.path and not WHOLE.fullmatch(row.get(NUMBER, "")):
        raise SourceFault(f"{place}: {NUMBER} has to be a whole number, and is {row.get(NUMBER, '')[:80]!r}.")


def _records(kind: str, rows: Rows) -> dict[str, dict[str, Any]]:
    """The records of a kind. Rows of a list without a record are left out, and frictionless has named them."""
    records = tables_of(kind)[0].name
    return {id_: value_of(kind, own) for id_, own in rows.items() if own.get(records)}

"""The residents of all members' areas, in one table. Other figures stay with the directory that counted them."""

from collections.abc import Iterator, Sequence
from typing import Final

from signpost.joining.county import County
from signpost.joining.findings import Finding
from signpost.joining.members import MemberDirectory
from signpost.joining.naming import Ids, id_here
from signpost.records.csv_text import write_csv
from signpost.records.directory import Directory
from signpost.records.table_schema import columns_of, file_of

TABLE: Final = "population"
POPULATION: Final = file_of(TABLE)
Row = dict[str, str]


def residents(members: Sequence[MemberDirectory], county: County, ids: Ids) -> bytes:
    """The table of residents of the county's own areas and of every member's; b"" if there are none.

    Each small area is counted once.
    """
    columns = columns_of(TABLE)
    found: dict[str, list[str]] = {}
    for row in (*_own(county), *_joined(members, ids)):
        found.setdefault(row.get("code", ""), [row.get(column, "") for column in columns])
    return write_csv([columns, *found.values()]) if found else b""


def _own(county: County) -> Iterator[Row]:
    return (row for row in _rows(county.directory) if ("area", row.get("area", "")) in county.own)


def _joined(members: Sequence[MemberDirectory], ids: Ids) -> Iterator[Row]:
    for member in members:
        to_here = id_here(ids, member.id)
        yield from ({**row, "area": to_here("area", row.get("area", ""))} for row in _rows(member.directory))


def _rows(directory: Directory) -> Iterator[Row]:
    for table in directory.folder.tables:
        if table.file == POPULATION:
            yield from (dict(zip(table.headings, row.cells, strict=False)) for row in table.rows)


def left_behind(members: Sequence[MemberDirectory]) -> Iterator[Finding]:
    """The tables of figures that are not joined."""
    for member in members:
        names = [table.file for table in member.directory.folder.tables if table.file != POPULATION]
        if names:
            yield Finding("left", f"{member.name}: {', '.join(names)}")

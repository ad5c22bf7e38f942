"""The residents of all members' areas, in one table. Other figures stay with the directory that counted them."""

from collections.abc import Iterator, Sequence
from typing import Final

from signpost.joining.findings import Finding
from signpost.joining.members import MemberDirectory
from signpost.joining.naming import Ids, id_here
from signpost.records.csv_text import write_csv
from signpost.records.table_schema import columns_of, file_of

TABLE: Final = "population"
POPULATION: Final = file_of(TABLE)


def residents(members: Sequence[MemberDirectory], ids: Ids) -> bytes:
    """The table of residents with every member's small areas; b"" if there are none. Each is counted once."""
    columns = columns_of(TABLE)
    found: dict[str, list[str]] = {}
    for member in members:
        to_here = id_here(ids, member.id)
        for table in member.directory.folder.tables:
            if table.file == POPULATION:
                for row in table.rows:
                    cells = dict(zip(table.headings, row.cells, strict=False))
                    cells["area"] = to_here("area", cells.get("area", ""))
                    found.setdefault(cells.get("code", ""), [cells.get(column, "") for column in columns])
    return write_csv([columns, *found.values()]) if found else b""


def left_behind(members: Sequence[MemberDirectory]) -> Iterator[Finding]:
    """The tables of figures that are not joined."""
    for member in members:
        names = [table.file for table in member.directory.folder.tables if table.file != POPULATION]
        if names:
            yield Finding("left", f"{member.name}: {', '.join(names)}")

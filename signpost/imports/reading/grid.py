"""A sheet of a workbook while it is read: its cells as the text that a person sees."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from signpost.imports.reading.listing import SourceFault
from signpost.imports.reading.table import Row

MOST_CELLS: Final = 1_000_000  # of one sheet, the empty ones among them


@dataclass(frozen=True)
class Grid:
    """A sheet: texts by row and column, both from 1; comments and links of a row's cells; and the hidden rows."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    beside: defaultdict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    hidden: set[int] = field(default_factory=set)

    def check_reach(self, height: int, width: int) -> None:
        """Raise SourceFault if a sheet reaches further than any list."""
        if height * width > MOST_CELLS:
            raise SourceFault(
                f"{self.name} has {height:,} rows and {width:,} columns. Up to {MOST_CELLS:,} cells are read, empty "
                "ones too: delete what stands far below or beside the list, or copy the list into a new workbook."
            )

    def rows(self) -> tuple[Row, ...]:
        """Return the rows, down to the last that holds anything."""
        height = max((row for row, _ in self.cells), default=0)
        width = max((column for _, column in self.cells), default=0)
        return tuple(self._row(number, range(1, width + 1)) for number in range(1, height + 1))

    def _row(self, number: int, columns: Iterable[int]) -> Row:
        cells = tuple(self.cells.get((number, column), "") for column in columns)
        return Row(number, cells, hidden=number in self.hidden, beside=tuple(self.beside[number]))

"""Workbooks: what Excel and OpenDocument have in common. Their cells arrive as the text that a person sees in them.

openpyxl reads Excel's files and not python-calamine, which is faster and knows neither how a cell shows its number
(£6.50, 0117…) nor which rows are hidden.
"""

import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from signpost.imports.reading import sheet
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.table import Row, Table, read_bytes

UNPACKED: Final = 50_000_000  # bytes of all parts of one file
MOST_CELLS: Final = 1_000_000  # of one sheet, the empty ones among them


@dataclass(frozen=True)
class Grid:
    """A sheet as it is read: texts by row and column, both from 1, what is beside cells of a row, and hidden rows."""

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
        """Give the rows, down to the last that holds anything."""
        height = max((row for row, _ in self.cells), default=0)
        width = max((column for _, column in self.cells), default=0)
        return tuple(map(self._row, range(1, height + 1), [width] * height))

    def _row(self, number: int, width: int) -> Row:
        cells = tuple(self.cells.get((number, column), "") for column in range(1, width + 1))
        return Row(number, cells, hidden=number in self.hidden, beside=tuple(self.beside.get(number, ())))


def is_packed(source: str, part: str) -> bool:
    """Whether this is a packed file that has a part of this name."""
    try:
        with ZipFile(source) as packed:
            return part in packed.namelist()
    except (OSError, ValueError, BadZipFile):
        return False


def listings_of(
    source: str, grids_in: Callable[[Path, Log], list[Grid]], answers: Answers, log: Log
) -> Iterator[Listing]:
    """Give the groups of those sheets that have the mapping's headings. Raises SourceFault and OSError."""
    file = Path(source)
    _check_size(file)
    try:
        with warnings.catch_warnings(action="ignore"):
            grids = [grid for grid in grids_in(file, log) if grid.cells]
    except SourceFault:
        raise
    except Exception as error:  # noqa: BLE001  # a broken file may make anything of the parts that read it
        raise SourceFault(
            f"{file.name} can't be opened as a workbook ({type(error).__name__}). Open it in your spreadsheet "
            "program, save it again, and import that file."
        ) from None
    if sum(len(text) for grid in grids for text in grid.cells.values()) > UNPACKED:  # one text may be in many cells
        raise SourceFault(f"{file.name} holds more than {UNPACKED // 1_000_000} million letters, which is no list.")
    if not grids:
        raise SourceFault(f"{file.name} is empty: it has neither headings nor rows.")
    tables = [Table(grid.name, file.name if len(grids) == 1 else grid.name, grid.rows()) for grid in grids]
    yield from sheet.listings_of(tables, answers, log.note)


def _check_size(file: Path) -> None:
    """Refuse a file that unpacks to more than any list has, before anything is unpacked. Raises SourceFault."""
    read_bytes(file)
    try:
        with ZipFile(file) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except (OSError, ValueError, BadZipFile):
        raise SourceFault(f"{file.name} looks like a workbook, such as Excel saves, and can't be opened.") from None
    if size > UNPACKED:
        raise SourceFault(
            f"{file.name} unpacks to {size // 1_000_000} MB, and up to {UNPACKED // 1_000_000} MB are read. Copy the "
            "list alone into a new workbook, without pictures, and import that."
        )

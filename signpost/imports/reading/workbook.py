"""Workbooks: what Excel and OpenDocument have in common. Their cells arrive as the text that a person sees in them.

openpyxl reads Excel's files and not python-calamine, which is faster and knows neither how a cell shows its number
(£6.50, 0117…) nor which rows are hidden.
"""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from signpost.imports.reading import sheet
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import LEAVE_OUT, Answers
from signpost.imports.reading.table import Row, Table, read_bytes

UNPACKED: Final = 50_000_000  # bytes of all parts of one file
MOST_CELLS: Final = 1_000_000  # of one sheet, the empty ones among them
Cells = dict[tuple[int, int], str]  # the filled cells of a sheet, by row and column, both from 1


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows, the numbers of those that are hidden, and whether it is hidden as a whole."""

    name: str
    rows: tuple[Row, ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden: bool = False


def is_packed(source: str, part: str) -> bool:
    """Whether this is a packed file that has a part of this name."""
    try:
        with ZipFile(source) as packed:
            return part in packed.namelist()
    except (OSError, ValueError, BadZipFile):
        return False


def listings_of(
    source: str, sheets_in: Callable[[Path, Log], list[Sheet]], answers: Answers, log: Log
) -> Iterator[Listing]:
    """Give the groups of those sheets that have the mapping's headings. Raises SourceFault and OSError."""
    file = Path(source)
    _check_size(file)
    try:
        with warnings.catch_warnings(action="ignore"):
            sheets = sheets_in(file, log)
    except SourceFault:
        raise
    except Exception as error:  # noqa: BLE001  # a broken file may make anything of the parts that read it
        raise SourceFault(
            f"{file.name} can't be opened as a workbook ({type(error).__name__}). Open it in your spreadsheet "
            "program, save it again, and import that file."
        ) from None
    shown = [sheet for sheet in sheets if not sheet.hidden and any(row.filled for row in sheet.rows)]
    for left in sheets:
        if left.hidden:
            log.note(f"{file.name}: the sheet {left.name} is hidden, and was not read.")
    if not shown:
        raise SourceFault(f"{file.name} is empty: it has neither headings nor rows.")
    tables = [_table(file, one, alone=len(shown) == 1, answers=answers, log=log) for one in shown]
    yield from sheet.listings_of(tables, answers, log.note)


def check_reach(height: int, width: int, name: str) -> None:
    """Raise SourceFault if a sheet reaches further than any list."""
    if height * width > MOST_CELLS:
        raise SourceFault(
            f"{name} has {height:,} rows and {width:,} columns. Up to {MOST_CELLS:,} cells are read, empty ones too: "
            "delete what stands far below or beside the list, or copy the list into a new workbook."
        )


def rows_of(cells: Cells) -> tuple[Row, ...]:
    """Make rows of filled cells."""
    height = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    return tuple(
        Row(number, tuple(cells.get((number, column), "") for column in range(1, width + 1)))
        for number in range(1, height + 1)
    )


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


def _table(file: Path, one: Sheet, *, alone: bool, answers: Answers, log: Log) -> Table:
    """Make a table of a sheet. Its hidden rows are told, and read only if the mapping says so."""
    name = file.name if alone else f"{file.name}, {one.name}"
    hidden = [row for row in one.rows if row.number in one.hidden_rows and row.filled]
    those = f"{sheet.row_numbers([row.number for row in hidden])} {'is' if len(hidden) == 1 else 'are'} hidden"
    if hidden and answers.hidden == LEAVE_OUT:
        log.note(
            f"{name}: {those}, and not read. If a filter hides "
            "them, take it off and save again. If they are to be read as they are, write hidden: read in the mapping."
        )
        for row in hidden:
            log.note(f"{name}, row {row.number} is hidden: {sheet.quoted(row)}")
        cleared = frozenset(row.number for row in hidden)
        return Table(one.name, name, tuple(_cleared(row) if row.number in cleared else row for row in one.rows))
    if hidden:
        log.note(f"{name}: {those}, and read like the others.")
    return Table(one.name, name, one.rows)


def _cleared(row: Row) -> Row:
    return replace(row, cells=())

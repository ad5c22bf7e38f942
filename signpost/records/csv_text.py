"""Reads and writes tables of figures as CSV (RFC 4180).

Reading gives the headings, and the rows with their lines. Like the reader of records it is strict, and whatever is
wrong is a problem and never an exception.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from signpost.records.problem import Place, Problem, problem
from signpost.values.characters import unfit_characters

CELL: Final = re.compile(r'(?:"(?:[^"]|"")*"|[^,"][^,]*)?(?:,|\r?\n|$)')
SAVE_AS: Final = "Open it in a spreadsheet program, and save it as CSV UTF-8, with commas."


@dataclass(frozen=True)
class CsvRow:
    """One row: the line on which it starts (from 1), its cells, and its text as typed."""

    line: int
    cells: tuple[str, ...]
    text: str = ""

    def column(self, index: int) -> int:
        """The column in the line (from 1) at which a cell begins; index is from 0."""
        at = 0
        for _ in range(min(index, len(self.cells))):
            found = CELL.match(self.text, at)
            at = found.end() if found else at
        return at + 1


@dataclass(frozen=True)
class CsvFile:
    """A CSV file of the directory: its path there, the row of headings (None if it can't be read), and the others."""

    file: str
    head: CsvRow | None
    rows: tuple[CsvRow, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def headings(self) -> tuple[str, ...]:
        return self.head.cells if self.head else ()


def read_csv(file: str, data: bytes) -> CsvFile:
    """Read a table. A byte order mark is dropped; lines may end as on any system."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        return _unread(file, line, "file-encoding", "This table is not written in UTF-8, so letters may be lost.")
    if found := next(_unfit(file, text), None):
        return CsvFile(file, None, (), (found,))
    try:
        rows = list(_rows(text))
    except csv.Error:
        line = _broken_line(text)
        return _unread(file, line, "table-form", "From this line on the table can't be read: a quotation mark is open.")
    if not rows:
        return _unread(file, 1, "table-form", "This table is empty: it has neither headings nor rows.")
    if len(rows[0].cells) == 1 and re.search(r"[;\t|]", rows[0].text):
        return _unread(file, 1, "table-form", "The columns of this table are not parted by commas.")
    return CsvFile(file, rows[0], tuple(rows[1:]))


def write_csv(rows: Iterable[Iterable[str]]) -> bytes:
    """The bytes of a table, in UTF-8, each row on a line that ends in a line feed. The first row has the headings."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _unread(file: str, line: int, code: str, message: str) -> CsvFile:
    return CsvFile(file, None, (), (problem(Place(file, line), code, message, SAVE_AS),))


def _unfit(file: str, text: str) -> Iterator[Problem]:
    for index, code in unfit_characters(text):
        start = text.rfind("\n", 0, index) + 1
        place = Place(file, text.count("\n", 0, index) + 1, index - start + 1)
        yield problem(place, code, "There is a character here that nobody can see or print.", "Delete it.")


def _rows(text: str) -> Iterator[CsvRow]:
    """The rows that are not blank at the end. Raises csv.Error."""
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, strict=True)
    start, waiting = 0, []
    for cells in reader:
        waiting.append(CsvRow(start + 1, tuple(cells), "".join(lines[start : reader.line_num])))
        start = reader.line_num
        if any(map(str.strip, cells)):  # a blank line at the end is no row
            yield from waiting
            waiting = []


def _broken_line(text: str) -> int:
    """The line on which the first row that can't be read starts."""
    line = 1
    try:
        for row in _rows(text):
            line = row.line + row.text.count("\n")
    except csv.Error:
        pass
    return line

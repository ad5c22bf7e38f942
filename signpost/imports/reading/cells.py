"""The rows of a file as spreadsheets save it (CSV): whatever its letters, its separator and its broken quotation marks.

Row numbers are those that a spreadsheet shows.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from signpost.imports.reading.listing import SourceFault

LARGEST: Final = 100_000_000  # bytes of one file
LONGEST_CELL: Final = 200  # lines in one cell; more, and its quotation mark was never meant to open one
WIDE: Final = 4  # cells; a line of so many, inside a cell, is a row that a stray quotation mark swallowed
DELIMITERS: Final = (",", ";", "\t", "|")
OTHER_KINDS: Final = {
    b"PK\x03\x04": "a workbook, such as Excel saves (.xlsx)",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls)",
    b"%PDF": "a PDF",
    b"<": "a web page",
}


@dataclass(frozen=True)
class Record:
    """One row: its number, its cells, and whether a quotation mark in it had to be taken as a plain sign."""

    number: int
    cells: tuple[str, ...]
    broken: bool = False

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell.strip())


def read_bytes(file: Path) -> bytes:
    """Read a whole file. Raises SourceFault where there is none or where it is too large."""
    if not file.is_file():
        raise SourceFault(f"There is no file {file}. Look at the name, and at the folder it is in.")
    size = file.stat().st_size
    if size > LARGEST:
        raise SourceFault(f"{file} has {size // 1_000_000} MB. Files of up to {LARGEST // 1_000_000} MB are read.")
    return file.read_bytes()


def text_of(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """Decode a table's bytes. With the text comes what letters it was saved with, "" for UTF-8. Raises SourceFault."""
    kind = next((kind for start, kind in OTHER_KINDS.items() if data.lstrip().startswith(start)), None)
    if kind:
        raise SourceFault(f"{name} is {kind}, and no table. Open it, save it as CSV UTF-8, and import that file.")
    zeros = data[:2000].count(0)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or zeros > len(data[:2000]) // 4:
        return _utf_16(data, name), "UTF-16"
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    if encoding:
        try:
            return data.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            pass
    # Line by line: where people have pasted into one file what two programs wrote, it holds both.
    return "".join(map(_line, data.splitlines(keepends=True))), "Windows-1252"


def records_of(text: str, delimiter: str) -> Iterator[Record]:
    """Split a text into rows. A quotation mark that is never closed is taken as it stands, and its row marked."""
    lines = io.StringIO(text, newline="").readlines()
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    widths: Counter[int] = Counter()
    at, number = 0, 0
    while at < len(lines):
        number += 1
        cells, end = _record(lines, at, delimiter)
        if end - at == 1 and end < len(lines):
            widths[len(cells)] += 1
            yield Record(number, tuple(cells))
        else:
            width = widths.most_common(1)[0][0] if widths else 0
            broken = _is_broken(lines[at:end], delimiter, width)
            if broken:
                cells, end = _alone(lines[at], delimiter, width), at + 1
            yield Record(number, tuple(cells), broken)
        at = end


def delimiter_of(text: str) -> str:
    """Tell what parts the cells of a table, by its first line."""
    first = text.lstrip().partition("\n")[0]
    return max(DELIMITERS, key=first.count)


def _utf_16(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SourceFault(f"{name} can't be read as text. Save it again as CSV UTF-8.") from None


def _line(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _record(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """Give the cells of the row that starts at a line, and the line after it."""
    reader = csv.reader(lines[at : at + LONGEST_CELL], delimiter=delimiter)
    cells = next(reader, [])
    return cells, at + max(reader.line_num, 1)


def _is_broken(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether quotation marks in these lines don't pair, or pair so that a cell has swallowed whole rows."""
    try:
        next(csv.reader(lines, delimiter=delimiter, strict=True), [])
    except csv.Error:
        return True
    inner = (next(csv.reader([line], delimiter=delimiter), []) for line in lines[1:-1])
    return width >= WIDE and any(len(cells) == width for cells in inner)


def _alone(line: str, delimiter: str, width: int) -> list[str]:
    """Give the cells of one line whose quotation marks don't pair."""
    line = line.rstrip("\r\n")
    plain = line.split(delimiter)
    quoted = next(csv.reader([line], delimiter=delimiter), [])
    return plain if len(plain) <= width or len(quoted) != width else quoted

"""Tables of text, and how they are read from CSV and JSON.

Row numbers are those that a spreadsheet shows. Encodings are found without a library: charset-normalizer took Mac Roman
for Windows-1252, and knows no file with two encodings.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from signpost.imports.reading.listing import SourceFault, Tell, folded

LARGEST: Final = 100_000_000  # bytes of one file
LONGEST_CELL: Final = 200  # lines in one cell, in a file whose quotation marks don't pair
DELIMITERS: Final = (",", ";", "\t", "|")
START: Final = 500  # lines, by which the delimiter is found
NOT_TABLES: Final = {
    b"PK\x03\x04": "a workbook or another packed file, and a CSV file is looked for here",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook (.xls), or one with a password. Save it as .xlsx without a password",
    b"%PDF": "a PDF. Ask for the list it was made from",
    b"<": "a web page. Ask for the list as a spreadsheet",
}
# Bytes that are common signs of English text in each encoding: an e with an accent, curly quotation marks, dashes.
# In the other encoding they are letters that English never has.
MAC_ROMAN: Final = b"\x8e\xd5\xd0\xd2\xd3\x8f"
WINDOWS: Final = b"\xe9\x92\x96\x93\x94\xe8"
MS_DOS: Final = b"\x82\x9c"  # the e, and the pound sign


@dataclass(frozen=True)
class Row:
    """One row: its number, and its cells as text. It is `broken` if a quotation mark in it was never closed.

    `beside` is what a workbook has besides its cells: pairs of a label, such as "a comment on B7", and a text.
    """

    number: int
    cells: tuple[str, ...]
    broken: bool = False
    hidden: bool = False
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell.strip())


@dataclass(frozen=True)
class Table:
    """A table: its name, its file for messages, and its rows, the headings among the first."""

    name: str
    file: str
    rows: tuple[Row, ...]


def read_bytes(file: Path) -> bytes:
    """Read a whole file. Raises SourceFault if there is none or if it is too large."""
    if not file.is_file():
        raise SourceFault(f"{file} is no file. Look at the name; if it is a folder, name the file in it.")
    size = file.stat().st_size
    if size > LARGEST:
        raise SourceFault(f"{file} has {size // 1_000_000} MB. Files of up to {LARGEST // 1_000_000} MB are read.")
    return file.read_bytes()


def csv_table(
    name: str, file: Path, tell: Tell, delimiter: str = "", encoding: str = "", headings: Iterable[str] = ()
) -> Table:
    """Read a CSV file by the delimiter and encoding given, or else by those that it seems to have.

    `headings` help to find the delimiter, if any are known. An encoding that was guessed and is not UTF-8
    is noted to `tell`. Raises SourceFault.
    """
    text, found = decode(read_bytes(file), file.name, encoding)
    if found not in ("", encoding):
        tell(f"{file.name} was saved with the letters of {found}, and was read so.")
    return Table(name, file.name, tuple(csv_rows(text, delimiter or delimiter_of(text, headings))))


def rows_of(data: list[Any]) -> tuple[Row, ...]:
    """Make rows from parsed JSON: lists of cells, or objects whose keys are the headings."""
    rows = [_flat(row) if isinstance(row, dict) else row for row in data if isinstance(row, list | dict)]
    if labels := list(dict.fromkeys(key for row in rows if isinstance(row, dict) for key in row)):
        rows = [labels, *([row.get(label) for label in labels] for row in rows if isinstance(row, dict))]
    return tuple(Row(number, tuple(map(_cell, row))) for number, row in enumerate(rows, 1))


def _flat(row: dict[str, Any], start: str = "") -> dict[str, Any]:
    """Flatten nested objects, by the path of each value: address.postcode."""
    found: dict[str, Any] = {}
    for key, value in row.items():
        found |= _flat(value, f"{start}{key}.") if isinstance(value, dict) else {f"{start}{key}": value}
    return found


def _cell(value: object) -> str:
    """Return the text of a value; of a list, one line for each of its values."""
    if isinstance(value, list):
        return "\n".join(map(_cell, value))
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_cell(item)}" for key, item in value.items())
    return "" if value is None else str(value)


def decode(data: bytes, name: str, encoding: str = "") -> tuple[str, str]:
    """Decode a table's bytes. Returns the text and the name of its encoding, "" for UTF-8. Raises SourceFault."""
    kind = next((kind for start, kind in NOT_TABLES.items() if data.lstrip().startswith(start)), None)
    if kind:
        raise SourceFault(f"{name} is {kind}.")
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if marked or data[:2000].count(0) > len(data[:2000]) // 4:
        try:
            return data.decode("utf-16" if marked else "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"), "UTF-16"
        except UnicodeDecodeError:
            raise SourceFault(f"{name} can't be read as text. Save it again as CSV UTF-8.") from None
    for known in filter(None, ("utf-8-sig", encoding)):
        with suppress(UnicodeDecodeError, LookupError):
            return data.decode(known), encoding if known == encoding else ""
    return _single_byte(data)


def csv_rows(text: str, delimiter: str) -> Iterator[Row]:
    """Split a text into rows. If its quotation marks don't pair, each such row is repaired and marked as broken."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines = io.StringIO(text, newline="").readlines()
    try:
        rows = [tuple(cells) for cells in csv.reader(lines, delimiter=delimiter, strict=True)]
    except csv.Error:
        return _repaired(lines, delimiter)
    return (Row(number, cells) for number, cells in enumerate(rows, 1))


def delimiter_of(text: str, headings: Iterable[str] = ()) -> str:
    """Find the delimiter: the one with which a row has most of the headings, and most rows have the same width."""
    start = "".join(text.splitlines(keepends=True)[:START])
    wanted = set(map(folded, headings))

    def fit(delimiter: str) -> tuple[int, float, int]:
        rows = [row.cells for row in csv_rows(start, delimiter) if row.filled]
        known = max((len(wanted & set(map(folded, cells))) for cells in rows), default=0)
        width, times = max(Counter(map(len, rows)).items(), key=itemgetter(1), default=(0, 0))
        return (known, times / len(rows), width) if width > 1 else (known, 0, 0)

    return max(DELIMITERS, key=fit)


def _single_byte(data: bytes) -> tuple[str, str]:
    """Decode line by line: one file may hold what two programs wrote, one of them in UTF-8."""
    mac, windows, dos = (sum(map(data.count, signs)) for signs in (MAC_ROMAN, WINDOWS, MS_DOS))
    is_mac = mac > windows or (mac == windows and b"\n" not in data)  # only old Macs end lines with a single CR
    encoding, name = ("mac_roman", "Mac Roman") if is_mac else ("cp1252", "Windows-1252")
    if dos > max(mac, windows):
        encoding, name = "cp850", "MS-DOS"
    return "".join(_line(line, encoding) for line in data.splitlines(keepends=True)), name


def _line(data: bytes, encoding: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace")


def _repaired(lines: list[str], delimiter: str) -> Iterator[Row]:
    """Parse lines that break the rules of CSV. A row that parses and is as wide as another is kept unchanged."""
    widths: Counter[int] = Counter()
    at = number = 0
    while at < len(lines):
        number += 1
        width = widths.most_common(1)[0][0] if widths else 0
        cells, count = _strict_row(lines[at : at + LONGEST_CELL], delimiter)
        whole = count == 1 or (count > 1 and (not widths or len(cells) in widths))
        if not whole:
            cells, count = _single_line(lines[at], delimiter, width), 1
        widths[len(cells)] += whole
        yield Row(number, tuple(cells), not whole)
        at += count


def _strict_row(lines: list[str], delimiter: str) -> tuple[list[str], int]:
    """Return the cells of the first row and how many lines it has: none if it breaks the rules."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        return next(reader, []), max(reader.line_num, 1)
    except csv.Error:
        return [], 0


def _single_line(line: str, delimiter: str, width: int) -> list[str]:
    """Return the cells of one line whose quotation marks don't pair."""
    line = line.rstrip("\r\n")
    plain = line.split(delimiter)
    quoted = next(csv.reader([line], delimiter=delimiter), [])
    return plain if len(plain) <= width or len(quoted) != width else quoted

"""The sheets of a workbook of Excel.

openpyxl reads it and not python-calamine, which is faster and knows neither how a cell shows its number (£6.50, 0117…)
nor which rows are hidden.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from signpost.imports.reading.grid import Grid
from signpost.imports.reading.listing import Log

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

# The parts of a number format: words in quotation marks, an escaped sign, a currency, a colour or a condition, a gap,
# then places for digits, and any other sign, which is shown.
FORMAT: Final = re.compile(
    r'"(?P<words>[^"]*)"|\\(?P<sign>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.'
    r"|(?P<digits>[0#?](?:[0#?.,]*[0#?])?)|(?P<other>.)"
)
SAVE_AGAIN: Final = "Open the file, save it again, and import that."
RANGE: Final = re.compile(rb"""<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=["']([^"']+:[^"']+)["']""")
LINK: Final = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
# How a date or time is written, by its format: the first of these whose letters are all in it. 10-Dec stays so, since
# it may have been typed as 10-12.
MOMENTS: Final = (
    ("dh", "%Y-%m-%d %H:%M"), ("yh", "%Y-%m-%d %H:%M"), ("h", "%H:%M"), ("dy", "%Y-%m-%d"), ("dm", "%d-%b"),
    ("my", "%b-%y"), ("m", "%B"), ("d", "%A"), ("y", "%Y"), ("", "%Y-%m-%d"),
)  # fmt: skip
NO_PLACES: Final = re.compile(r"General|@|E[+-]|/", re.IGNORECASE)  # formats that show the plain number


def grids_of(file: Path, log: Log) -> list[Grid]:
    """Read the sheets that are not hidden. Raises SourceFault, and anything if the file is broken."""
    from openpyxl import load_workbook

    _check_ranges(file)
    book = load_workbook(file, data_only=True, keep_links=False)
    formulas = load_workbook(file, keep_links=False)
    for one in book.worksheets:
        if one.sheet_state != "visible":
            log.note(f"{file.name}: the sheet {one.title} is hidden, and was not read.")
    shown = [one for one in book.worksheets if one.sheet_state == "visible"]
    return [_grid(one, formulas[one.title], f"{file.name}, {one.title}") for one in shown]


def _check_ranges(file: Path) -> None:
    """Refuse merged cells and links over more cells than any list has: openpyxl would make each of them."""
    from openpyxl.utils import range_boundaries

    with ZipFile(file) as packed:
        for part in packed.namelist():
            if part.startswith("xl/worksheets/"):
                for found in RANGE.finditer(packed.read(part)):
                    left, top, right, bottom = (edge or 0 for edge in range_boundaries(found[1].decode()))
                    Grid(file.name).check_reach(bottom - top + 1, right - left + 1)


def _grid(one: "Worksheet", formulas: "Worksheet", name: str) -> Grid:
    grid = Grid(name, hidden={number for number, row in one.row_dimensions.items() if row.hidden})
    grid.check_reach(one.max_row, one.max_column)
    for number, row in enumerate(one.iter_rows(), 1):
        for column, cell in enumerate(row, 1):
            if text := shown(cell.value, cell.number_format):
                grid.cells[number, column] = text
            elif formulas[cell.coordinate].data_type == "f":
                grid.beside[number].append((f"{cell.coordinate}, a formula without its result", SAVE_AGAIN))
            grid.beside[number] += _beside(cell, str(formulas[cell.coordinate].value), text)
    for merged in one.merged_cells.ranges:  # a cell merged over several rows counts for each of them
        text = grid.cells.get((merged.min_row, merged.min_col), "")
        for number in range(merged.min_row + 1, min(merged.max_row, one.max_row) + 1 if text else 0):
            grid.cells[number, merged.min_col] = text
    return grid


def _beside(cell: "Cell | MergedCell", formula: str, text: str) -> Iterator[tuple[str, str]]:
    """Return a cell's comment, and the address of its link if that is not the text shown."""
    if cell.comment:
        yield f"a comment on {cell.coordinate}", cell.comment.text
    link = LINK.match(formula)
    target = link[1] if link else (cell.hyperlink and cell.hyperlink.target) or ""
    if target and target.removeprefix("mailto:") not in text:
        yield f"the address behind {cell.coordinate}", target


def shown(value: object, code: str) -> str:
    """Return the text that a person sees in a cell, by its value and its number format.

    Whole dates are written 2026-11-03 and times 18:30, since 3/11/26 may mean two days.
    """
    from openpyxl.utils.escape import unescape

    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time):
        return _moment(value, FORMAT.sub(lambda part: part["other"] or "", code).lower())
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return _number(value, code)
    return "" if value is None else unescape(str(value))


def _moment(value: datetime | date | time, code: str) -> str:
    """Return a date, a time or both: whatever the format shows."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime):
        value += timedelta(seconds=30)  # a time stored as a fraction of a day may be a second short
    return value.strftime(next(form for letters, form in MOMENTS if set(letters) <= set(code)))


def _number(value: float, code: str) -> str:
    """Return a number with the places, the leading zeros and the signs that its format shows."""
    from babel.numbers import format_decimal

    positive, *others = code.split(";")
    section = others[0] if value < 0 and others else positive
    parts = [(part.lastgroup, part[part.lastgroup]) for part in FORMAT.finditer(section) if part.lastgroup]
    places = [text.replace("?", "#") for kind, text in parts if kind == "digits"]
    if NO_PLACES.search(section) or not places:
        return str(int(value)) if value == int(value) else f"{value:.15g}"
    number = abs(value) * (100 if ("other", "%") in parts else 1)
    if len(places) == 1:
        groups = [format_decimal(number, places[0], locale="en_GB")]
    else:  # a phone number's digits fill the groups of the format from the right; any left over go into the first
        digits = str(round(number)).zfill(len("".join(places)))
        groups = re.findall("^(.+)" + "".join(f"(.{{{len(place)}}})" for place in places[1:]) + "$", digits)[0]
    pieces = iter(groups)
    shown = "".join(next(pieces) if kind == "digits" else text for kind, text in parts).strip()
    return f"-{shown}" if value < 0 and not others else shown

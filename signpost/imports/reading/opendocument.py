"""The sheets of an OpenDocument workbook, such as LibreOffice saves. Its cells hold the text as it is shown."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from signpost.imports.reading.grid import MOST_CELLS, Grid
from signpost.imports.reading.listing import Log

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACE: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TABLE, TEXT = (_SPACE % name for name in ("office", "table", "text"))
SPACES: Final = {f"{TEXT}s": " ", f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
PART_OF_A_DATE: Final = re.compile(r"\d{1,2}\W[a-z]{3,}|[a-z]{3,}\W\d{2}|[a-z]+", re.IGNORECASE)  # 10-Dec, Tuesday
MOST_MERGED: Final = 1000  # rows
DURATION: Final = re.compile(r"PT(\d+)H(\d+)M.*")
SHORTENED: Final = re.compile(r"\dE\+?\d", re.IGNORECASE)


def grids_of(file: Path, log: Log) -> list[Grid]:  # noqa: ARG001  # there is nothing to note
    """Read every sheet. Raises SourceFault, and anything if the file is broken."""
    from defusedxml.ElementTree import fromstring

    with ZipFile(file) as packed:
        content = fromstring(packed.read("content.xml"), forbid_dtd=True)
    for part in content.iter():  # spaces and line ends are elements there
        if part.tag in SPACES:
            part.text = SPACES[part.tag] * int(part.get(f"{TEXT}c", "1")[:3])
    return [_grid(table, file.name) for table in content.iter(f"{TABLE}table")]


def _grid(table: "Element", file: str) -> Grid:
    grid = Grid(f"{file}, {table.get(f'{TABLE}name', '')}")
    number = 0
    for row in table.iter(f"{TABLE}table-row"):
        times = _count(row, "number-rows-repeated")
        texts = dict(_texts(row, number + 1, grid))
        height = times if texts else 0  # a sheet may end with a million empty rows
        grid.check_reach(number + height, max(texts, default=0))
        for place in range(number + 1, number + 1 + height):
            grid.cells.update({(place, column): text for column, text in texts.items()})
            if row.get(f"{TABLE}visibility", "visible") != "visible":
                grid.hidden.add(place)
        grid.beside[number + 1] += (("a comment", "".join(note.itertext())) for note in row.iter(f"{OFFICE}annotation"))
        number += times
    return grid


def _texts(row: "Element", number: int, grid: Grid) -> Iterator[tuple[int, str]]:
    """Return the filled cells of a row by their columns. A cell merged over several rows is put into each of them."""
    column = 0
    for cell in row:
        times = _count(cell, "number-columns-repeated")
        text = _shown(cell) or grid.cells.get((number, column + 1), "")
        if text and times <= MOST_CELLS:
            yield from ((column + turn, text) for turn in range(1, times + 1))
        for below in range(1, min(_count(cell, "number-rows-spanned"), MOST_MERGED) if text else 0):
            grid.cells[number + below, column + 1] = text
        column += times


def _count(element: "Element", name: str) -> int:
    text = element.get(f"{TABLE}{name}", "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1


def _shown(cell: "Element") -> str:
    """Return a cell's text, but the value of a whole date or a time, since 3/11/26 may mean two days."""
    text = "\n".join("".join(part.itertext()) for part in cell.findall(f"{TEXT}p"))
    day, time = cell.get(f"{OFFICE}date-value", ""), cell.get(f"{OFFICE}time-value", "")
    if day and not PART_OF_A_DATE.fullmatch(text.strip()):
        clock = day[11:16] if ":" in text else ""
        return f"{day[:10]} {clock}".strip()
    if found := DURATION.fullmatch(time):
        return f"{int(found[1]):02}:{int(found[2]):02}"
    if SHORTENED.search(text) and cell.get(f"{OFFICE}value-type") == "float":
        return cell.get(f"{OFFICE}value", text)
    return text

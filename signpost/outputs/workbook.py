"""The workbook: the whole directory as one file for a spreadsheet program, with a sheet for each table.

It has the same rows as the data package. Every cell is a text or a number, and none is a formula.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import Final
from xml.sax.saxutils import escape

from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.memoize import text_fingerprint
from signpost.outputs.office_file import packed
from signpost.outputs.resources import FOLDER
from signpost.outputs.workbook_frame import ROWS, frame_of, sheet_name
from signpost.records.record_tables import RecordTable, Row, all_tables
from signpost.values.licences import LICENCES
from signpost.views.open_tables import OpenTables
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

PATH: Final = f"{FOLDER}/directory.xlsx"
SHEET: Final = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
CODED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # read as the code of a character (ECMA-376, part 1, 22.4.2.4)
LONGEST: Final = 32_767  # UTF-16 code units of a cell in Excel; only the longest lists of words come near that
CUT: Final = "… There is more. The tables have it all."
LINE_ENDS: Final = {"\r": "&#13;"}  # XML has no other way to keep them

Sheet = tuple[Iterable[Row], Collection[int]]
"""The rows of a sheet, and the indices of the columns with numbers."""


def workbook(snapshot: Snapshot) -> Iterator[PlannedFile]:
    """data/directory.xlsx. It says on which day it was made."""
    own = OpenTables(snapshot.directory)
    facts = [own.facts(table) for table in all_tables()]
    yield PlannedFile(
        PATH, text_fingerprint(snapshot, f"{PATH} {snapshot.today} {facts}"), partial(_artefact, snapshot, own)
    )


def _artefact(snapshot: Snapshot, own: OpenTables) -> Artefact:
    filled = [(table, rows) for table in all_tables() if (rows := list(own.rows(table)))]
    sheets: list[Sheet] = [(_about(snapshot, filled), ()), *((rows, _numbers(table)) for table, rows in filled)]
    frame = frame_of(snapshot, [table for table, _ in filled])
    return Artefact(PATH, packed((name, _filled(name, text, sheets)) for name, text in frame), "directory.yaml")


def _filled(name: str, text: str, sheets: Sequence[Sheet]) -> str:
    """A part of the file, with its rows if it is a sheet."""
    number = SHEET.fullmatch(name)
    return _with_rows(text, *sheets[int(number[1]) - 1]) if number else text


def _about(snapshot: Snapshot, filled: Sequence[tuple[RecordTable, list[Row]]]) -> Iterator[Row]:
    """The first sheet: what this is, on which terms it may be used, and what is in each other sheet."""
    about, terms = snapshot.about, LICENCES.get(snapshot.about.licence)
    yield ["Directory", about.name]
    if about.demonstration:
        yield ["Demonstration", "All groups in it are invented."]
    yield ["As it was on", short_day(snapshot.today)]
    if about.site_url:
        yield ["Newer ones", about.site_url]
    if terms:
        yield ["Licence", f"{terms.title}: {terms.address}"]
    yield ["Not in it", "Services that must not be found. Their pages on the site say how to reach them."]
    yield ["How sheets belong together", "A sheet such as Sessions has the id of the group in its first column."]
    yield ["", ""]
    for table, rows in filled:
        yield [sheet_name(table), f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}. {table.description}"]


def _numbers(table: RecordTable) -> Collection[int]:
    return frozenset(index for index, column in enumerate(table.columns) if column.is_number)


def _with_rows(frame: str, rows: Iterable[Row], numbers: Collection[int]) -> str:
    """The text of a sheet with its rows in place of the one that shows their style."""
    found = ROWS.fullmatch(frame)
    if not found:
        raise ValueError(
            "This version of openpyxl writes sheets in another way. See signpost/outputs/workbook_frame.py."
        )
    before, style, after = found.groups()
    return "".join([before, *_rows(rows, numbers, style), after])


def _rows(rows: Iterable[Row], numbers: Collection[int], style: str) -> Iterator[str]:
    """Rows as XML (ECMA-376, part 1, 18.3.1.73 and 18.3.1.4). An empty cell is left out."""
    for number, row in enumerate(rows, 2):
        yield f'<row r="{number}">'
        for index, cell in enumerate(row):
            if not cell:
                continue
            if index in numbers:
                yield f'<c r="{_letters(index)}{number}"><v>{cell}</v></c>'
            else:
                place = f'<c r="{_letters(index)}{number}" s="{style}" t="inlineStr">'
                yield f'{place}<is><t xml:space="preserve">{_text(cell)}</t></is></c>'
        yield "</row>"


def _text(cell: str) -> str:
    units = cell.encode("utf-16-le") if len(cell) * 2 > LONGEST else b""
    if len(units) > LONGEST * 2:
        cell = units[: (LONGEST - len(CUT)) * 2].decode("utf-16-le", "ignore") + CUT
    return escape(CODED.sub("_x005F_", cell) if "_x" in cell else cell, LINE_ENDS)


@cache
def _letters(index: int) -> str:
    """The letters of a column: A for 0, AA for 26."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)

"""The workbook without its rows: sheets with headings, widths and styles, as the parts of an .xlsx file.

Source: ECMA-376, Office Open XML, which openpyxl writes. It needs two seconds for the rows of 1,000 activities, and
they are plain; so it writes all that is not, once for each version of the schemas.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final

from signpost.outputs.memoize import memoized, text_fingerprint
from signpost.outputs.office_file import Parts, unpacked
from signpost.records.record_tables import Column, RecordTable
from signpost.views.snapshot import Snapshot

ABOUT: Final = "About"
LONGEST_NAME: Final = 31  # characters of a sheet's name
WIDTHS: Final = {"key": 28, "yes or no": 12, "number": 12, "line": 36, "prose": 70}
# The part with the time of saving, which would differ in each build.
SAVED: Final = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
SIZE: Final = re.compile(r"<dimension [^>]*/>")  # it need not be there, and would be wrong
NO_TIME: Final = "1980-01-01T00:00:00Z"  # the earliest that a zip file can have
ROWS: Final = re.compile(r'(.*)<row r="2"[^>]*><c r="A2" s="(\d+)".*?</row>(.*)', re.DOTALL)


def sheet_name(table: RecordTable) -> str:
    """The name of a table's sheet: "Activity needs"."""
    return table.name.replace("_", " ").capitalize()[:LONGEST_NAME].strip()


def frame_of(snapshot: Snapshot, tables: Sequence[RecordTable]) -> Parts:
    """The parts of a file with a sheet for each of these tables, after the one that says what it is.

    In each sheet stands, for its rows, a row 2 with one cell, in the style of texts.
    """
    names = " ".join(table.name for table in tables)
    return memoized(snapshot, text_fingerprint(snapshot, f"workbook {names}"), partial(_frame, tables))


def _frame(tables: Sequence[RecordTable]) -> Parts:
    from openpyxl import Workbook  # takes a third of a second to import

    book = Workbook()
    book.properties.creator = "Signpost"
    book.properties.created = datetime.fromisoformat(NO_TIME.removesuffix("Z"))
    first = book.active
    _fill(first, ABOUT, [("About this workbook", 36), ("What to know", 90)])
    for table in tables:
        _fill(book.create_sheet(), sheet_name(table), [(column.title, _width(column)) for column in table.columns])
    out = io.BytesIO()
    book.save(out)
    return [(name, SIZE.sub("", SAVED.sub(rf"\g<1>{NO_TIME}", text))) for name, text in unpacked(out.getvalue())]


def _fill(sheet, title: str, columns: list[tuple[str, int]]) -> None:  # type: ignore[no-untyped-def] # theirs
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.title = title
    sheet.freeze_panes = "B2" if title != ABOUT else "A2"
    wrapped = Alignment(wrap_text=True, vertical="top")
    for number, (heading, width) in enumerate(columns, 1):
        cell = sheet.cell(1, number, heading)
        cell.font, cell.alignment = Font(bold=True), wrapped
        sheet.column_dimensions[get_column_letter(number)].width = width
    below = sheet.cell(2, 1, "")
    below.alignment, below.number_format = wrapped, "@"  # text, also when somebody types in it


def _width(column: Column) -> int:
    kind = "prose" if column.schema.get("x-text") == "prose" else "line"
    if column.name == "id" or column.refers_to:
        kind = "key"
    if column.is_number or column.schema.get("format") == "date":
        kind = "number"
    return WIDTHS["yes or no" if column.is_yes_no else kind]

"""An empty list of referrals to fill in, as CSV or as a workbook whose cells offer their choices."""

import csv
import io
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from signpost.counting.cells import passes
from signpost.counting.columns import COLUMNS, LONELY, STATES, YES_NO, Column
from signpost.records.directory import Directory

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ROWS: Final = 5000  # rows whose cells offer choices
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "state": tuple(STATES),
    "yes-no": tuple(YES_NO),
    "lonely": tuple(LONELY),
}
FIRST_LINES: Final = (
    "One row for each referral. No names, no dates of birth, no addresses, no numbers of people, no notes.",
    "Keep this list where only you can read it. It belongs neither into the directory nor onto its website.",
)


def template(file: Path, directory: Directory) -> bytes:
    """The bytes of a list to fill in: a workbook if the file's name ends in .xlsx, otherwise CSV."""
    return _workbook(directory) if file.suffix.lower() == ".xlsx" else _csv(directory)


def choices(column: Column, directory: Directory) -> tuple[str, ...]:
    """What may be chosen in a column; nothing if it takes a month or a number. No service that must not be found."""
    if column.kind in {"month", "days", "scale"}:
        return ()
    if column.kind in CHOICES:
        return CHOICES[column.kind]
    records = directory.of_kind(column.kind).values()
    return tuple(record.id for record in records if not directory.is_sensitive(record))


def _help(column: Column, directory: Directory) -> str:
    found = choices(column, directory)
    takes = f"one of: {', '.join(found)}" if found else passes(column, directory)
    return f"{column.help}; {takes}{'' if column.required else '; or nothing'}"


def _csv(directory: Directory) -> bytes:
    """What each column takes stands above the headings, a line each, and may stay there."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([line] for line in FIRST_LINES)
    writer.writerows([f"{column.heading}: {_help(column, directory)}"] for column in COLUMNS)
    writer.writerow(column.heading for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")  # the mark tells spreadsheet programs that it is UTF-8


def _workbook(directory: Directory) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    listed = book.worksheets[0]
    listed.title = "Referrals"
    listed.append([column.heading for column in COLUMNS])
    listed.freeze_panes = "A2"
    explained = book.create_sheet("What goes where")
    for line in FIRST_LINES:
        explained.append([line])
    for column in COLUMNS:
        explained.append([f"{column.heading}:", _help(column, directory)])
    _offer_choices(listed, book.create_sheet("Choices"), directory)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _offer_choices(listed: "Worksheet", offered: "Worksheet", directory: Directory) -> None:
    """Put the choices of each column on a sheet of their own, and let the cells of the list offer them."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for place, column in enumerate(COLUMNS, 1):
        letter = get_column_letter(place)
        listed.column_dimensions[letter].width = 20
        for row, choice in enumerate(found := choices(column, directory), 1):
            offered.cell(row, place, choice)
        if found:
            cells = f"Choices!${letter}$1:${letter}${len(found)}"
            rule = DataValidation("list", formula1=cells, allow_blank=True, showErrorMessage=True)
            rule.error = "Choose one from the list."
            rule.add(f"{letter}2:{letter}{ROWS}")
            listed.add_data_validation(rule)
    for row in range(2, ROWS + 1):
        listed.cell(row, 1).number_format = "@"  # text: a month such as 2026-04 must not become a day

"""Rows as CSV for spreadsheet programs. No cell can become a formula or a command to a workflow."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from typing import Final

# What a spreadsheet program may take for a formula, in narrow or wide characters. Source: OWASP, "CSV Injection".
# One with apostrophes in front is marked too, so that taking the mark off gives back what was typed.
FORMULA: Final = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
Cell = str | int | bool | date | None


def as_csv(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A header and rows as CSV. Days are written as 2026-10-01, answers as yes and no, and nothing for None."""
    out = io.StringIO(newline="")
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow(header)
    sheet.writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def marked(text: str) -> str:
    """A text as a cell. An apostrophe before what looks like a formula makes spreadsheet programs show it."""
    return f"'{text}" if FORMULA.match(text) else text


def unmarked(cell: str) -> str:
    """The text that `marked` was given."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell, 1) else cell


def _cell(value: Cell) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return marked(" ".join(str("" if value is None else value).split()))

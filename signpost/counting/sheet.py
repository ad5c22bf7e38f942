"""Reads a connector's list: one row a referral, without names. Anything that could tell of a person is refused."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from signpost.counting.cells import read_cell
from signpost.counting.columns import ASKED, COLUMNS, NOTHING_FOUND, Column, find_column
from signpost.counting.people_in import what_heading_tells, what_tells
from signpost.imports.reading.formats import tables_of
from signpost.imports.reading.listing import Log
from signpost.imports.reading.table import Row, Table
from signpost.records.directory import Directory
from signpost.values.quarter import Quarter
from signpost.values.spelling import closest_match

DEEPEST: Final = 40  # rows among which the headings are looked for
REQUIRED: Final = tuple(column for column in COLUMNS if column.required)
Columns = Mapping[int, Column]  # by their places, from 0


class Fault(NamedTuple):
    """Why a list is refused: a row (0 for none), a column as a spreadsheet names it (or ""), and the reason."""

    row: int
    column: str
    reason: str


@dataclass(frozen=True)
class Referral:
    """One row of the list. Days are None if they are not known; answers are pairs (before, after) by measure."""

    quarter: Quarter
    area: str
    need: str
    level: str
    activity: str
    state: str
    told: bool
    days_to_contact: int | None
    days_to_reply: int | None
    answers: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Listed:
    """A list as read: its referrals, or why it is refused."""

    referrals: tuple[Referral, ...]
    faults: tuple[Fault, ...]


def read_sheet(file: Path, directory: Directory, today: dt.date) -> Listed:
    """Read a list of referrals (.csv, .xlsx, .ods). Raises SourceFault if it can't be read at all, and OSError."""
    tables = tables_of(file, [column.heading for column in COLUMNS], Log(lambda _: None))
    table = max(tables, key=lambda each: _headings(each)[0])
    known, at = _headings(table)
    if not known:
        told = [fault for each in tables for fault in _strange(each.rows)]
        return Listed((), (Fault(0, "", "there is no row of headings in it that are understood"), *told))
    columns = {
        place: column for place, cell in enumerate(table.rows[at].cells) if (column := find_column(cell)) is not None
    }
    faults = [fault for each in tables if each is not table for fault in _strange(each.rows)]
    faults += [*_strange(table.rows[:at]), *_of_headings(table, at, columns)]
    referrals = []
    for row in table.rows[at + 1 :]:
        found, of_row = _referral(row, columns, directory, today)
        faults += of_row
        referrals += [found] if found else []
    return Listed(tuple(referrals), tuple(faults))


def _headings(table: Table) -> tuple[int, int]:
    """How many headings the row of headings has that are understood, and the place of that row."""
    scores = [
        (sum(find_column(cell) is not None for cell in row.cells), -place)
        for place, row in enumerate(table.rows[:DEEPEST])
    ]
    known, place = max(scores, default=(0, 0))
    return known, -place


def _strange(rows: tuple[Row, ...]) -> Iterator[Fault]:
    """What could tell of a person in rows that are not of the list: above its headings, and on other sheets."""
    for row in rows:
        for place, cell in enumerate(row.cells):
            if told := what_tells(cell):
                yield Fault(row.number, letter(place), f"there seems to be {told} in it, outside the list")
        yield from _beside(row)


def _beside(row: Row) -> Iterator[Fault]:
    if row.beside:
        yield Fault(row.number, "", "there is a comment, a link or a formula in it, which can't be looked through")


def _of_headings(table: Table, at: int, columns: Columns) -> Iterator[Fault]:
    """Columns that are not understood and have anything in them, columns that are there twice, and those missing."""
    row = table.rows[at]
    yield from _beside(row)
    width = max((len(each.cells) for each in table.rows[at:]), default=0)
    for place in range(width):
        if place not in columns and any(each.cells[place : place + 1] not in ((), ("",)) for each in table.rows[at:]):
            yield Fault(row.number, letter(place), _of_column(row.cells[place] if place < len(row.cells) else ""))
    there = [column.name for column in columns.values()]
    for column in dict.fromkeys(columns.values()):
        if there.count(column.name) > 1:
            yield Fault(row.number, "", f"there are two columns for “{column.heading}”")
    for column in REQUIRED:
        if column.name not in there:
            yield Fault(row.number, "", f"there is no column “{column.heading}” ({column.help})")


def _of_column(heading: str) -> str:
    if told := what_heading_tells(heading):
        return f"by its heading this column holds {told}"
    guess = closest_match(heading, [column.heading for column in COLUMNS])
    hint = f". Did you mean “{guess}”?" if guess else ""
    return f"this column is none of those that are counted, and could hold anything{hint}"


def _referral(row: Row, columns: Columns, directory: Directory, today: dt.date) -> tuple[Referral | None, list[Fault]]:
    """A row as a referral, or why not; neither if it is blank."""
    faults = list(_beside(row))
    if not row.filled:
        return None, faults
    if row.broken:
        return None, [*faults, Fault(row.number, "", "a quotation mark is opened in it and never closed")]
    values: dict[str, Any] = {}
    for place, column in columns.items():
        cell = read_cell(row.cells[place] if place < len(row.cells) else "", column, directory, today)
        values[column.name] = cell.value
        if cell.fault:
            faults.append(Fault(row.number, letter(place), cell.fault))
    if any(column.name not in values for column in REQUIRED):  # that a column is missing has been told
        return None, faults
    faults = faults or [Fault(row.number, "", reason) for reason in _contradictions(values)]
    return (None if faults else _made(values)), faults


def _contradictions(values: Mapping[str, Any]) -> Iterator[str]:
    if values["state"] != NOTHING_FOUND and not values.get("level"):
        yield "it has no level of support"
    if values.get("told") is False and values.get("days_to_reply") is not None:
        yield "it has days to a reply, and says that whoever referred was not told"
    for asked in ASKED:
        before, after = (values.get(column.name) for column in asked.columns)
        if (before is None) is not (after is None) and after is not None:
            yield f"it has an answer after and none before, to “{asked.heading}”"


def _made(values: Mapping[str, Any]) -> Referral:
    answers = {
        asked.measure: (before, after)
        for asked in ASKED
        for before, after in [tuple(values.get(column.name) for column in asked.columns)]
        if before is not None and after is not None
    }
    return Referral(
        quarter=values["month"],
        area=values["area"],
        need=values["need"],
        level=values.get("level") or "",
        activity=values.get("activity") or "",
        state=values["state"],
        told=bool(values.get("told")) or values.get("days_to_reply") is not None,
        days_to_contact=values.get("days_to_contact"),
        days_to_reply=values.get("days_to_reply"),
        answers=answers,
    )


def letter(place: int) -> str:
    """Name a column, from 0, as spreadsheets do."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(place + 1))

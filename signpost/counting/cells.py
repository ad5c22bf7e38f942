"""Reads a cell of a connector's list by its column: one of few words, a number or a month, and nothing else."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from signpost.checks.words import a_kind
from signpost.counting.columns import LONELY, STATES, YES_NO, Column
from signpost.counting.people_in import what_may_tell
from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.values import date, quarter
from signpost.values.date import MONTHS
from signpost.values.quarter import Quarter, quarter_of
from signpost.values.spelling import closest_match

OLDEST: Final = 6  # years; an older date is rather that of a birth
MOST_DAYS: Final = 999
CHOICES: Final[Mapping[str, Mapping[str, Any]]] = {
    "state": {state: state for state in STATES},
    "yes-no": {**YES_NO, "y": True, "n": False, "true": True, "false": False},
    "lonely": LONELY,
}
MONTH: Final = re.compile(
    r"(?P<name>[a-z]{3,9})\.?[ -]+'?(?P<year>20\d\d|\d\d)|(?P<year2>20\d\d)[-/](?P<month>\d{1,2})"
)
MONTH_FIRST: Final = re.compile(r"(?P<month>\d{1,2})[-/](?P<year>20\d\d)")


@dataclass(frozen=True)
class Cell:
    """A cell as read: its value, or None if it is empty; or why it is refused, as the end of a sentence."""

    value: Any = None
    fault: str = ""


def read_cell(text: str, column: Column, directory: Directory, today: dt.date) -> Cell:
    """Read a cell by its column: a Quarter, a whole number, an answer, or the id of a record."""
    typed = " ".join(text.split())
    if not typed:
        return Cell(fault=f"it is empty, and needs {passes(column, directory)}" if column.required else "")
    if column.kind == "month":
        return _month(typed, today)
    if column.kind in CHOICES:
        found = CHOICES[column.kind].get(typed.casefold())
    elif column.kind in {"days", "scale"}:
        found = _number(typed, *((0, MOST_DAYS) if column.kind == "days" else column.scale))
    else:
        return _record(typed, column, directory)
    return Cell(found) if found is not None else Cell(fault=_reason(typed, column, directory))


def passes(column: Column, directory: Directory) -> str:
    """What a column takes, in words."""
    if column.kind == "month":
        return "a month such as 2026-04, or a date"
    if column.kind in CHOICES:
        return (
            f"one of: {', '.join(STATES if column.kind == 'state' else LONELY if column.kind == 'lonely' else YES_NO)}"
        )
    if column.kind in {"days", "scale"}:
        first, last = (0, MOST_DAYS) if column.kind == "days" else column.scale
        return f"a whole number from {first} to {last}"
    records = directory.of_kind(column.kind).values()
    example = next((record.id for record in records if not directory.is_sensitive(record)), "")
    end = "; or nothing" if column.kind == "activity" else ""
    return (
        f"the id or the name of {a_kind(column.kind)} in the directory{f', such as {example}' if example else ''}{end}"
    )


def _reason(typed: str, column: Column, directory: Directory) -> str:
    """Why a cell is refused, without its words."""
    told = what_may_tell(typed)
    return f"it looks like {told}" if told else f"it is not {passes(column, directory)}"


def _number(typed: str, first: int, last: int) -> int | None:
    match = re.fullmatch(r"([0-9]{1,3})(?:\.0)?", typed)
    return int(match[1]) if match and first <= int(match[1]) <= last else None


def _month(typed: str, today: dt.date) -> Cell:
    found = _quarter(typed)
    if found is None:
        told = what_may_tell(typed)
        return Cell(fault=f"it looks like {told}" if told else "it is not a month such as 2026-04, or a date")
    if found.first_day > today:
        return Cell(fault="its quarter has not begun yet")
    if found.year < today.year - OLDEST:
        return Cell(fault="it looks like a date of birth: it is too long ago for a referral")
    return Cell(found)


def _quarter(typed: str) -> Quarter | None:
    if found := quarter.read(typed).value:
        return found
    match = MONTH.fullmatch(typed.casefold()) or MONTH_FIRST.fullmatch(typed)
    if match:
        parts = match.groupdict()
        number = int(parts.get("month") or 0) or _month_named(parts.get("name") or "")
        year = int(parts.get("year") or parts.get("year2") or 0)
        return Quarter(year + 2000 * (year < 100), (number + 2) // 3) if 1 <= number <= 12 else None
    day = date.read(typed)
    return quarter_of(day.value) if day.value else None


def _month_named(name: str) -> int:
    """The number of a month by its name or the start of it; 0 if it is none."""
    return (
        next((number for number, month in enumerate(MONTHS, 1) if month.casefold().startswith(name)), 0) if name else 0
    )


def _names(record: Record) -> tuple[str, ...]:
    """The name of a record, other names for it, and its former ids."""
    return (
        getattr(record, "name", ""),
        *getattr(record, "also_called", ()),
        *getattr(record, "formerly", ()),
    )


def _record(typed: str, column: Column, directory: Directory) -> Cell:
    """The id of the record of an id, a name or another name."""
    known = directory.of_kind(column.kind)
    names: dict[str, str] = {}
    for id_, record in known.items():
        for name in (id_, *_names(record)):
            names.setdefault(" ".join(name.split()).casefold(), id_)
    if found := names.get(typed.casefold()):
        return Cell(found)
    if told := what_may_tell(typed):
        return Cell(fault=f"it looks like {told}")
    guess = closest_match(typed, known)
    hidden = column.kind == "activity" and guess and directory.is_sensitive(known[guess])
    return Cell(
        fault=f"it is not {passes(column, directory)}{f'. Did you mean {guess}?' if guess and not hidden else ''}"
    )

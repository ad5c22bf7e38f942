"""Quarters of the calendar year: 2026-Q2 is April to June 2026."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from signpost.values import Parsed, length_limited
from signpost.values.date import MONTHS

FORM: Final = re.compile(r"(20[0-9]{2})-Q([1-4])")
TYPED: Final = re.compile(r"(20[0-9]{2})[ -/]*[Qq]([1-4])|[Qq]([1-4])[ -/]*(20[0-9]{2})")


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year; the number is 1 to 4. Quarters sort by time."""

    year: int
    number: int

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> dt.date:
        return self.next.first_day - dt.timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def words(self) -> str:
        """The quarter for people: April to June 2026."""
        return f"{MONTHS[3 * self.number - 3]} to {MONTHS[3 * self.number - 1]} {self.year}"

    @property
    def short(self) -> str:
        """The same where there is little room: Apr to Jun 2026."""
        return f"{MONTHS[3 * self.number - 3][:3]} to {MONTHS[3 * self.number - 1][:3]} {self.year}"


def quarter_of(day: dt.date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


@length_limited
def read(text: str) -> Parsed[Quarter]:
    """Parse a quarter such as 2026-Q2, "Q2 2026" or "2026 q2"."""
    match = TYPED.fullmatch(text.strip())
    if not match:
        return Parsed(None, text.strip())
    return Parsed(Quarter(int(match[1] or match[4]), int(match[2] or match[3])))


def exact(text: str) -> Quarter | None:
    """Parse a quarter in the form that figures have, and no other."""
    match = FORM.fullmatch(text)
    return Quarter(int(match[1]), int(match[2])) if match else None


def written(quarter: Quarter) -> str:
    """Format a quarter as figures have it: 2026-Q2."""
    return f"{quarter.year}-Q{quarter.number}"

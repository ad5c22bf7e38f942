"""Dates with the month first, as programs set to American write them: 12/31/2022 12:00:00 AM."""

import re
from collections.abc import Iterable
from typing import Final

from signpost.values import date

DATE: Final = re.compile(
    r"(?P<first>\d{1,2})[/.-](?P<second>\d{1,2})[/.-](?:\d{4}|\d{2})(?P<time> \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?",
    re.IGNORECASE,
)
MIDNIGHT: Final = re.compile(r" (?:12:00(?::00)? ?AM|0?0:00(?::00)?)", re.IGNORECASE)


def is_american(texts: Iterable[str]) -> bool:
    """Whether the dates of one column have the month first: one can't be read otherwise, and none must be."""
    dates = [found for text in texts if (found := DATE.fullmatch(text.strip()))]
    return any(int(day["second"]) > 12 for day in dates) and not any(int(day["first"]) > 12 for day in dates)


def iso(text: str, *, american: bool) -> str | None:
    """Give a date with the month first as 2022-12-31, with its time if that is not midnight; None for any other text.

    12/31/2022 is read so in any case, since it can be no other day, and 3/4/2022 only if its column is `american`.
    """
    found = DATE.fullmatch(text.strip())
    if not found or (int(found["second"]) <= 12 and not american):
        return None
    day = date.read(text.strip().partition(" ")[0], day_first=False).value
    time = "" if MIDNIGHT.fullmatch(found["time"] or "") else found["time"] or ""
    return f"{date.written(day)}{time}" if day else None

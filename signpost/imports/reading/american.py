"""Dates with the month first, as programs with American settings write them: 12/31/2022 12:00:00 AM."""

import re
from collections.abc import Iterable
from typing import Final

from signpost.values import date

MIDNIGHT: Final = re.compile(r"12:00(:00)? ?AM", re.IGNORECASE)


def is_american(texts: Iterable[str]) -> bool:
    """Whether the dates of one column have the month first: one must be read so, and none can't be."""
    ways = [(date.read(text).value, date.read(text, day_first=False).value) for text in texts]
    return any(ours is None and theirs for ours, theirs in ways) and not any(
        ours and theirs is None for ours, theirs in ways
    )


def iso(text: str, *, american: bool) -> str | None:
    """Convert a date with the month first to 2022-12-31, with its time unless that is midnight; None for other texts.

    12/31/2022 is always converted, since it can be no other day; 3/4/2022 only if its column is `american`.
    """
    ours, theirs = date.read(text), date.read(text, day_first=False)
    if theirs.value is None or theirs.value == ours.value or (ours.value and not american):
        return None
    time = "" if MIDNIGHT.fullmatch(theirs.left) else theirs.left
    return f"{date.written(theirs.value)} {time}".strip()

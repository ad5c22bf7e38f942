"""Counts of people as they may be published: 0, * for 1 to 7, or a multiple of five from 10.

Source: NHS Digital's rule for small numbers, as the Disclosure Control of Hospital Episode Statistics has it: 0 is
shown, 1 to 7 are suppressed, and 8 and more are rounded to the nearest 5.
"""

import re
from dataclasses import dataclass
from typing import Final

from signpost.values import Parsed, length_limited

FEW: Final = "*"
MOST_FEW: Final = 7  # people
WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,6}")


@dataclass(frozen=True)
class Count:
    """A rounded count of people: 0, or a multiple of five from 10; None stands for 1 to 7, written as *."""

    number: int | None

    @property
    def low(self) -> int:
        """The fewest people that it may stand for."""
        return 1 if self.number is None else max(self.number - 2, 0)

    @property
    def high(self) -> int:
        """The most people that it may stand for."""
        return MOST_FEW if self.number is None else self.number + 2 * (self.number > 0)


def rounded(number: int) -> Count:
    """Round an exact count of people, 0 or more, by NHS Digital's rule: 7 becomes *, 8 becomes 10."""
    if 1 <= number <= MOST_FEW:
        return Count(None)
    return Count((2 * number + 5) // 10 * 5)


@length_limited
def read(text: str) -> Parsed[Count]:
    """Parse a rounded count. An exact one is not taken: `choices` then has what it becomes when it is rounded."""
    bare = text.strip()
    if bare == FEW:
        return Parsed(Count(None))
    if not WHOLE.fullmatch(bare):
        return Parsed(None, bare, "it is no count")
    found = rounded(int(bare))
    return Parsed(found) if found.number == int(bare) else Parsed(None, bare, "it is not rounded", (found,))


def written(count: Count) -> str:
    """Format a count as figures have it: 0, *, 10."""
    return FEW if count.number is None else str(count.number)

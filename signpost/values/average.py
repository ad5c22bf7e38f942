"""Means and medians as they may be published: a number, or * if they are of 1 to 7 people.

Source: NHS Digital's rule for small numbers.
"""

import re
from dataclasses import dataclass
from typing import Final

from signpost.values import Parsed, length_limited
from signpost.values.count import FEW

NUMBER: Final = re.compile(r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9])?")


@dataclass(frozen=True)
class Average:
    """A mean or a median, to one decimal place; None stands for that of 1 to 7 people, written as *."""

    number: float | None


@length_limited
def read(text: str) -> Parsed[Average]:
    """Parse a mean or a median such as 6.4, or *."""
    bare = text.strip()
    if bare == FEW:
        return Parsed(Average(None))
    return Parsed(Average(float(bare))) if NUMBER.fullmatch(bare) else Parsed(None, bare)


def written(average: Average) -> str:
    """Format a mean or a median as figures have it: 6.4, 7 or *."""
    return FEW if average.number is None else f"{average.number:.1f}".removesuffix(".0")

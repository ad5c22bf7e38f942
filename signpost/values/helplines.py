"""National helplines: the numbers that anyone in the United Kingdom, or in one of its nations, can ring or text.

They are in words.yaml, each number in the groups in which its owner publishes it.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

from signpost.values.patterns import lists
from signpost.values.spelling import differs_by_one


class KnownHelpline(NamedTuple):
    """One national helpline: its number as it is published, and its name."""

    number: str
    name: str

    @property
    def digits(self) -> str:
        return self.number.replace(" ", "")


HELPLINES: Final = tuple(KnownHelpline(*both) for both in lists("words")["helplines"])
NUMBERS: Final = MappingProxyType({line.digits: line.number for line in HELPLINES})
LONG_ENOUGH: Final = 5  # digits; among three-digit numbers, one digit off is another service


def slip_of(digits: str) -> KnownHelpline | None:
    """The helpline whose number differs from these digits by one digit, or by two that are swapped."""
    if len(digits) < LONG_ENOUGH or digits in NUMBERS:
        return None
    return next((line for line in HELPLINES if differs_by_one(digits, line.digits)), None)


def called(name: str) -> KnownHelpline | None:
    """The helpline of this name."""
    bare = name.strip().casefold().removeprefix("the ")
    return next((line for line in HELPLINES if line.name.casefold().removeprefix("the ") == bare), None)

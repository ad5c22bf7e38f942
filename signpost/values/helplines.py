"""National helplines: the numbers that anyone in the United Kingdom, or in one of its nations, can ring or text.

Each number stands in the groups in which its owner publishes it. Source: the helplines' own pages.
"""

from types import MappingProxyType
from typing import Final, NamedTuple

from signpost.values.choice import one_off


class Helpline(NamedTuple):
    """One national helpline: its number as it is published, and its name."""

    number: str
    name: str

    @property
    def digits(self) -> str:
        return self.number.replace(" ", "")


HELPLINES: Final = tuple(Helpline(*both) for both in (
    ("999", "the emergency services"),
    ("112", "the emergency services"),
    ("111", "NHS 111"),
    ("101", "the police"),
    ("105", "power cuts"),
    ("116 123", "Samaritans"),
    ("116 000", "Missing People"),
    ("85258", "Shout"),
    ("0808 2000 247", "National Domestic Abuse Helpline"),
    ("0808 801 0327", "Men's Advice Line"),
    ("0800 1111", "Childline"),
    ("0808 800 5000", "NSPCC Helpline"),
    ("0800 068 4141", "HOPELINE247"),
    ("0808 500 2222", "Rape and Sexual Abuse Support Line"),
    ("0800 999 5428", "National LGBT+ Domestic Abuse Helpline"),
    ("0800 027 1234", "Scotland's Domestic Abuse and Forced Marriage Helpline"),
    ("0808 80 10 800", "Live Fear Free"),
    ("0808 802 1414", "Domestic and Sexual Abuse Helpline of Northern Ireland"),
    ("0800 0121 700", "Modern Slavery and Exploitation Helpline"),
    ("0800 58 58 58", "Campaign Against Living Miserably"),
    ("0800 470 80 90", "The Silver Line"),
    ("0808 800 4444", "Shelter"),
    ("0808 808 4000", "National Debtline"),
    ("0300 123 1110", "Drinkline"),
    ("0300 123 6600", "FRANK"),
    ("0800 555 111", "Crimestoppers"),
))  # fmt: skip
NUMBERS: Final = MappingProxyType({line.digits: line.number for line in HELPLINES})
LONG_ENOUGH: Final = 5  # digits: among numbers of three, one digit off is another service


def slip_of(digits: str) -> Helpline | None:
    """The helpline whose number these digits miss by one digit, or by two in the wrong order."""
    if len(digits) < LONG_ENOUGH or digits in NUMBERS:
        return None
    return next((line for line in HELPLINES if one_off(digits, line.digits)), None)


def called(name: str) -> Helpline | None:
    """The helpline of this name."""
    bare = name.strip().casefold().removeprefix("the ")
    return next((line for line in HELPLINES if line.name.casefold().removeprefix("the ") == bare), None)

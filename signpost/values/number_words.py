"""Numbers in words, written in figures: "sixteen to twenty-five" is 16 to 25, "half past ten" is 10:30."""

import re
from typing import Final

_SMALL: Final = (
    "nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES: Final = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: 10 * number for number, word in enumerate(_TENS, 2)},
}
_LONGEST_FIRST: Final = sorted(_SMALL, key=len, reverse=True)
_ONE: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[1:10])}))?|{'|'.join(_LONGEST_FIRST)})"
NUMBER: Final = re.compile(rf"\b(?P<number>{_ONE})(?P<plural>s|es)?\b", re.IGNORECASE)
HOUR: Final = r"(?P<hour>\d{1,2})(?![\d:.])"
PAST: Final = re.compile(rf"\b(?P<part>half|(?:a )?quarter) past {HOUR}", re.IGNORECASE)
MINUTES: Final = re.compile(rf"\b(?P<minutes>5|10|20|25) (?:minutes )?past {HOUR}", re.IGNORECASE)
TO: Final = re.compile(rf"\b(?:a )?quarter to {HOUR}", re.IGNORECASE)
CLOCK: Final = re.compile(r"(?P<before>\d) ?o['’]?clock\b", re.IGNORECASE)
TWELVE: Final = 12


def with_figures(text: str) -> str:
    """The text with figures for its numbers up to ninety-nine, and with times such as "quarter past two" as 2:15."""
    found = MINUTES.sub(_minutes_past, PAST.sub(_past, NUMBER.sub(_figures, text)))
    return CLOCK.sub(r"\g<before>", TO.sub(_before, found))


def _figures(match: re.Match[str]) -> str:
    words = re.split("[- ]", match["number"].lower())
    return f"{sum(VALUES[word] for word in words)}{'s' if match['plural'] else ''}"


def _past(match: re.Match[str]) -> str:
    return f"{match['hour']}:{'30' if match['part'].lower() == 'half' else '15'}"


def _minutes_past(match: re.Match[str]) -> str:
    return f"{match['hour']}:{match['minutes'].zfill(2)}"


def _before(match: re.Match[str]) -> str:
    return f"{int(match['hour']) - 1 or TWELVE}:45"

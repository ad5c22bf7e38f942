"""Tokens of a text about times: a day, a start and end, a week of the month, words to ignore."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from signpost.values.clock import CLOCK
from signpost.values.date import DAY, DAYS, day_named

_DAY: Final = DAY.pattern
_DASH: Final = r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\buntil\b|\btill?\b|\bthrough\b)\s*"
# A time that can't be mistaken for a number.
_SAID: Final = r"(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|\d{1,2}:\d{2}(?!\s?[ap]\.?m)|(?:12\s)?(?:noon|midday)\b)"
_ORDINAL: Final = r"(?:1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last)"
TOKENS: Final = re.compile(
    rf"""
    (?P<term>\(?\b(?:(?:during|in)\s+)?(?:school\s+)?term[\s-]*times?(?:\s+only)?\b\)?) |
    (?P<stop>\b(?:cancel\w*|suspend\w*|paused|stopped|ended|finished|no\s+longer)\b) |
    (?P<bank>[,(]?\s*\b(?:except|excluding|excl\.?|not|closed|apart\s+from)\s+
        (?:on\s+|for\s+)?(?:bank|public)\s+holidays?\b\)?) |
    (?P<days>\b{_DAY}{_DASH}{_DAY}(?:\s+inclusive\b|\s+inc\b\.?)?(?!\w)) |
    (?P<day>\b{_DAY}(?!\w)) |
    (?P<every>\bweekdays\b|\bweekends\b|\bdaily\b|\bevery\s+day\b|\b(?:7|seven)\s+days\s+a\s+week\b) |
    (?P<time>\bbetween\s+{CLOCK}\s*and\s*{CLOCK}(?!\w)|(?:\bfrom\s+|(?<![\w.£$€])){CLOCK}{_DASH}{CLOCK}(?![\w%])) |
    (?P<start>(?:\b(?:from|at)\s+)?(?<![\w.£$€]){_SAID}(?!\s*[-\u2010-\u2015]|\w|%)) |
    (?P<week>\b{_ORDINAL}\b) |
    (?P<month>\b(?:of|in)?\s*(?:the|each|every|a)\s+month\b|\bof\s+month\b|\bmonthly\b) |
    (?P<nth>\bevery\s+(?:second|2nd|third|3rd)\b) |
    (?P<fortnightly>\bevery\s+(?:other|two|2|alternate)\b|\balternat\w+\b|\b(?:every\s+)?fortnight\w*\b) |
    (?P<rare>\bevery\s+(?:three|3|four|4)\b|\bbi-?weekly\b) |
    (?P<undo>\b(?:no|not|never|closed|except\w*|exclud\w*|apart|
        only\s+if|until|till|from|start\w*|resum\w*|begin(?!ner)\w*|holidays?|summer|winter|spring|autumn|easter|christmas|
        half[\s-]term|years?|yrs?|y/?o|olds?|ages?|aged|weeks?|months?|people|places|miles|phone\w*|tel\w*|call\w*|
        helpline|lines?|office|
        jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|
        nov(?:ember)?|dec(?:ember)?)\b) |
    (?P<end>[;\n]|\.(?=\s|$)) |
    (?P<join>[,&/+()\u2022|:\u2010-\u2015-]|\band\b|\bor\b) |
    (?P<quiet>\b(?:now|every|each|weekly|on|at|from|the|open|held|meets?|we|times?|sessions?|is|are|week|hrs|hours)\b) |
    (?P<word>[^\s,;()&/+:\u2010-\u2015-]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
ORDINALS: Final = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth"}
SETS: Final = {"weekdays": DAYS[:5], "weekends": DAYS[5:]}


@dataclass(frozen=True)
class Token:
    """A piece of a text: its kind, its words, and where it starts and ends."""

    kind: str
    text: str
    start: int
    end: int


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a text, in order. "Every 2nd Tuesday" is the second of the month only if a month is mentioned."""
    found = [Token(str(match.lastgroup), match.group(), match.start(), match.end()) for match in TOKENS.finditer(text)]
    in_month = any(token.kind == "month" for token in found)
    plain = {"start": "time", **({"nth": "week"} if in_month else {})}
    return (replace(token, kind=plain.get(token.kind, token.kind)) for token in found)


def days_of(token: Token) -> list[str]:
    """The days of the week that a token names; "" is among them if it is a range of days that goes backwards."""
    if token.kind == "day":
        return [day_named(token.text) or ""]
    if token.kind == "every":
        return list(SETS.get(token.text.lower(), DAYS))
    first, last = (DAYS.index(day_named(word) or "") for word in re.findall(_DAY, token.text, re.IGNORECASE)[:2])
    return list(DAYS[first : last + 1]) if first < last else [""]


def week_of(token: Token) -> str:
    """The week of the month that a token names: "2nd", "second" and "every second" are second."""
    word = token.text.lower().split()[-1]
    return ORDINALS.get(word, word)

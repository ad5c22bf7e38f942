"""Sessions in a sentence that has dates: every other week from a day, on one day only, not on some days, until a day.

The dates are taken out of the words first; a timetable (values/timetable.py) reads the rest.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from signpost.values import Parsed, date, length_limited, session_line, timetable
from signpost.values.time_tokens import tokens_of

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?(?:the )?"
_NUMBERS: Final = r"\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
_DATE: Final = rf"{_DAY}(?:{_NUMBERS}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? \d{{4}})"
_DATES: Final = rf"{_DATE}(?:(?:, and|,| and| &|;) {_DATE})*"
ONE_DATE: Final = re.compile(_DATE, re.IGNORECASE)
FORTNIGHT: Final = re.compile(
    r"[, (]*\b(?:fortnightly|every (?:two|2|other|second) weeks?|alternate weeks)\b\)?", re.IGNORECASE
)
OTHER_DAY: Final = re.compile(
    r"\b(?:every other|alternate) (?=(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)", re.IGNORECASE
)
PARTS: Final = {
    "not_on": re.compile(
        rf"[, (]*\b(?:but )?(?:not|except|no (?:meeting|session|class|group))(?: on)? (?P<dates>{_DATES})\)?",
        re.IGNORECASE,
    ),
    "from": re.compile(
        r"[, (]*\b(?:starting|starts|(?:back |again )?from|back|again|beginning|next(?: one| meeting)?(?: is)?)"
        rf"(?: on)? (?P<dates>{_DATE})\)?",
        re.IGNORECASE,
    ),
    "until": re.compile(rf"[, (]*\b(?:until|till|to|ending|ends|last)(?: on)? (?P<dates>{_DATE})\)?", re.IGNORECASE),
}
REMARK: Final = re.compile(r" ?\((?P<words>[^()\d]{3,200})\)\s*")  # "(beginners)", after the hours that it is about
AFTER_REMARK: Final = re.compile(
    r"(?<=\)),? (?:and )?(?=(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)", re.IGNORECASE
)
NEEDS_DATE: Final = (
    "Every other week needs the date of one of its days, as in: Tuesday 10am to 12 noon, fortnightly from "
    "1 December 2026."
)


@length_limited
def read(text: str) -> Parsed[list[dict[str, Any]]]:
    """Parse the sessions of a text, line by line; nothing is understood if any line is not."""
    found: list[dict[str, Any]] = []
    for line in _lines(text):
        parsed = _line(line)
        if not parsed.value or parsed.left:
            return Parsed(None, line, parsed.fault)
        found += parsed.value
    return Parsed(found) if found else Parsed(None, text.strip())


def _lines(text: str) -> Iterator[str]:
    """The lines of a text, and the parts of each between semicolons unless its whole is the line of a form."""
    for line in filter(None, (line.strip(" -•*") for line in text.split("\n"))):
        parts = [line] if session_line.read(line).value else line.split(";")
        yield from filter(None, (each.strip(" ,") for part in parts for each in AFTER_REMARK.split(part)))


def _line(line: str) -> Parsed[list[dict[str, Any]]]:
    """The sessions of a line. A remark in brackets that says nothing about time becomes their note."""
    remark = next((match for match in REMARK.finditer(line) if _is_plain(match["words"])), None)
    if remark is None:
        return _of_line(line)
    parsed = _of_line(f"{line[: remark.start()]} {line[remark.end() :]}".strip())
    note = f"{remark['words'][0].upper()}{remark['words'][1:].strip()}"
    found = [{**each, "note": note} for each in parsed.value or () if "note" not in each]
    return Parsed(found or None, parsed.left, parsed.fault)


def _is_plain(words: str) -> bool:
    """Whether words say nothing about days or hours."""
    return all(token.kind in {"word", "join", "quiet"} for token in tokens_of(words))


def _of_line(line: str) -> Parsed[list[dict[str, Any]]]:
    if exact := session_line.read(line).value:
        return Parsed([exact])
    dated: dict[str, Any] = {}
    for name, pattern in PARTS.items():
        if match := pattern.search(line):
            days = [day for day in map(_day, ONE_DATE.findall(match["dates"])) if day]
            dated[name] = days if name == "not_on" else days[0] if days else ""
            line = line.replace(match[0], " ", 1)
    fortnightly = FORTNIGHT.search(line) or OTHER_DAY.search(line)
    line = OTHER_DAY.sub("", FORTNIGHT.sub("", line))
    if not all(dated.values()):
        return Parsed(None, line)
    if fortnightly:
        return _fortnightly(line, dated)
    return _once(line, dated) if ONE_DATE.search(line) else _weekly(line, dated)


def _weekly(line: str, dated: dict[str, Any]) -> Parsed[list[dict[str, Any]]]:
    parsed = timetable.read(line)
    return Parsed([{**each, **dated} for each in parsed.value or ()] or None, parsed.left)


def _fortnightly(line: str, dated: dict[str, Any]) -> Parsed[list[dict[str, Any]]]:
    if "from" not in dated:
        return Parsed(None, line, NEEDS_DATE)
    parsed = _weekly(line, {"repeats": "fortnightly", **dated})
    return parsed if parsed.value and len(parsed.value) == 1 else Parsed(None, line)


def _once(line: str, dated: dict[str, Any]) -> Parsed[list[dict[str, Any]]]:
    """A single date with its hours, which are read as those of its day of the week."""
    typed = ONE_DATE.findall(line)
    day = _day(typed[0]) if len(typed) == 1 and not dated else ""
    if not day:
        return Parsed(None, line)
    parsed = timetable.read(f"{date.weekday(day)} {line.replace(typed[0], '', 1).strip(' ,:')}")
    if not parsed.value or len(parsed.value) > 1 or "week" in parsed.value[0]:
        return Parsed(None, parsed.left or line)
    return Parsed([{**parsed.value[0], "repeats": "once", "date": day}], parsed.left)


def _day(text: str) -> str:
    """A date as records have it; "" if it can't be read, or its day of the week is wrong."""
    found = date.read(re.sub(r"(?i)\bthe |\bof ", "", text))
    return date.written(found.value) if found.value and not found.left else ""

"""Dates, and the days of the week."""

import datetime as dt
import re
from calendar import day_abbr, month_name
from typing import Final

from signpost.values import Parsed, length_limited

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = tuple(month_name)[1:]
DAY: Final = re.compile(
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"(?:['’]?s)?\.?",
    re.IGNORECASE,
)
STARTS: Final = tuple(day[:2] for day in DAYS)
ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DASHES: Final = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2212", "------")
SERIALS: Final = range(40_000, 50_000)  # a spreadsheet's count of days: 2009 to 2036
FIRST_SERIAL: Final = dt.date(1899, 12, 30)
FILLINGS: Final = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))  # noqa: DTZ001 - a filler
WITH_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T(.*)|(\S+) (\d{1,2}:\d{2}(?::\d{2})?(?: ?[apAP][mM])?)")
NAMED_MONTH: Final = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\.?,? )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]{3,9}\.?,?|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?)[ -]\d{4}",
    re.IGNORECASE,
)


@length_limited
def read(text: str, *, day_first: bool = True) -> Parsed[dt.date]:
    """Parse a date such as 3/11/26, 3rd Nov 2026 or a spreadsheet's count of days. A time of day is left."""
    bare = " ".join(text.translate(DASHES).split())
    match = WITH_TIME.fullmatch(bare)
    day, time = (match[1] or match[3], match[2] or match[4] or "") if match else (bare, "")
    found = _numbered(day, day_first=day_first) or _named(day)
    if found is None:
        return Parsed(None, bare)
    return Parsed(found, "" if re.fullmatch(r"[0:.]*Z?", time) else time)


def written(day: dt.date) -> str:
    """Format a date as records have it: 2026-11-03."""
    return day.isoformat()


def in_words(day: str) -> str:
    """A date as records have it, as people write it: 3 November 2026. Any other text stays as it is."""
    found = exact(day)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else day


def from_words(text: str) -> str:
    """A date in the words of `in_words`, as records have it. Any other text stays as it is."""
    day, month, year = (*text.split(), "", "", "")[:3]
    if month not in MONTHS:
        return text
    found = _day(year, str(MONTHS.index(month) + 1), day)
    return written(found) if found else text


def exact(text: str) -> dt.date | None:
    """Parse a date in the form that records have, and no other."""
    try:
        return dt.date.fromisoformat(text) if ISO.fullmatch(text) else None
    except ValueError:
        return None


def weekday(day: str) -> str:
    """The day of the week of a date as a record has it."""
    return DAYS[dt.date.fromisoformat(day).weekday()]


def _numbered(text: str, *, day_first: bool) -> dt.date | None:
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text) or re.fullmatch(r"(20\d\d)(\d\d)(\d\d)", text)
    if match:
        return _day(match[1], match[2], match[3])
    if match := re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})", text):
        year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
        return _day(year, match[3], match[1]) if day_first else _day(year, match[1], match[3])
    if re.fullmatch(r"\d{5}(?:\.0+)?", text) and int(text[:5]) in SERIALS:
        return FIRST_SERIAL + dt.timedelta(days=int(text[:5]))
    return None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _named(text: str) -> dt.date | None:
    """Parse a date whose month is named. The day of the week, if given, must be right."""
    from dateutil.parser import ParserError, parse

    match = NAMED_MONTH.fullmatch(text)
    if not match:
        return None
    bare = re.sub(r"\bthe\b|\bof\b", " ", text, flags=re.IGNORECASE)
    try:  # the parser fills in what a text leaves out, so two different defaults must give the same date
        first, second = (parse(bare, default=filling) for filling in FILLINGS)
    except (ParserError, OverflowError):
        return None
    weekday = (match["weekday"] or "").lower()[:3]
    agrees = not weekday or day_abbr[first.weekday()].lower() == weekday
    return first.date() if first == second and agrees else None


def day_named(text: str) -> str | None:
    """The day of the week that a word names, in full, short or in the plural: "Tues." and "Tuesdays" are tuesday."""
    match = DAY.fullmatch(text.strip())
    return DAYS[STARTS.index(match[0][:2].lower())] if match else None

"""Moments: times by the clock, dates, and the names of days."""

import datetime as dt
import re
from calendar import day_abbr
from typing import Final

from signpost.checks.sessions import DAYS
from signpost.imports.normalise import Normalised, of_a_few_words

NOON: Final = 12 * 60
MIDNIGHT: Final = 24 * 60
WORDS: Final = {"noon": NOON, "midday": NOON, "midnight": MIDNIGHT}
CLOCK: Final = (
    r"(?:(?:12[ ]?)?(?:noon|midday|midnight)|"
    r"(?:\d{4}|\d{1,2}(?:[:.]\d{2}){0,2})(?![ ]?[:.]?\d)[ ]?(?:o['’]?clock[ ]?)?"
    r"(?:(?:a\.?[ ]?m|p\.?[ ]?m)\b\.?|noon\b|midday\b|midnight\b|h(?:ou)?rs?\b)?)"
)
# What programs write, which may have a day before it, and seconds and a zone behind.
MOMENT: Final = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}[T ])?([01]\d|2[0-3]):?([0-5]\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
# Of two times without am or pm only one reading may lie between these, or nobody can know.
EARLIEST: Final = 6 * 60
LATEST: Final = 22 * 60
LONGEST: Final = 12 * 60
SERIALS: Final = range(40_000, 50_000)  # a spreadsheet's count of days: 2009 to 2036
FILLINGS: Final = (dt.datetime(2000, 1, 1), dt.datetime(2001, 2, 2))  # noqa: DTZ001 - no day of anybody's
FIRST_SERIAL: Final = dt.date(1899, 12, 30)
DAY: Final = re.compile(
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
    r"(?:['’]?s)?\.?",
    re.IGNORECASE,
)
_STARTS: Final = tuple(day[:2] for day in DAYS)
WITH_TIME: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T(.*)|(\S+) (\d{1,2}:\d{2}(?::\d{2})?(?: ?[apAP][mM])?)")
NAMED_MONTH: Final = re.compile(
    r"(?:(?P<weekday>[a-z]{3,9})\.?,? )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]{3,9}\.?,?|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,?)[ -]\d{4}",
    re.IGNORECASE,
)


def readings(text: str) -> tuple[int, ...]:
    """The times, in minutes from midnight, that a text may mean: "7.30pm" one, "10" two, "half past 2" none.

    A time with a leading nought or after 12 is by the 24-hour clock. "12am" is nothing that people agree on.
    """
    bare = re.sub(r"o['’]?clock|\s", "", text.lower()).rstrip(".")
    if match := re.fullmatch(r"(?:12)?(noon|midday|midnight)", bare):
        return (WORDS[match[1]],)
    match = re.fullmatch(
        r"(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]00)?(?:(a|p)\.?m|(noon|midday|midnight)|(h(?:ou)?rs?))?", bare
    )
    if not match:
        return ()
    hour, minute = int(match[1]), int(match[2] or 0)
    if minute > 59 or hour > 23 or (match[4] and (hour, minute) != (12, 0)):
        return ()
    if match[3]:
        fits = 1 <= hour <= 12 and (hour, match[3]) != (12, "a")
        return (hour % 12 * 60 + minute + (NOON if match[3] == "p" else 0),) if fits else ()
    whole_day = hour > 12 or hour == 0 or (match[1].startswith("0") and len(match[1]) == 2) or match[5]
    return (hour * 60 + minute,) if whole_day else (hour % 12 * 60 + minute, hour % 12 * 60 + minute + NOON)


def written(minutes: int) -> str:
    """Minutes from midnight as a record has them; the midnight that ends a day is 00:00."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


@of_a_few_words
def clock(text: str) -> Normalised[str]:
    """A time by the 24-hour clock: "7.30pm" is 19:30. "10" could be either half of the day, so it is left.

    Two digits, a colon and two digits are by the 24-hour clock, since that is how programs write it.
    """
    bare = text.strip()
    if match := MOMENT.fullmatch(bare):
        return Normalised(f"{match[1]}:{match[2]}")
    if re.fullmatch(r"0?\.\d{4,}|0\.[257]5?", bare) and abs(float(bare) * 1440 - round(float(bare) * 1440)) < 1e-4:
        return Normalised(written(round(float(bare) * 1440)))  # a spreadsheet's share of the day
    times = readings(bare)
    return Normalised(written(times[0])) if len(times) == 1 else Normalised(None, bare)


def between(start: str, end: str) -> tuple[str, str] | None:
    """Two times of which the second ends what the first begins, where only one reading makes sense.

    "2-4pm" is the afternoon, "10.30-12" the morning; "7-9" may be either and gives None.
    """
    starts, ends = readings(start), readings(end)
    said = len(starts) == 1 or len(ends) == 1
    ways = [
        (first, last)
        for first in starts
        for last in ends
        if first < last and _makes_sense(first, last, starts, ends, said=said)
    ]
    return (written(ways[0][0]), written(ways[0][1])) if len(ways) == 1 else None


def _makes_sense(first: int, last: int, starts: tuple[int, ...], ends: tuple[int, ...], *, said: bool) -> bool:
    if len(starts) == len(ends) == 1:
        return True
    if said:
        return last - first <= LONGEST
    return last - first < LONGEST and first >= EARLIEST and last <= LATEST


@of_a_few_words
def date(text: str, *, day_first: bool = True) -> Normalised[str]:
    """A day as year-month-day, out of 3/11/26, 3rd Nov 2026 or a spreadsheet's count of days. A time is left."""
    bare = " ".join(text.split())
    match = WITH_TIME.fullmatch(bare)
    day, time = (match[1] or match[3], match[2] or match[4] or "") if match else (bare, "")
    found = _numbered(day, day_first=day_first) or _named(day)
    if found is None:
        return Normalised(None, bare)
    return Normalised(found.isoformat(), "" if re.fullmatch(r"[0:.]*Z?", time) else time)


def _numbered(text: str, *, day_first: bool) -> dt.date | None:
    if match := re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", text):
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
    """A day whose month is named. Its day of the week, if it has one, must be right."""
    from dateutil.parser import ParserError, parse

    match = NAMED_MONTH.fullmatch(text)
    if not match:
        return None
    bare = re.sub(r"\bthe\b|\bof\b", " ", text, flags=re.IGNORECASE)
    try:  # what a text leaves out is filled in silently, so it must come out the same with two fillings
        first, second = (parse(bare, default=filling) for filling in FILLINGS)
    except (ParserError, OverflowError):
        return None
    weekday = (match["weekday"] or "").lower()[:3]
    agrees = not weekday or day_abbr[first.weekday()].lower() == weekday
    return first.date() if first == second and agrees else None


def day_named(text: str) -> str | None:
    """The day of the week that a word names, whole, cut short or in the plural: "Tues." and "Tuesdays" are tuesday."""
    match = DAY.fullmatch(text.strip())
    return DAYS[_STARTS.index(match[0][:2].lower())] if match else None

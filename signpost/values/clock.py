"""Times by the clock."""

import datetime as dt
import re
from typing import Final

from signpost.values import Parsed, length_limited
from signpost.values.number_words import with_figures
from signpost.values.parts_of_day import with_half, with_halves

NOON: Final = 12 * 60
MIDNIGHT: Final = 24 * 60
WORDS: Final = {"noon": NOON, "midday": NOON, "midnight": MIDNIGHT}
CLOCK: Final = (
    r"(?:(?:12[ ]?)?(?:noon|midday|midnight)|"
    r"(?:\d{4}|\d{1,2}(?:[:.]\d{2}){0,2})(?![ ]?[:.]?\d)[ ]?(?:o['’]?clock[ ]?)?"
    r"(?:(?:a\.?[ ]?m|p\.?[ ]?m)\b\.?|noon\b|midday\b|midnight\b|h(?:ou)?rs?\b)?)"
)
TO: Final = r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\buntil\b|\btill?\b|\band\b|\bthrough\b)\s*"
# A time as programs write it, perhaps after a date, with seconds and a time zone. "10:00-12:00" has no zone.
MOMENT: Final = re.compile(
    r"(?!\d\d:?\d\d[+-]\d\d:?\d\d$)(?:\d{4}-\d{2}-\d{2}[T ])?([01]\d|2[0-3]):?([0-5]\d)"
    r"(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?"
)
EXACT: Final = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00", re.ASCII)
# Ten minutes before six, or from ten until six.
MINUTES_TO: Final = re.compile(r"\b(?:five|ten|twenty(?:[- ]five)?) (?:minutes )?to\b", re.IGNORECASE)
WORD: Final = re.compile(r"[a-z]{3}", re.IGNORECASE)
# Two times without am or pm are understood only if exactly one reading of them lies between these.
EARLIEST: Final = 6 * 60
LATEST: Final = 22 * 60
LONGEST: Final = 12 * 60
# A session may run past midnight. If it starts earlier, ends later or lasts longer than this, it is a slip: "2:00" for
# two in the afternoon, "18:00 to 8:00" for two hours in the evening.
NIGHT_FROM: Final = dt.time(17)
NIGHT_UNTIL: Final = dt.time(9)
LONGEST_NIGHT: Final = 12 * 60  # minutes


def readings(text: str) -> tuple[int, ...]:
    """The times, in minutes from midnight, that a text may mean: one for "7.30pm", two for "10", none for "half 2".

    A time with a leading zero or after 12 is by the 24-hour clock. "12am" is noon to some and midnight to others.
    """
    bare = re.sub(r"o['’]?clock|\s", "", _in_figures(text.lower())).rstrip(".")
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
    if match[3] and (hour, minute, match[3]) == (12, 0, "a"):
        return (0, NOON, MIDNIGHT)
    if match[3]:
        fits = 1 <= hour <= 12 and (hour, match[3]) != (12, "a")
        return (hour % 12 * 60 + minute + (NOON if match[3] == "p" else 0),) if fits else ()
    whole_day = hour > 12 or hour == 0 or (match[1].startswith("0") and len(match[1]) == 2) or match[5]
    return (hour * 60 + minute,) if whole_day else (hour % 12 * 60 + minute, hour % 12 * 60 + minute + NOON)


def _in_figures(text: str) -> str:
    """A time in words in figures, with am or pm: "half past six in the evening" is 6:30pm. "Ten to six" stays."""
    if not WORD.search(text) or MINUTES_TO.search(text):
        return text
    return with_half(with_halves(with_figures(" ".join(text.split()))))


@length_limited
def read(text: str) -> Parsed[dt.time]:
    """Parse a time: "7.30pm" is 19:30. "10" could be morning or evening, so it is left.

    Two digits, a colon and two digits are by the 24-hour clock, since programs write times so.
    """
    bare = text.strip()
    if match := MOMENT.fullmatch(bare):
        return Parsed(dt.time(int(match[1]), int(match[2])))
    if re.fullmatch(r"0?\.\d{4,}|0\.[257]5?", bare) and abs(float(bare) * 1440 - round(float(bare) * 1440)) < 1e-4:
        return Parsed(_time(round(float(bare) * 1440)))  # a spreadsheet's fraction of a day
    times = tuple(dict.fromkeys(map(_time, readings(bare))))
    return Parsed(times[0]) if len(times) == 1 else Parsed(None, bare, choices=times)


def written(time: dt.time) -> str:
    """A time as a record has it: 09:30. The midnight that ends a day is 00:00."""
    return f"{time:%H:%M}"


def exact(text: str) -> dt.time | None:
    """Parse a time in the form that records have, and no other. 24:00, which can only end a session, is midnight."""
    if not EXACT.fullmatch(text):
        return None
    hours, minutes = text.split(":")
    return dt.time(int(hours) % 24, int(minutes))


def _time(minutes: int) -> dt.time:
    return dt.time(minutes // 60 % 24, minutes % 60)


def between(start: str, end: str) -> tuple[dt.time, dt.time] | None:
    """Parse a start and an end, if only one reading makes sense.

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
    return (_time(ways[0][0]), _time(ways[0][1])) if len(ways) == 1 else None


def span(text: str) -> tuple[dt.time, dt.time] | None:
    """Parse a start and an end in one text, if only one reading makes sense: "2-4pm", "between 10 and 12"."""
    bare = re.sub(r"^(?:between|from)\s+", "", _in_figures(text.strip()), flags=re.IGNORECASE)
    match = re.fullmatch(rf"({CLOCK}){TO}({CLOCK})", bare, re.IGNORECASE)
    return between(match[1], match[2]) if match else None


def hours(text: str) -> dict[str, str] | None:
    """Parse the times of a session into `starts` and `ends` as records have them, or into `starts` alone."""
    start = read(re.sub(r"^(?:from|at)\s+", "", text.strip(), flags=re.IGNORECASE)).value
    return as_hours(span(text)) or ({"starts": written(start)} if start else None)


def as_hours(both: tuple[dt.time, dt.time] | None) -> dict[str, str] | None:
    """A start and an end as `starts` and `ends` of a record."""
    return {"starts": written(both[0]), "ends": written(both[1])} if both else None


def runs_past_midnight(starts: dt.time, ends: dt.time) -> bool:
    """Whether an end earlier than the start can mean the next morning."""
    length = (ends.hour - starts.hour + 24) * 60 + ends.minute - starts.minute
    return starts >= NIGHT_FROM and ends <= NIGHT_UNTIL and length <= LONGEST_NIGHT


def _makes_sense(first: int, last: int, starts: tuple[int, ...], ends: tuple[int, ...], *, said: bool) -> bool:
    if len(starts) == len(ends) == 1:
        return True
    if said:
        return last - first <= LONGEST
    return last - first < LONGEST and first >= EARLIEST and last <= LATEST

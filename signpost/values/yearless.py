"""Dates without a year, as people write them who mean the next such day: "from 12 January", "22 and 29 December"."""

import datetime as dt
import re
from calendar import monthcalendar, monthrange
from collections.abc import Callable, Iterator
from typing import Final

from signpost.values.date import DAY, DAYS, MONTHS, STARTS

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER: Final = r"\d{1,2}(?:st|nd|rd|th)?"
_NO_YEAR: Final = r"(?!,? ?(?:20)?\d\d(?!\d|[:.]\d|\s?[ap]\.?m|\s?(?:-|to|until|till)\s?\d))"
_WEEKDAY: Final = rf"(?:(?P<weekday>{DAY.pattern})(?<=\w),? )?(?:the )?"
_AND: Final = r"(?:, and |, | and | & )"
SEVERAL: Final = re.compile(
    rf"\b(?P<first>(?:{_NUMBER}{_AND})+)(?P<last>{_NUMBER})(?: of)? (?P<month>{_MONTH})(?P<year>,? 20\d\d)?",
    re.IGNORECASE,
)
DATE: Final = re.compile(
    rf"(?<![\d:.])\b{_WEEKDAY}(?:(?P<day>{_NUMBER})(?: of)? (?P<month>{_MONTH})"
    rf"|(?<!\d )(?<!\d(?:st|nd|rd|th) )(?P<month2>{_MONTH}) (?P<day2>{_NUMBER})\b){_NO_YEAR}"
    r"(?:,? (?P<which>next|this) year\b)?",
    re.IGNORECASE,
)
NTH: Final = re.compile(
    rf"\b(?:the )?(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last) (?P<weekday>{DAY.pattern})(?<=\w) (?:of|in) "
    rf"(?P<month>{_MONTH})(?:,? (?:(?P<which>next|this) year|(?P<year>20\d\d))\b)?",
    re.IGNORECASE,
)
WEEKS: Final = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "fourth": 3, "4th": 3, "last": -1}
ALONE: Final = re.compile(
    rf"\b(?P<cue>from|starting|starts|beginning|until|till)(?P<end> the end of| the start of| the beginning of)? "
    rf"(?P<month>{_MONTH})(?! \d)",
    re.IGNORECASE,
)
UNTIL: Final = frozenset({"until", "till"})
YEARS: Final = 3  # that are looked at, the last one first
A_YEAR: Final = dt.timedelta(days=366)


def with_years(text: str, today: dt.date, *, nearest: bool = False) -> tuple[str, tuple[tuple[str, dt.date], ...]]:
    """The text with a year at each date that has none, and these dates as they were typed, with the days they mean.

    It is the next such day, today included, or the nearest one if it may be past. A day of the week that is named must
    be that of the date. "From January" is from its first day, "until the end of March" until its last. "14 January next
    year" and "the first Monday in March" are read too.
    """
    taken: list[tuple[str, dt.date]] = []

    def put(match: re.Match[str]) -> str:
        day = _meant(match, today, nearest=nearest)
        if day is None:
            return match[0]
        taken.append((match[0].strip(), day))
        return _written(day)

    def put_nth(match: re.Match[str]) -> str:
        day = nth(match, today)
        taken.append((match[0], day))
        return _written(day)

    def put_month(match: re.Match[str]) -> str:
        day = _of_month(match, today)
        if day is None:
            return match[0]
        taken.append((match[0].partition(" ")[2], day))
        return f"{match['cue']} {_written(day)}"

    text = ALONE.sub(put_month, DATE.sub(put, SEVERAL.sub(_apart, NTH.sub(put_nth, text))))
    return text, tuple(taken)


def question_about(text: str, today: dt.date) -> str:
    """What to ask about a date whose day of the week is another, or about the end of a month; "" if all is clear."""
    for match in DATE.finditer(text):
        day = _next(match, today) if match["weekday"] else None
        if day and _meant(match, today, nearest=False) is None:
            return f"{_written(day)} is a {DAYS[day.weekday()].capitalize()}. Write what is right."
    alone = ALONE.search(text)
    if alone and alone["cue"].lower() in UNTIL and not alone["end"]:
        return f"Until which day of {MONTHS[_month(alone['month']) - 1]}? Write the last one."
    return ""


def _written(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _next(match: re.Match[str], today: dt.date) -> dt.date | None:
    """The next day of a date without a year, whatever day of the week it is."""
    month = _month(match["month"] or match["month2"])
    number = int(re.sub(r"\D", "", match["day"] or match["day2"]))
    return next((day for day in _days(lambda year: dt.date(year, month, number), today.year) if day >= today), None)


def _apart(match: re.Match[str]) -> str:
    """Several days of one month, each with the month."""
    numbers = [*re.findall(_NUMBER, match["first"], re.IGNORECASE), match["last"]]
    return " and ".join(f"{number} {match['month'].strip('.')}{match['year'] or ''}" for number in numbers)


def _month(word: str) -> int:
    return next(at for at, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower().strip(".")[:3]))


def _meant(match: re.Match[str], today: dt.date, *, nearest: bool) -> dt.date | None:
    month = _month(match["month"] or match["month2"])
    number = int(re.sub(r"\D", "", match["day"] or match["day2"]))
    weekday = STARTS.index(match["weekday"][:2].lower()) if match["weekday"] else None
    every = _days(lambda year: dt.date(year, month, number), today.year - 1)
    if match["which"]:
        every = (day for day in every if day.year == _year(match["which"], today))
        return next((day for day in every if weekday in {None, day.weekday()}), None)
    days = sorted(every, key=lambda day: abs(day - today)) if nearest else [day for day in every if day >= today]
    return next((day for day in days[:1] if weekday in {None, day.weekday()} and day - today <= A_YEAR), None)


def nth(match: re.Match[str], today: dt.date) -> dt.date:
    """The day that a match of NTH means: the next one if no year is said."""
    month, weekday = _month(match["month"]), STARTS.index(match["weekday"][:2].lower())

    def of(year: int) -> dt.date:
        weeks = monthcalendar(year, month)
        return dt.date(year, month, [week[weekday] for week in weeks if week[weekday]][WEEKS[match["nth"].lower()]])

    if match["year"] or match["which"]:
        return of(int(match["year"] or _year(match["which"], today)))
    return next(day for year in (today.year, today.year + 1) if (day := of(year)) >= today)


def _year(which: str, today: dt.date) -> int:
    """The year that "this year" or "next year" is."""
    return today.year + (which.lower() == "next")


def _of_month(match: re.Match[str], today: dt.date) -> dt.date | None:
    """The first or the last day of a month; None if it is not clear which."""
    month, last = _month(match["month"]), "end" in (match["end"] or "")
    if last != (match["cue"].lower() in UNTIL):
        return None  # "until March" may be until its first day or its last
    days = _days(lambda year: dt.date(year, month, monthrange(year, month)[1] if last else 1), today.year)
    return next((day for day in days if day >= today), None)


def _days(make: Callable[[int], dt.date], first: int) -> Iterator[dt.date]:
    for year in range(first, first + YEARS):
        try:
            yield make(year)
        except ValueError:  # 29 February
            continue

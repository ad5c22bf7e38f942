"""When an activity meets: in words, and as dates. All times are in London time."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

from dateutil import rrule

from signpost.checks.words import join_words
from signpost.records.days import is_away, is_running, last_known_day
from signpost.records.directory_parts import Term
from signpost.records.model import Activity
from signpost.records.parts import Session

WEEKDAYS: Final = {
    "monday": rrule.MO,
    "tuesday": rrule.TU,
    "wednesday": rrule.WE,
    "thursday": rrule.TH,
    "friday": rrule.FR,
    "saturday": rrule.SA,
    "sunday": rrule.SU,
}
WEEKS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
MIDNIGHT: Final = time()
LAST_MINUTE: Final = time(23, 59)
ROUND_THE_CLOCK: Final = "day and night"
NOBODY_SHUT: Final[Mapping[date, str]] = MappingProxyType({})
TIMES_UNKNOWN: Final = "We don't know when it meets after"
NEXT_TERM: Final = "We don't know the dates of next term yet"


class Occurrence(NamedTuple):
    """One occurrence of an activity. `shut` names the day if most are shut on it: "bank holiday".

    If the end is unknown, `ends` is the start.
    """

    day: date
    starts: time
    ends: time
    shut: str = ""

    @property
    def words(self) -> str:
        return f"{day_words(self.day)}, {self.hours}"

    @property
    def hours(self) -> str:
        return hours_words(self.starts, self.ends)

    @property
    def has_end(self) -> bool:
        return self.ends != self.starts or self.ends == MIDNIGHT

    @property
    def starts_at(self) -> str:
        """For the browser: 2026-11-24T10:00, London time."""
        return f"{self.day.isoformat()}T{self.starts.isoformat('minutes')}"

    @property
    def ends_at(self) -> str:
        """For the browser. A session past midnight ends on the next day."""
        day = self.day if self.ends > self.starts or not self.has_end else self.day + timedelta(days=1)
        return f"{day.isoformat()}T{self.ends.isoformat('minutes')}"


def occurrences(
    activity: Activity, first: date, last: date, terms: tuple[Term, ...], shut: Mapping[date, str] = NOBODY_SHUT
) -> tuple[Occurrence, ...]:
    """Every time an activity meets from `first` to `last`, both included, in order.

    It does not meet while it is closed, nor after the day on which it closes for good. A session with a fixed date
    takes place on it, even if most others are shut.
    """
    found: dict[tuple[date, time, time], str] = {}
    for session in activity.sessions:
        for day in _days(session, first, last):
            if _meets(session, day, terms) and not is_away(activity, day):
                key = day, session.starts, session.ends or session.starts
                named = "" if session.repeats == "once" else shut.get(day, "")
                found[key] = min(found.get(key, named), named)
    return tuple([Occurrence(*key, named) for key, named in sorted(found.items())])


def next_term_unknown(activity: Activity, today: date, terms: tuple[Term, ...]) -> bool:
    """Whether an activity meets in term time only, and the known terms have no days left for it."""
    known = max((term.until for term in terms), default=date.max)
    running = [session for session in activity.sessions if session.term_time_only and is_running(session, today)]
    return (
        bool(running)
        and known < date.max
        and not any(_meets(session, day, terms) for session in running for day in _days(session, today, known))
    )


def times_unknown_since(activity: Activity, today: date) -> date | None:
    """The last day for which the times of an activity were known, if it may go on and nobody knows when."""
    running = (session for session in activity.sessions if is_running(session, today))
    return max((s.known_until for s in running if s.known_until and s.known_until < today), default=None)


def _days(session: Session, first: date, last: date) -> tuple[date, ...]:
    """The days of a session's recurrence, including holidays and exceptions."""
    if session.repeats == "once":
        return (session.date,) if session.date and first <= session.date <= last else ()
    start = max(first, session.from_) if session.from_ else first
    known = last_known_day(session)
    end = min(last, known) if known else last
    if session.repeats == "monthly":
        return _monthly(session.day, WEEKS[session.week], start, end)
    if session.repeats == "fortnightly" and session.from_:
        # counted from the first date, which may be long before `first`
        skipped = max(0, (start - session.from_).days // 14 * 14)
        found = _weekly(session.day, 2, session.from_ + timedelta(days=skipped), end)
        return tuple(day for day in found if day >= start)
    return _weekly(session.day, 1, start, end)


# Recurrence rules as in RFC 5545. Most groups meet on the same few weekdays, so results are cached.


@lru_cache(maxsize=10_000)
def _weekly(weekday: str, interval: int, start: date, end: date) -> tuple[date, ...]:
    return _dates(
        rrule.rrule(rrule.WEEKLY, _noon(start), interval=interval, byweekday=WEEKDAYS[weekday], until=_noon(end))
    )


@lru_cache(maxsize=10_000)
def _monthly(weekday: str, week: int, start: date, end: date) -> tuple[date, ...]:
    return _dates(rrule.rrule(rrule.MONTHLY, _noon(start), byweekday=WEEKDAYS[weekday](week), until=_noon(end)))


def _dates(rule: rrule.rrule) -> tuple[date, ...]:
    return tuple(moment.date() for moment in rule)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _meets(session: Session, day: date, terms: tuple[Term, ...]) -> bool:
    if day in session.not_on:
        return False
    return not session.term_time_only or not terms or any(term.from_ <= day <= term.until for term in terms)


def session_words(session: Session) -> str:
    """One session: "Tuesdays, 10am to 12 noon"; "First Saturday of the month, 2pm to 3.30pm"."""
    hours = hours_words(session.starts, session.ends or session.starts)
    return f"{_which_days(session)}, {hours}" + (", in term time" if session.term_time_only else "")


def _which_days(session: Session) -> str:
    day = session.day.title()
    if session.repeats == "once" and session.date:
        return day_words(session.date)
    if session.repeats == "fortnightly":
        return f"Every other {day}"
    if session.repeats == "monthly":
        return f"{session.week.title()} {day} of the month"
    return f"{day}s"


def session_dates(session: Session, today: date) -> str:
    """The first and last date of a session, if they are fixed and not over: "From 3 March 2027 to 5 May 2027"."""
    if session.from_ and session.from_ > today and session.until:
        return f"From {short_day(session.from_)} to {short_day(session.until)}"
    if session.from_ and session.from_ > today:
        return f"Starts on {short_day(session.from_)}"
    if session.until:
        return f"Until {short_day(session.until)}" if session.until >= today else f"Ended on {short_day(session.until)}"
    if session.known_until and session.known_until >= today:
        return f"Times known until {short_day(session.known_until)}"
    return ""


def not_on_words(days: tuple[date, ...]) -> str:
    """The days on which it does not meet: "Not on 24 or 31 December 2026"; "" for none."""
    return f"Not on {join_words(_days_told(days), 'or')}" if days else ""


def next_on_words(days: tuple[date, ...]) -> str:
    """The days on which it meets next: "Next on 3 and 17 December 2026"; "" for none."""
    return f"Next on {join_words(_days_told(days))}" if days else ""


def _days_told(days: tuple[date, ...]) -> list[str]:
    """Days in words: the month once if all have the same, and the year only before a day of another year."""
    one_month = len({(day.year, day.month) for day in days}) == 1
    return [
        (f"{day.day}" if one_month else f"{day.day} {day:%B}")
        if following and following.year == day.year
        else short_day(day)
        for day, following in zip_longest(days, days[1:])
    ]


def is_round_the_clock(starts: time, ends: time) -> bool:
    """Whether these hours are the whole day."""
    return starts == MIDNIGHT and ends in {MIDNIGHT, LAST_MINUTE}


def hours_words(starts: time, ends: time) -> str:
    """Hours in words: "10am to 12 noon"; "day and night"; "10am" if both are equal, since the end is unknown."""
    if is_round_the_clock(starts, ends):
        return ROUND_THE_CLOCK
    return time_words(starts) if starts == ends else f"{time_words(starts)} to {time_words(ends)}"


def day_words(day: date) -> str:
    """A date in words: "Saturday 6 March 2027"."""
    return f"{day:%A} {short_day(day)}"


@lru_cache(maxsize=10_000)
def short_day(day: date) -> str:
    """A date without its weekday: "6 March 2027"."""
    return f"{day.day} {day:%B %Y}"


def time_words(moment: time) -> str:
    """A time as the NHS writes it: 10am, 12 noon, 3.30pm (NHS digital service manual, numbers and times)."""
    if moment.minute == 0 and moment.hour % 12 == 0:
        return "12 noon" if moment.hour else "12 midnight"
    hour = moment.hour % 12 or 12
    minutes = f".{moment.minute:02}" if moment.minute else ""
    return f"{hour}{minutes}{'am' if moment.hour < 12 else 'pm'}"

"""The days on which something in a record ends or becomes out of date."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity
from signpost.records.parts import Closure, Session
from signpost.values.date import MONTHS

# A month in the future of a text: "full until January", "next course in mid-March 2027".
COMING: Final = re.compile(
    r"\b(until|till|in|by|before|from|for)(?: the end of| early| late| mid)?[ -](?:\d{1,2} )?"
    rf"({'|'.join(MONTHS)})\b(?: (\d{{4}}))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)
def later(day: date, months: int) -> date:
    """The day a number of months after another."""
    from dateutil.relativedelta import relativedelta  # takes a while to import, and most checks need no such day

    return day + relativedelta(months=months)


def last_day(session: Session) -> date | None:
    """The last day of a session; None for one that goes on."""
    return session.date if session.repeats == "once" else session.until


def last_known_day(session: Session) -> date | None:
    """The last day for which a session's times are known; None if there is none."""
    days = [day for day in (last_day(session), session.known_until) if day is not None]
    return min(days, default=None)


def is_running(session: Session, today: date) -> bool:
    """Whether a session is not over."""
    last = last_day(session)
    return last is None or last >= today


def last_meeting(activity: Activity) -> date | None:
    """The last day of an activity whose sessions all end; None if one goes on or there is no session."""
    ends = [last_day(session) for session in activity.sessions]
    known = [day for day in ends if day is not None]
    return max(known) if known and len(known) == len(ends) else None


def ended_on(activity: Activity, today: date) -> date | None:
    """The day on which an activity met for the last time; None for one that is not over."""
    last = last_meeting(activity)
    return last if last is not None and last < today else None


def is_away(activity: Activity, day: date) -> bool:
    """Whether an activity is closed on a day: for a while, or since it closed for good."""
    gone = activity.closes_on is not None and day > activity.closes_on
    return gone or any(lasts(one, day) for one in activity.closures)


def lasts(closure: Closure, day: date) -> bool:
    """Whether a closure lasts on a day."""
    return closure.from_ <= day and (closure.until is None or day <= closure.until)


def last_open_day(activity: Activity) -> date | None:
    """The last day before an activity closes for good, or for as long as nobody knows; None if it goes on."""
    days = [one.from_ - timedelta(days=1) for one in activity.closures if one.until is None and one.from_ > date.min]
    return min([*days, *([activity.closes_on] if activity.closes_on else [])], default=None)


def review_periods(activity: Activity, months: ReviewMonths) -> ReviewMonths:
    """The periods of an activity. One with a period of its own is asked after that, and the others follow as usual."""
    more = (activity.review_months or months.ask) - months.ask
    return ReviewMonths(months.ask + more, months.banner + more, months.last + more, months.archive + more)


def leaves_lists(activity: Activity, months: ReviewMonths) -> date:
    """The day on which an activity leaves the lists, because its last check is too long ago."""
    return later(
        activity.verified.on if activity.verified else activity.added, review_periods(activity, months).archive
    )


def is_past(words: str, said_on: date, today: date) -> bool:
    """Whether a text written on `said_on` looks forward to a month that is over today."""
    return any(_end_of(found, said_on) < today for found in COMING.finditer(words))


def _end_of(found: re.Match[str], said_on: date) -> date:
    """The last day of the month that is meant: in the year named, else the next such month after that day.

    "In July", written in July, is about the past.
    """
    month = MONTHS.index(found[2].capitalize()) + 1
    if found[1].lower() == "in" and month == said_on.month and not found[3]:
        return date.max
    year = int(found[3]) if found[3] else said_on.year + (month < said_on.month)
    return date(year, month, monthrange(year, month)[1]) if 1 <= year <= date.max.year else date.max

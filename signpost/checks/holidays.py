"""Days that come soon and on which most are shut: the groups that would meet then, and of which nobody has asked."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from signpost.checks.words import join_words
from signpost.records.cache import Cache
from signpost.records.days import last_known_day
from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.parts import Session
from signpost.records.problem import Problem, problem
from signpost.records.shut import shut_days
from signpost.values.date import DAYS

AHEAD: Final = timedelta(weeks=3)
SHOWN: Final = 10  # groups named


def coming_holidays(directory: Directory, today: date, cache: Cache) -> Iterator[Problem]:
    """Weekly groups that would meet on such a day, and whose record doesn't say whether they do.

    A check of other files alone doesn't ask, since the library of the bank holidays is slow to load. `cache` stores
    them.
    """
    if directory.focus and directory.about.source.file not in directory.focus:
        return
    last = today + min(AHEAD, date.max - today)
    shut = shut_days(directory.about, today, cache)
    coming = [day for day in sorted(shut) if today <= day <= last]
    public = [one for one in directory.activities.values() if not directory.is_sensitive(one)]
    running = [one for one in public if one.status in {"open", "full"}]
    unsaid = {day: [one.id for one in running if _would_meet(one, day)] for day in coming}
    if ids := sorted({one for each in unsaid.values() for one in each}):
        days = [f"{day:%A} {day.day} {day:%B} ({shut[day]})" for day, each in unsaid.items() if each]
        many = "One group" if len(ids) == 1 else f"{len(ids)} groups"
        more = [f"{len(ids) - SHOWN} more"] if len(ids) > SHOWN else []
        yield problem(
            directory.about.place("closed_days"),
            "holiday-unsaid",
            f"{many} would meet on {join_words(days, 'or')}, when most are shut: {join_words([*ids[:SHOWN], *more])}.",
            "Ask each. If it doesn't meet, write the day below not_on. If it does, add a session with that date. Until "
            "then, readers are told to ring first.",
        )


def _would_meet(activity: Activity, day: date) -> bool:
    """Whether a weekly session falls on a day, and no session has that date."""
    return any(_falls_on(session, day) for session in activity.sessions) and not any(
        session.date == day for session in activity.sessions
    )


def _falls_on(session: Session, day: date) -> bool:
    weekly = session.repeats == "weekly" and session.day == DAYS[day.weekday()] and not session.term_time_only
    within = (session.from_ or day) <= day <= (last_known_day(session) or day)
    return weekly and within and day not in session.not_on

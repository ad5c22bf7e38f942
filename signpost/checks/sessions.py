"""Sessions: their fields agree, and every date is on the right day of the week."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.parts import numbered
from signpost.checks.per_record import Context, per_record
from signpost.records.directory import Directory
from signpost.records.document import Path
from signpost.records.model import Activity
from signpost.records.parts import NO_TIME, Session
from signpost.records.problem import Problem, problem, quoted
from signpost.values.clock import NIGHT_UNTIL, runs_past_midnight, written
from signpost.values.date import DAYS, exact

# For each way of repeating: the fields it needs, and those it can't have.
PARTS: Final = {
    "weekly": (("day",), ("week", "date")),
    "fortnightly": (("day", "from"), ("week", "date")),
    "monthly": (("day", "week"), ("date",)),
    "once": (("date",), ("week", "from", "until", "known_until", "not_on", "term_time_only")),
}
# An hour from 1 to 7 without its leading zero may be by the 12-hour clock; so may a small hour that ends by day.
EARLY: Final = range(1, 8)
SMALL_HOURS: Final = range(1, 5)
WHY: Final = {
    "day": "the day of the week",
    "from": "the first day it meets, to count the fortnights from",
    "week": "which such day of the month: first, second, third, fourth, fifth or last",
    "date": "the day it happens",
}
# The value of repeats that each field belongs to.
INSTEAD: Final = {"date": "write repeats: once", "week": "write repeats: monthly"}


@per_record("activity")
def sessions(activity: Activity, context: Context) -> Iterator[Problem]:
    """Sessions whose fields contradict each other."""
    for index, session in numbered(activity, "sessions", activity.sessions):
        path: Path = ("sessions", index)
        yield from _parts(activity, path, session)
        yield from _order(activity, path, session)
        yield from _weekdays(activity, path, session)


def _parts(activity: Activity, path: Path, session: Session) -> Iterator[Problem]:
    needed, excluded = PARTS.get(session.repeats, ((), ()))
    kind = "happens once" if session.repeats == "once" else f"repeats {session.repeats}"
    for name in needed:
        if not activity.has(*path, name):
            yield problem(
                activity.place(*path, name),
                "session-parts",
                f"A session that {kind} needs {name}.",
                f"Add {name}: {WHY[name]}.",
            )
    for name in excluded:
        if activity.has(*path, name):
            yield problem(
                activity.place(*path, name),
                "session-parts",
                f"A session that {kind} can't have {name}.",
                f"Delete {name}, or {INSTEAD.get(name, 'change repeats')}.",
            )


def _order(activity: Activity, path: Path, session: Session) -> Iterator[Problem]:
    starts, ends = session.starts, session.ends
    if ends is None or NO_TIME in {starts, ends}:
        return
    if starts >= ends and not (ends == ends.min or runs_past_midnight(starts, ends)):
        yield problem(
            activity.place(*path, "ends"),
            "session-order",
            f"This session ends at {quoted(written(ends))}, which is not after its start at {quoted(written(starts))}.",
            "Write the end by the 24-hour clock: three in the afternoon is 15:00.",
        )
    elif _may_be_afternoon(activity, path, session):
        later = starts.replace(hour=starts.hour + 12)
        yield problem(
            activity.place(*path, "starts"),
            "session-early",
            f"This session starts at {quoted(written(starts))}, which is in the morning.",
            f"If you mean {quoted(written(later))}, write that, and the end by the 24-hour clock too. "
            f"If it is right, write {quoted(written(starts))}.",
        )


def _may_be_afternoon(activity: Activity, path: Path, session: Session) -> bool:
    """Whether a start may be by the 12-hour clock, in the afternoon."""
    typed = next((text for where, text, _ in activity.texts if where == (*path, "starts")), "")
    one_digit = session.starts.hour in EARLY and not typed.startswith("0")
    late = session.ends is not None and session.ends > NIGHT_UNTIL
    return one_digit or (session.starts.hour in SMALL_HOURS and late)


def _weekdays(activity: Activity, path: Path, session: Session) -> Iterator[Problem]:
    if session.day not in DAYS:
        return
    dated: list[tuple[Path, date | None]] = [(("date",), session.date)]
    if session.repeats == "fortnightly":
        dated.append((("from",), session.from_))
    dated += [
        (written.path[2:], exact(written.text)) for written in activity.texts if written.path[:3] == (*path, "not_on")
    ]
    for part, day in dated:
        if day is not None and DAYS[day.weekday()] != session.day:
            yield problem(
                activity.place(*path, *part),
                "session-weekday",
                f"{quoted(day.isoformat())} is a {DAYS[day.weekday()].title()}, and the session is on a "
                f"{session.day.title()}.",
                "Change the date or the day, so that the two agree.",
            )


def term_time(directory: Directory, today: date) -> Iterator[Problem]:
    """Term-time sessions in a directory that has no dates of terms."""
    if directory.about.has("school_terms") or not isinstance(directory.about.source.value, dict):
        return
    for activity in directory.activities.values():
        if any(session.term_time_only for session in activity.sessions):
            yield problem(
                activity.place("sessions"),
                "session-terms",
                "This activity meets in term time only, and directory.yaml doesn't say when the terms are.",
                "Add school_terms to directory.yaml, with the first and last day of each.",
            )
            return

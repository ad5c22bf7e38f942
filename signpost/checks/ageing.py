"""What is out of date: activities that are over, days that have passed, and checks that are getting too old.

All of it is advice. Passing time never makes an error, or old records would block new ones.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from signpost.records.days import ended_on, is_past, is_running, later, leaves_lists
from signpost.records.directory import Directory
from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity
from signpost.records.parts import NO_DAY
from signpost.records.problem import Problem, problem, quoted

MONTHS_IN_A_YEAR: Final = 12
TERMS_AHEAD: Final = timedelta(weeks=6)  # by then schools have published the dates of the next terms


def ended_activities(directory: Directory, today: date) -> Iterator[Problem]:
    """Activities that have met for the last time and are not closed."""
    for activity in _running(directory):
        if day := ended_on(activity, today):
            yield problem(
                activity.place("sessions"),
                "activity-over",
                f"All of its sessions are over since {quoted(day.isoformat())}, so readers are told that it has ended.",
                "If it is over for good, write status: closed and status_since. If it goes on, add its new dates.",
            )


def times_lapsing(directory: Directory, today: date) -> Iterator[Problem]:
    """Activities of which nobody will soon know when they meet, or knows any more."""
    for activity in _running(directory):
        for index, session in enumerate(activity.sessions):
            day = session.known_until
            if day and is_running(session, today) and day - min(TERMS_AHEAD, day - date.min) <= today:
                told = quoted(day.isoformat())
                yield problem(
                    activity.place("sessions", index, "known_until"),
                    "times-lapsing",
                    f"These times are known until {told}. After that, readers are told to ring first.",
                    "Ask when it meets after that. If it goes on as it is, take the line away or write a later day.",
                )


def past_days(directory: Directory, today: date) -> Iterator[Problem]:
    """Days that have passed without a record of what followed."""
    for activity in _running(directory):
        yield from _closing(activity, today)
        yield from _funding(activity, today)
        yield from _waiting(activity, today, directory.about.review_months)
        yield from _status(activity, today)
    for pathway in directory.pathways.values():
        agreed = pathway.agreed_on or date.min  # another check reports one agreed after that
        if pathway.review_by and agreed <= pathway.review_by < today:
            yield problem(
                pathway.place("review_by"),
                "day-passed",
                f"This route was to be looked at again by {quoted(pathway.review_by.isoformat())}.",
                "Look at it with whoever agreed it, and write the new days below agreed_on and review_by.",
            )


def long_closures(directory: Directory, today: date) -> Iterator[Problem]:
    """Closures that last for more than a year, as they are written or so far."""
    for record in directory.protectable():
        for index, closure in enumerate(record.closures):
            if closure.from_ > NO_DAY and (closure.until or today) > later(closure.from_, MONTHS_IN_A_YEAR):
                yield problem(
                    record.place("closures", index),
                    "closure-long",
                    "This closure lasts for more than a year.",
                    "Look at the year again. If it is closed for good, say so in each group: status: closed.",
                )


def _running(directory: Directory) -> Iterator[Activity]:
    return (activity for activity in directory.activities.values() if activity.status != "closed")


def _closing(activity: Activity, today: date) -> Iterator[Problem]:
    if activity.closes_on and activity.closes_on < today:
        yield problem(
            activity.place("closes_on"),
            "day-passed",
            f"This was to close on {quoted(activity.closes_on.isoformat())}, so readers are told that it has closed.",
            "If it has, write status: closed and status_since. If it goes on, take this line away.",
        )


def _funding(activity: Activity, today: date) -> Iterator[Problem]:
    if activity.funded_until and activity.funded_until < today:
        yield problem(
            activity.place("funded_until"),
            "day-passed",
            f"This was paid for until {quoted(activity.funded_until.isoformat())}, so readers are told to ring first.",
            "Ask whether it goes on, and write the new day or status: closed.",
        )


def _waiting(activity: Activity, today: date, months: ReviewMonths) -> Iterator[Problem]:
    asked = activity.waiting_as_of
    if not activity.waiting_time or asked is None:
        return
    if later(asked, months.ask) <= today or is_past(activity.waiting_time, asked, today):
        yield problem(
            activity.place("waiting_time"),
            "day-passed",
            f"This waiting time is from {quoted(asked.isoformat())} and no longer told to readers.",
            "Ask how long people wait now, and write that with the day below waiting_as_of.",
        )


def _status(activity: Activity, today: date) -> Iterator[Problem]:
    since = activity.status_since
    if activity.status != "open" and since and is_past(activity.status_note, since, today):
        yield problem(
            activity.place("status_note"),
            "day-passed",
            f"The month that {quoted(activity.status_note)} speaks of is over, so readers are no longer told this.",
            "Ask how it stands now, and write that with its day below status_since.",
        )


def terms_ending(directory: Directory, today: date) -> Iterator[Problem]:
    """The last known term ends soon, or has ended, and some activities meet in term time only."""
    ends = [term.until for term in directory.about.school_terms]
    last = max(ends, default=NO_DAY)
    if NO_DAY in {last, *ends} or last - min(TERMS_AHEAD, last - date.min) > today:
        return
    count = sum(any(session.term_time_only for session in activity.sessions) for activity in _running(directory))
    if count:
        many = "One activity meets" if count == 1 else f"{count} activities meet"
        yield problem(
            directory.about.place("school_terms"),
            "terms-ending",
            f"The last of these terms ends on {last.isoformat()}. {many} in term time only.",
            "Add the next terms. Until then, readers are told to ring first.",
        )


def lapsing_checks(directory: Directory, today: date) -> Iterator[Problem]:
    """Most of the activities will soon have left the lists, since nobody has checked them."""
    months = directory.about.review_months
    days = sorted(leaves_lists(activity, months) for activity in _running(directory) if activity.added > NO_DAY)
    if not days or (most := days[len(days) // 2]) > later(today, max(1, months.archive - months.last)):
        return
    gone = sum(day <= max(most, today) for day in days)
    told = f"By {most.isoformat()}, {gone} of {len(days)} activities will have left" if most > today else ""
    yield problem(
        directory.about.place("review_months"),
        "checks-lapsing",
        f"{told or f'{gone} of {len(days)} activities have left'} the lists, unchecked for {months.archive} months.",
        "Ring the groups, and write the day of each check below verified. The day taken for today is "
        f"{today.isoformat()}: if that is wrong, put this computer's clock right.",
    )

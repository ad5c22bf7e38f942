"""How old a record's last check is, and what follows from that (the periods are in directory.yaml)."""

from datetime import date, timedelta
from enum import IntEnum

from signpost.records.days import later, review_periods
from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity


class Stage(IntEnum):
    """The steps from a fresh check to the archive; each includes the ones before it."""

    FRESH = 0
    ASK = 1  # the group is asked to confirm
    BANNER = 2  # its page says that it may be out of date, and leaflets leave it out
    LAST = 3  # last in lists
    ARCHIVED = 4  # out of the lists, with the reason on its page


def stage(activity: Activity, today: date, months: ReviewMonths) -> Stage:
    """The stage of an activity. One that was never checked counts from the day it was added.

    It gets a banner, as does one whose funding has ended.
    """
    unsure = activity.verified is None or (activity.funded_until is not None and activity.funded_until < today)
    for step, day in reversed(steps(activity, months)):
        if day <= today:
            return max(step, Stage.BANNER) if unsure else step
    return Stage.BANNER if unsure else Stage.FRESH


def known_since(activity: Activity) -> date:
    """The day of the last check; for an activity that was never checked, the day it was added."""
    return activity.verified.on if activity.verified else activity.added


def steps(activity: Activity, months: ReviewMonths) -> tuple[tuple[Stage, date], ...]:
    """The stages that an unconfirmed activity comes to, each with its first day, in order."""
    own = review_periods(activity, months)
    ladder = (
        (Stage.ASK, own.ask),
        (Stage.BANNER, own.banner),
        (Stage.LAST, own.last),
        (Stage.ARCHIVED, own.archive),
    )
    return tuple((step, later(known_since(activity), period)) for step, period in ladder)


def due_on(activity: Activity, months: ReviewMonths) -> date:
    """The first day on which somebody should check an activity.

    That is when its check is too old or its funding has ended; for one that was never checked, when it was added.
    """
    if activity.verified is None:
        return activity.added
    asked = later(activity.verified.on, review_periods(activity, months).ask)
    funded = activity.funded_until
    return funded + timedelta(days=1) if funded and funded < asked else asked


def has_gone(ended: date, today: date, months: ReviewMonths) -> bool:
    """Whether an activity that met for the last time on a day has left the lists.

    Before that it comes last in them, for as long as an unconfirmed one would.
    """
    return later(ended, months.archive - months.last) <= today

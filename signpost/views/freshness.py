"""How old a record's last check is, and what follows from that (the periods are in directory.yaml)."""

from datetime import date
from enum import IntEnum

from signpost.records.days import later
from signpost.records.model import Activity
from signpost.records.parts import ReviewMonths


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
    since = activity.verified.on if activity.verified else activity.added
    ladder = (
        (Stage.ARCHIVED, months.archive),
        (Stage.LAST, months.last),
        (Stage.BANNER, months.banner),
        (Stage.ASK, months.ask),
    )
    for step, period in ladder:
        if later(since, period) <= today:
            return max(step, Stage.BANNER) if unsure else step
    return Stage.BANNER if unsure else Stage.FRESH


def has_gone(ended: date, today: date, months: ReviewMonths) -> bool:
    """Whether an activity that met for the last time on a day has left the lists.

    Before that it comes last in them, for as long as an unconfirmed one would.
    """
    return later(ended, months.archive - months.last) <= today

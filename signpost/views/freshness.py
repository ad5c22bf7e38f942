"""How old a record's last check is, and what follows from it (the periods stand in directory.yaml)."""

from datetime import date
from enum import IntEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from signpost.records.model import Activity
from signpost.records.parts import ReviewMonths


class Stage(IntEnum):
    """The ladder from a fresh check to the archive; each step takes in the ones before it."""

    FRESH = 0
    ASK = 1  # the group is asked to confirm
    BANNER = 2  # its page says that it may be out of date
    LAST = 3  # off the leaflets, and last in lists
    ARCHIVED = 4  # out of the lists, with the reason on its page


@lru_cache(maxsize=10_000)
def later(day: date, months: int) -> date:
    """The day so many months after another."""
    return day + relativedelta(months=months)


def stage(activity: Activity, today: date, months: ReviewMonths) -> Stage:
    """Where an activity stands. One that was never checked counts from the day it was added, and is marked."""
    since = activity.verified.on if activity.verified else activity.added
    ladder = (
        (Stage.ARCHIVED, months.archive),
        (Stage.LAST, months.last),
        (Stage.BANNER, months.banner),
        (Stage.ASK, months.ask),
    )
    for step, period in ladder:
        if later(since, period) <= today:
            return step if activity.verified else max(step, Stage.BANNER)
    return Stage.FRESH if activity.verified else Stage.BANNER

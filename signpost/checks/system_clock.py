"""A wrong system clock: reported once, and not at every date that is then in the future."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.records.problem import Problem, problem

FUTURE: Final = "date-future"
FEW: Final = 10  # problems that are reported one by one even if the clock is wrong
FEWEST: Final = 3  # activities from which "most of them" means something


def system_clock(directory: Directory, today: date) -> Iterator[Problem]:
    """A date for today that is before most activities were added or checked."""
    after = [activity for activity in directory.activities.values() if _last_touched(activity) > today]
    if len(after) >= FEWEST and 2 * len(after) > len(directory.activities):
        newest = max(map(_last_touched, after))
        yield problem(
            directory.about.place(),
            "clock-behind",
            f"The day taken for today is {today.isoformat()}, and {len(after)} of {len(directory.activities)} "
            f"activities were added or checked after it, the last on {newest.isoformat()}.",
            "Put this computer's clock right, or the day after --date.",
        )


def _last_touched(activity: Activity) -> date:
    return max(activity.added, activity.verified.on) if activity.verified else activity.added


def report_once(behind: Collection[Problem], found: Collection[Problem]) -> Iterator[Problem]:
    """The problems without the many future dates that come from a slow clock."""
    many = sum(item.code == FUTURE for item in found) > FEW
    return (item for item in found if not (behind and many and item.code == FUTURE))

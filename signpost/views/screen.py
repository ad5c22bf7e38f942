"""What is on in the next seven days, for a screen that many people look at.

If one page has no room for them, each area has a screen of its own, and each screen as many whole days as have room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import accumulate
from typing import Final

from signpost.records.model import Activity
from signpost.values.names import PART
from signpost.views.listings import Day, whats_on
from signpost.views.long_lists import AT_AN_HOUR, is_long
from signpost.views.snapshot import Snapshot

DAYS_SHOWN: Final = 7


@dataclass(frozen=True)
class Screen:
    """The days with what is on: in the area of this id, or everywhere. They are the `whole` week, or its first days."""

    area: str
    days: tuple[Day, ...]
    whole: bool

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"screen{PART}{self.area}.html" if self.area else "screen.html"


def screens(snapshot: Snapshot) -> tuple[Screen, ...]:
    """The screen of everywhere, and those of the areas if it has no room for the week."""
    served = areas_served(snapshot)
    week = _week(snapshot)
    everywhere = _screen("", week)
    if everywhere.whole:
        return (everywhere,)
    return (everywhere, *(_screen(area, _in_area(snapshot, week, area, served)) for area in served))


def _screen(area: str, week: tuple[Day, ...]) -> Screen:
    """A screen with as many days of a week as have room, but at least one."""
    ends = accumulate(len(day.entries) * AT_AN_HOUR for day in week)
    days = week[: max(1, sum(not is_long(end) for end in ends))]
    return Screen(area, days, days == week)


def _week(snapshot: Snapshot) -> tuple[Day, ...]:
    """The days of a week. Nothing discreet is on them: others see what somebody looks at."""
    directory = snapshot.directory
    last = snapshot.today + timedelta(days=DAYS_SHOWN - 1)
    days = (
        Day(one.day, tuple(own for own in one.entries if not directory.is_discreet(directory.activities[own.card.id])))
        for one in whats_on(snapshot)
        if one.day <= last
    )
    return tuple(day for day in days if day.entries)


def _in_area(
    snapshot: Snapshot, week: tuple[Day, ...], area: str, served: Mapping[str, tuple[str, ...]]
) -> tuple[Day, ...]:
    """What is on in one area."""
    activities = snapshot.directory.activities
    days = (
        Day(one.day, tuple(own for own in one.entries if area in areas_of(activities[own.card.id], served)))
        for one in week
    )
    return tuple(day for day in days if day.entries)


def areas_served(snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """By area: the areas whose people an activity for it may help: itself, those within it, and those around it."""
    areas = snapshot.directory.areas
    around = {area.id: [larger.id for larger in snapshot.directory.lineage(area)] for area in areas.values()}
    return {id_: tuple(other for other in areas if other in around[id_] or id_ in around[other]) for id_ in areas}


def areas_of(activity: Activity, served: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The areas whose people an activity may help, each once."""
    return tuple(dict.fromkeys(other for own in activity.areas for other in served.get(own, ())))

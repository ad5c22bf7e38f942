"""What is on in the next seven days, for a screen that many people look at."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from signpost.records.model import Activity
from signpost.views.listings import Day, whats_on
from signpost.views.snapshot import Snapshot

DAYS_SHOWN: Final = 7


def this_week(snapshot: Snapshot) -> tuple[Day, ...]:
    """The days with what is on. Nothing discreet is on them: others see what somebody looks at."""
    directory = snapshot.directory
    last = snapshot.today + timedelta(days=DAYS_SHOWN - 1)
    days = (
        Day(one.day, tuple(own for own in one.entries if not directory.is_discreet(directory.activities[own.card.id])))
        for one in whats_on(snapshot)
        if one.day <= last
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

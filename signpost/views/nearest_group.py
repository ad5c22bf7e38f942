"""The nearest group of a kind that an area lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from signpost.checks.words import join_words
from signpost.records.model import Activity, Area, Need
from signpost.values.sectors import Point, distance
from signpost.views.card import Card
from signpost.views.coverage import Coverage, is_outside_working_hours
from signpost.views.nearness import middle, point_of
from signpost.views.when import WEEKDAYS


@dataclass(frozen=True)
class Nearest:
    """The nearest group of the kind that is missing: how far from the middle of the area, and on which days."""

    card: Card
    kilometres: float
    days: tuple[str, ...]

    @property
    def when(self) -> str:
        """Its days: ", on Tuesdays and Thursdays"; "" if it has none."""
        return f", on {join_words(self.days)}" if self.days else ""

    @property
    def words(self) -> str:
        """Where and when it is: "the nearest, The Corner Table, is 2.1 km away, on Thursdays"."""
        return f"the nearest, {self.card.name}, is {self.kilometres:.1f} km away{self.when}"


def nearest(what: Coverage, need: Need, area: Area, aspect: str, level: str = "") -> Nearest | None:
    """The nearest group with an aspect and at a level, if one is named, that has a place and may be found."""
    start = middle(what.snapshot.directory, [area])
    if start is None:
        return None
    found = sorted(_by_distance(what, need, aspect, level, start), key=lambda place: place[0])
    if not found:
        return None
    far, activity = found[0]
    return Nearest(what.snapshot.cards[activity.id], far, _days(activity, aspect))


def _by_distance(what: Coverage, need: Need, aspect: str, level: str, start: Point) -> Iterator[tuple[float, Activity]]:
    directory = what.snapshot.directory
    for activity in what.counted:
        wanted = need.id in activity.needs and (not level or level in activity.levels)
        wanted = wanted and (not aspect or activity.id in what.aspects[aspect])
        if wanted and not directory.is_discreet(activity) and (point := point_of(directory, activity)):
            yield distance(start, point), activity


def _days(activity: Activity, aspect: str) -> tuple[str, ...]:
    """The weekdays on which it meets, in the plural; in the evening or at the weekend only, if that is missing."""
    sessions = (one for one in activity.sessions if aspect != "evenings" or is_outside_working_hours(one))
    own = {one.day for one in sessions if one.day}
    return tuple(f"{day.title()}s" for day in WEEKDAYS if day in own)

"""What there is for each need in each area, by level of support, and who could go there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Final

from signpost.records.days import is_running, later
from signpost.records.model import Activity, Area, Need
from signpost.records.parts import Session
from signpost.records.selection import REACHING
from signpost.views.closures import is_closed_for_a_while
from signpost.views.facets import TIMES
from signpost.views.find_card import has_access
from signpost.views.freshness import Stage
from signpost.views.snapshot import Snapshot

ENGLISH: Final = "English"
EVENING: Final = TIMES["evening"][1]
WEEKEND: Final = frozenset({"saturday", "sunday"})
FUNDING_SOON: Final = 6  # months
ALONE: Final = frozenset({"one-to-one", "at-home"})  # settings without other people

Has = Callable[[Snapshot, Activity], bool]


@dataclass(frozen=True)
class Aspect:
    """Something that makes an activity one that more people can go to: its heading, and how a sentence names it."""

    label: str
    phrase: str
    has: Has


def _is_free(_snapshot: Snapshot, activity: Activity) -> bool:
    return activity.cost.kind == "free"


def _outside_working_hours(snapshot: Snapshot, activity: Activity) -> bool:
    return any(is_outside_working_hours(one) for one in activity.sessions if is_running(one, snapshot.today))


def _is_step_free(snapshot: Snapshot, activity: Activity) -> bool:
    return not REACHING.isdisjoint(activity.setting) or has_access(snapshot, activity, "step_free")


def _in_other_languages(_snapshot: Snapshot, activity: Activity) -> bool:
    return any(language != ENGLISH for language in activity.languages)


def _one_to_one(_snapshot: Snapshot, activity: Activity) -> bool:
    return not ALONE.isdisjoint(activity.setting)


ASPECTS: Final[Mapping[str, Aspect]] = MappingProxyType(
    {
        "free": Aspect("Free", "free of charge", _is_free),
        "evenings": Aspect("Evening or weekend", "in the evening or at the weekend", _outside_working_hours),
        "step-free": Aspect("Step-free", "in a place without steps", _is_step_free),
        "languages": Aspect("Other languages", "in a language other than English", _in_other_languages),
        "one-to-one": Aspect("One to one", "one to one", _one_to_one),
    }
)


def is_outside_working_hours(session: Session) -> bool:
    """Whether a session starts at 5pm or later, or is at the weekend."""
    day = f"{session.date:%A}".lower() if session.date else session.day
    return day in WEEKEND or session.starts.isoformat("minutes") >= EVENING


@dataclass(frozen=True, eq=False)
class Cell:
    """What there is for one need in one area: the activities that count, and which of them have each aspect."""

    need: Need
    area: Area
    activities: tuple[Activity, ...]
    by_aspect: Mapping[str, tuple[Activity, ...]]
    by_level: Mapping[str, tuple[Activity, ...]]
    funding_ends: tuple[Activity, ...]
    """Those paid for until a day within the next six months."""

    @property
    def alone(self) -> Activity | None:
        """The one activity that keeps this alive; None if there is none, or more."""
        return self.activities[0] if len(self.activities) == 1 else None


@dataclass(frozen=True, eq=False)
class Coverage:
    """Every need in every area. `areas` are those without areas within them: nobody is counted twice.

    Areas that came with a feed are not among them: it need not list all that they have.
    """

    snapshot: Snapshot

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The smallest areas, in the directory's order."""
        areas = self.snapshot.directory.areas.values()
        parents = {area.parent for area in areas}
        return tuple(area for area in areas if area.id not in parents and area.id not in self.partly_known)

    @cached_property
    def partly_known(self) -> frozenset[str]:
        """The ids of the areas that came with a feed, and of those that contain one: they may have more groups."""
        directory = self.snapshot.directory
        joined = [(area, area.joined.from_) for area in directory.areas.values() if area.joined]
        fed = [area for area, owner in joined if owner in directory.members and directory.members[owner].feed]
        return frozenset(larger.id for area in fed for larger in directory.lineage(area))

    def parts(self, area: Area) -> tuple[Area, ...]:
        """The smallest areas in an area; itself, if it is one of them."""
        return tuple(self._parts[area.id])

    @cached_property
    def _parts(self) -> Mapping[str, list[Area]]:
        found: defaultdict[str, list[Area]] = defaultdict(list)
        for part in self.areas:
            for larger in self.snapshot.directory.lineage(part):
                found[larger.id].append(part)
        return found

    @cached_property
    def counted(self) -> tuple[Activity, ...]:
        """The activities that count: open, and checked recently enough that their pages say nothing else."""
        return tuple(activity for activity in self.snapshot.listed if counts(self.snapshot, activity))

    @cached_property
    def aspects(self) -> Mapping[str, frozenset[str]]:
        """The ids of the activities with each aspect."""
        return {
            name: frozenset(activity.id for activity in self.counted if aspect.has(self.snapshot, activity))
            for name, aspect in ASPECTS.items()
        }

    @cached_property
    def funding_ends(self) -> tuple[Activity, ...]:
        """Those that are paid for until a day within the next six months."""
        soon = later(self.snapshot.today, FUNDING_SOON)
        return tuple(activity for activity in self.counted if activity.funded_until and activity.funded_until <= soon)

    @cached_property
    def ids_of_funding_ends(self) -> frozenset[str]:
        """The ids of those that are paid for until a day within the next six months."""
        return frozenset(activity.id for activity in self.funding_ends)

    def cell(self, need: Need, area: Area) -> Cell:
        """What there is for a need in an area of any size: what serves it, or a larger area that contains it."""
        place = need.id, area.id
        if place not in self._cells:
            self._cells[place] = self._cell(need, area)
        return self._cells[place]

    @cached_property
    def _cells(self) -> dict[tuple[str, str], Cell]:
        """The cells that were asked for so far, by need and area."""
        return {}

    def _cell(self, need: Need, area: Area) -> Cell:
        own = self._by_place.get((need.id, area.id), ())
        return Cell(
            need=need,
            area=area,
            activities=own,
            by_aspect={name: tuple(one for one in own if one.id in ids) for name, ids in self.aspects.items()},
            by_level=_by_level(self.snapshot.directory.levels, own),
            funding_ends=tuple(one for one in own if one.id in self.ids_of_funding_ends),
        )

    @cached_property
    def _by_place(self) -> Mapping[tuple[str, str], tuple[Activity, ...]]:
        counted = {activity.id for activity in self.counted}
        found: defaultdict[tuple[str, str], list[Activity]] = defaultdict(list)
        for area in self.snapshot.directory.areas.values():
            for activity in self.snapshot.serving(area):
                if activity.id in counted:
                    for need in activity.needs:
                        found[need, area.id].append(activity)
        return {place: tuple(activities) for place, activities in found.items()}


def _by_level(levels: Iterable[str], activities: tuple[Activity, ...]) -> Mapping[str, tuple[Activity, ...]]:
    return {level: tuple(one for one in activities if level in one.levels) for level in levels}


def counts(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether an activity counts as there: open, not over, and checked not too long ago for a page without a banner."""
    own = snapshot.cards[activity.id]
    open_now = own.status == "open" or is_closed_for_a_while(activity)
    return open_now and own.ended is None and own.stage < Stage.BANNER


@lru_cache(maxsize=2)
def coverage(snapshot: Snapshot) -> Coverage:
    """What there is for each need in each area, on the snapshot's day."""
    return Coverage(snapshot)

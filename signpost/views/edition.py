"""The directory as it stands on one day: every activity's stage and card, worked out once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from signpost.records.directory import Directory
from signpost.records.memory import digest
from signpost.records.model import About, Activity, Area
from signpost.views.card import Card, card
from signpost.views.freshness import Stage
from signpost.views.printed import Printed


class Drawn(Protocol):
    """Where pieces of pages are kept by a fingerprint of all that goes into them."""

    def get(self, key: str, /) -> str | None:
        """A piece, or None where it has to be drawn."""

    def put(self, key: str, body: str, /) -> None:
        """Keep a piece."""


class Afresh:
    """Keeps nothing: every piece is drawn anew."""

    def get(self, _key: str, /) -> str | None:
        return None

    def put(self, _key: str, _body: str, /) -> None:
        pass


@dataclass(frozen=True, eq=False)  # each keeps what it has worked out; two are never compared
class Edition:
    """A directory and the day it is shown on. All views and outputs start from here."""

    directory: Directory
    today: date
    drawn: Drawn = field(default_factory=Afresh, repr=False)
    printed: dict[str, Printed] = field(default_factory=dict, repr=False)
    """The leaflets, by their paths in the site. They are printed before any page is drawn, or not at all."""

    @property
    def about(self) -> About:
        """What holds for the whole directory."""
        return self.directory.about

    @cached_property
    def words(self) -> str:
        """The fingerprint of what any page may say of the directory and the day."""
        return digest(f"{self.today} {self.about!r}".encode("utf-8", "surrogatepass"))

    @cached_property
    def cards(self) -> Mapping[str, Card]:
        """The card of every activity, by its id, closed and archived ones too."""
        activities = self.directory.activities
        return MappingProxyType({id_: card(self.directory, activities[id_], self.today) for id_ in activities})

    @cached_property
    def listed(self) -> tuple[Activity, ...]:
        """The activities that stand in lists: neither closed nor archived, the stale ones last, then by name."""
        shown = (own for own in self.cards.values() if own.status != "closed" and own.stage < Stage.ARCHIVED)
        ordered = sorted(shown, key=lambda own: (own.stage >= Stage.LAST, own.name.casefold(), own.id))
        return tuple(self.directory.activities[own.id] for own in ordered)

    @cached_property
    def run_by(self) -> Mapping[str, tuple[Activity, ...]]:
        """The listed activities of each organisation, by its id."""
        return _grouped(self.listed, lambda activity: activity.organisation)

    @cached_property
    def held_at(self) -> Mapping[str, tuple[Activity, ...]]:
        """The listed activities of each venue, by its id."""
        return _grouped(self.listed, lambda activity: activity.venue)

    def serves(self, activity: Activity, area: Area) -> bool:
        """Whether an activity is there for people of an area: by name, or through a larger area it lies in."""
        return not self._within[area.id].isdisjoint(activity.areas)

    @cached_property
    def _within(self) -> Mapping[str, frozenset[str]]:
        """Each area with the larger ones it lies in, as ids."""
        areas = self.directory.areas.values()
        return {area.id: frozenset(larger.id for larger in self.directory.lineage(area)) for area in areas}

    def alternatives(self, activity: Activity, most: int = 4) -> tuple[Card, ...]:
        """What comes nearest to an activity that can't be joined: open, with the same first need and most in common."""
        others = [other for other in self.listed if other.status == "open" and other.id != activity.id]
        same = [other for other in others if activity.needs[0] in other.needs]
        ranked = sorted(same, key=lambda other: -_likeness(activity, other))
        return tuple(self.cards[other.id] for other in ranked[:most])


def _grouped(activities: Iterable[Activity], by: Callable[[Activity], str]) -> Mapping[str, tuple[Activity, ...]]:
    groups: defaultdict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        groups[by(activity)].append(activity)
    return MappingProxyType({name: tuple(group) for name, group in groups.items()})


def _likeness(one: Activity, other: Activity) -> int:
    """A shared need weighs most (the first need of both more still), then a shared area, then a shared setting."""
    needs = set(one.needs) & set(other.needs)
    areas = set(one.areas) & set(other.areas)
    settings = set(one.setting) & set(other.setting)
    return 10 * len(needs) + 10 * (one.needs[0] == other.needs[0]) + 3 * len(areas) + len(settings)

"""What is missing, in sentences, beginning with what most people miss most.

A gap that all parts of a larger area share is told once, of the larger area.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from signpost.checks.words import join_words
from signpost.records.model import Area, Need
from signpost.views.card import Card
from signpost.views.coverage import ASPECTS, Coverage, coverage
from signpost.views.labels import within_a_sentence
from signpost.views.nearest_group import Nearest, nearest
from signpost.views.residents import residents, residents_of_all
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

ANYBODY: Final = ""  # the gap of an area with nobody at all
# How much each gap counts for a person who lives there. Having nobody counts whole.
WEIGHTS: Final[Mapping[str, float]] = MappingProxyType({ANYBODY: 1.0, "step-free": 0.5, "free": 0.25, "evenings": 0.25})
UNKNOWN_RESIDENTS: Final = 5_000  # of an area without figures, so that it is neither first nor last
NEARLY_ALL: Final = 0.9  # of an area's residents
HELP_WITH: Final = "help with "


@dataclass(frozen=True)
class Place:
    """An area in which something is missing: its residents, if they are known, and the nearest group elsewhere.

    `nearest` is None if there is no such group with a place of its own.
    """

    area: Area
    people: int | None
    nearest: Nearest | None


@dataclass(frozen=True)
class Gap:
    """Nobody in some areas is there for a need, or nobody in one respect (`aspect`, a key of ASPECTS).

    `level` is the name of the level of support at which nobody is; "" if the gap is of all levels.
    """

    need: Need
    aspect: str
    places: tuple[Place, ...]
    level: str = ""

    @property
    def weight(self) -> float:
        """How much is missing: the weight of its kind for each resident."""
        return WEIGHTS[self.aspect] * sum(place.people or UNKNOWN_RESIDENTS for place in self.places)

    @property
    def sentence(self) -> str:
        """Say what is missing: "Nobody in Hillside helps with debt in the evening; the nearest … is 2.1 km away."."""
        how = f" {ASPECTS[self.aspect].phrase}" if self.aspect else ""
        how += f" at the level “{self.level}”" if self.level else ""
        nearest = self.places[0].nearest if len(self.places) == 1 else None
        away = f"; {nearest.words}" if nearest else ""
        areas = join_words([place.area.name for place in self.places], "or")
        return f"Nobody in {areas} {offer(self.need)}{how}{away}."

    @property
    def nearest(self) -> tuple[str, ...]:
        """A sentence on each group that is nearest to some of the areas: how far it is from each of them, and when."""
        groups = dict.fromkeys(place.nearest.card for place in self.places if place.nearest)
        return tuple(self._how_far(card) for card in groups)

    def _how_far(self, card: Card) -> str:
        """How far it is from each area: "The nearest, Stop Smoking Clinic, on Mondays, is 1.5 km from Hillside."."""
        own = [
            (place.area.name, place.nearest) for place in self.places if place.nearest and place.nearest.card == card
        ]
        away = join_words([f"{nearest.kilometres:.1f} km from {name}" for name, nearest in own])
        return f"The nearest, {card.name}{own[0][1].when}, is {away}."


@dataclass(frozen=True)
class Fragile:
    """A need that only one group serves in some areas, and the day until which it is paid for, if that is soon."""

    need: Need
    areas: tuple[Area, ...]
    card: Card
    funded_until: date | None

    @property
    def sentence(self) -> str:
        """Say who keeps it alive: "In Hillside only The Corner Table helps with debt. It is paid for until …"."""
        paid = f" It is paid for until {short_day(self.funded_until)}." if self.funded_until else ""
        areas = join_words([area.name for area in self.areas])
        return f"In {areas} only {self.card.name} {offer(self.need)}.{paid}"


def offer(need: Need) -> str:
    """What somebody does who serves a need: "helps with debt", "has something for young people"."""
    name = within_a_sentence(need.name)
    if need.kind == "need":
        return f"helps with {name.removeprefix(HELP_WITH)}"
    return f"has something for {name}"


@lru_cache(maxsize=2)
def gaps(snapshot: Snapshot) -> tuple[Gap, ...]:
    """Every gap, the heaviest first. Gaps in one respect are told only of areas where somebody is there at all."""
    needs = snapshot.directory.needs.values()
    found = [Gap(need, aspect, _places(snapshot, need, aspect)) for need in needs for aspect in WEIGHTS]
    return tuple(sorted((gap for gap in found if gap.places), key=lambda gap: -gap.weight))


def level_gaps(snapshot: Snapshot, need: Need) -> tuple[Gap, ...]:
    """Where nobody is there for a need at one level of support. What is the same at every level is left out."""
    anybody = _places(snapshot, need, ANYBODY)
    levels = snapshot.directory.levels.values()
    found = (Gap(need, ANYBODY, _places(snapshot, need, ANYBODY, level.id), level.name) for level in levels)
    return tuple(gap for gap in found if gap.places and gap.places != anybody)


def _places(snapshot: Snapshot, need: Need, aspect: str, level: str = "") -> tuple[Place, ...]:
    what = coverage(snapshot)
    bare = {area.id for area in what.areas if _is_missing(what, need, area, aspect, level)}
    return tuple(
        Place(area, people.count if people else None, nearest(what, need, area, aspect, level))
        for area in _largest(what, bare)
        for people in [residents(snapshot, area)]
    )


@lru_cache(maxsize=2)
def fragile(snapshot: Snapshot) -> tuple[Fragile, ...]:
    """Every need that one group alone serves somewhere; those whose funding ends soon come first.

    Sensitive services are left out: a list of them is of no use to anybody who means well.
    """
    found = [one for need in snapshot.directory.needs.values() for one in _fragile(snapshot, need)]
    return tuple(sorted(found, key=lambda one: (one.funded_until is None, -len(one.areas))))


def _fragile(snapshot: Snapshot, need: Need) -> Iterator[Fragile]:
    what = coverage(snapshot)
    cells = [what.cell(need, area) for area in what.areas]
    for activity in {cell.alone.id: cell.alone for cell in cells if cell.alone}.values():
        if not snapshot.directory.is_discreet(activity):
            until = activity.funded_until if activity.id in what.ids_of_funding_ends else None
            areas = _largest(what, {cell.area.id for cell in cells if cell.alone is activity})
            yield Fragile(need, areas, snapshot.cards[activity.id], until)


def _is_missing(what: Coverage, need: Need, area: Area, aspect: str, level: str = "") -> bool:
    cell = what.cell(need, area)
    if level:
        return not cell.by_level[level]
    return bool(cell.activities) and not cell.by_aspect[aspect] if aspect else not cell.activities


def _largest(what: Coverage, ids: set[str]) -> tuple[Area, ...]:
    """The fewest and largest areas that consist of these smallest ones."""
    directory = what.snapshot.directory
    inside = {area.id: {part.id for part in what.parts(area)} for area in directory.areas.values()}
    whole = [area for area in directory.areas.values() if inside[area.id] <= ids and _consists_of(what, area)]
    return tuple(area for area in whole if not any(larger in whole for larger in directory.lineage(area)[1:]))


def _consists_of(what: Coverage, area: Area) -> bool:
    """Whether an area is made up of those of its parts that the directory has, as far as its residents tell.

    A district of which only one town is in the directory is not: nobody here knows what its other towns have. Nor is
    one with a town of which a feed has told.
    """
    parts = what.parts(area)
    if not parts or area.id in what.partly_known:
        return False
    whole, inside = residents(what.snapshot, area), residents_of_all(what.snapshot, [part.id for part in parts])
    return whole is None or inside is None or inside.count >= NEARLY_ALL * whole.count


@dataclass(frozen=True)
class MissingHere:
    """What is missing in one area, by its kind: the words before a list of needs, and the needs."""

    words: str
    needs: tuple[Need, ...]


def missing_in(snapshot: Snapshot, area: Area) -> tuple[MissingHere, ...]:
    """What is missing in all parts of an area, in a few lines; of discreet needs nothing is told."""
    what = coverage(snapshot)
    parts = what.parts(area) if _consists_of(what, area) else ()
    needs = [need for need in snapshot.directory.needs.values() if not need.discreet]
    kinds = (
        (aspect, [need for need in needs if parts and all(_is_missing(what, need, part, aspect) for part in parts)])
        for aspect in WEIGHTS
    )
    return tuple(MissingHere(_nobody(aspect), tuple(found)) for aspect, found in kinds if found)


def _nobody(aspect: str) -> str:
    return f"Nobody {ASPECTS[aspect].phrase}" if aspect else "Nobody at all"


def of_need(found: Iterable[Gap], need: Need) -> tuple[Gap, ...]:
    """Those gaps that are of a need, in the same order."""
    return tuple(gap for gap in found if gap.need is need)

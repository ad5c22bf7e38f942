"""The groups for a need, area by area, in a directory where the page of a need or of an area has no room for all."""

from collections.abc import Mapping
from functools import lru_cache

from signpost.records.model import Activity, Area, Need
from signpost.views.card import Card
from signpost.views.long_lists import ENTRY, Section, is_long
from signpost.views.snapshot import Snapshot


def serving(snapshot: Snapshot, need: Need) -> tuple[Activity, ...]:
    """The listed activities that serve a need: those with it as first need, then the others, then ended ones."""
    found = snapshot.listed_for.get(need.id, ())
    over = {activity.id for activity in found if snapshot.cards[activity.id].ended}
    return tuple(sorted(found, key=lambda activity: (activity.id in over, activity.needs.index(need.id) > 0)))


def needs_many(snapshot: Snapshot, need: Need) -> bool:
    """Whether the page of a need has no room for all of its groups."""
    return is_long(len(snapshot.listed_for.get(need.id, ())) * ENTRY)


def has_many(snapshot: Snapshot, area: Area) -> bool:
    """Whether the page of an area has no room for all of its groups."""
    return is_long(len(snapshot.serving(area)) * ENTRY)


def by_area(snapshot: Snapshot, need: Need) -> tuple[Section[Card], ...]:
    """For every area, the groups for a need that serve the whole of it; no area if all pages have room."""
    if not (needs_many(snapshot, need) or _an_area_has_many(snapshot)):
        return ()
    found = serving(snapshot, need)
    return tuple(
        Section(
            f"needs/{need.id}",
            area.id,
            area.name,
            tuple(snapshot.cards[one.id] for one in found if one.id in _served(snapshot)[area.id]),
            ENTRY,
        )
        for area in snapshot.directory.areas.values()
    )


@lru_cache(maxsize=1)
def _an_area_has_many(snapshot: Snapshot) -> bool:
    return any(has_many(snapshot, area) for area in snapshot.directory.areas.values())


@lru_cache(maxsize=1)
def _served(snapshot: Snapshot) -> Mapping[str, frozenset[str]]:
    """The ids of the groups that serve each area."""
    areas = snapshot.directory.areas.values()
    return {area.id: frozenset(one.id for one in snapshot.serving(area)) for area in areas}

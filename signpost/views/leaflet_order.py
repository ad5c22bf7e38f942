"""The order of a leaflet's activities, and which are left out first if there is no room.

The menu of an area begins with what is only for it, then what meets there, then what is near. Other leaflets are
ordered by the needs they are for, then by how well an activity fits, then by how near it is.
"""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any, Final

from signpost.checks.words import join_words
from signpost.records.model import Activity, Area, Leaflet
from signpost.records.selection import print_permission
from signpost.records.word_parts import Selection
from signpost.values.sectors import sector_of
from signpost.views.nearness import kilometres, middle, sectors_of, waits, within
from signpost.views.snapshot import Snapshot

NOTHING: Final = Selection()
LAST: Final = 10_000  # a sort key after all others


class Scope(IntEnum):
    """How near an activity is to a leaflet's areas. Those not begun, or with only a name and phone, come last."""

    OWN = 0
    HERE = 1
    NEAR = 2
    LATER = 3
    HIDDEN = 4


def heading(leaflet: Leaflet, activity: Activity) -> str:
    """The id of the need that is an activity's heading: its first selected one, else its own first."""
    wanted = leaflet.select.needs if leaflet.select else ()
    return next((need for need in wanted if need in activity.needs), activity.needs[0])


def scopes(snapshot: Snapshot, leaflet: Leaflet) -> Callable[[Activity], Scope]:
    """Return a function from an activity to its scope. If the leaflet has no areas, all are near."""
    directory = snapshot.directory
    areas = _areas(snapshot, leaflet)
    own, sectors = {area.id for area in within(directory, areas)}, sectors_of(directory, areas)

    def scope(activity: Activity) -> Scope:
        if print_permission(directory, activity) != "all":
            return Scope.HIDDEN
        if waits(activity, snapshot.today):
            return Scope.LATER
        if own.issuperset(activity.areas):
            return Scope.OWN
        venue = directory.venues.get(activity.venue)
        meets = venue and not directory.is_sensitive(venue) and sector_of(venue.postcode) in sectors
        return Scope.HERE if meets else Scope.NEAR

    return scope


def best_first_key(snapshot: Snapshot, leaflet: Leaflet, found: Iterable[Activity]) -> Callable[[Activity], Any]:
    """Return the sort key of the order "best": for activities selected by id, the order of the ids."""
    select = leaflet.select or NOTHING
    if select.activities:
        return lambda activity: select.activities.index(activity.id)
    if select.areas and not select.needs:
        return _menu(snapshot, leaflet, found)
    return _by_need(snapshot, leaflet)


def menu_headings(snapshot: Snapshot, leaflet: Leaflet, found: Iterable[Activity]) -> Callable[[Activity], str]:
    """Return a function from an activity to its special heading in an area's menu; "" for that of its theme."""
    select = leaflet.select or NOTHING
    if not select.areas or select.needs or select.activities or leaflet.order != "best":
        return lambda _: ""
    scope, local = scopes(snapshot, leaflet), _has_local_headings(snapshot, leaflet, found)
    names = join_words([area.name for area in _areas(snapshot, leaflet)])
    titles = {Scope.LATER: "Starting later"}
    if local:
        titles |= {Scope.OWN: f"For people in {names}", Scope.HERE: f"Meets in {names}"}
    return lambda activity: titles.get(scope(activity), "")


def _areas(snapshot: Snapshot, leaflet: Leaflet) -> list[Area]:
    known = snapshot.directory.areas
    return [known[area] for area in (leaflet.select or NOTHING).areas if area in known]


def _has_local_headings(snapshot: Snapshot, leaflet: Leaflet, found: Iterable[Activity]) -> bool:
    """Whether less than half of the activities are for the areas or meet there; if more, themes are better headings."""
    scope = scopes(snapshot, leaflet)
    local = [scope(activity) < Scope.NEAR for activity in found]
    return 2 * sum(local) < len(local)


def _menu(snapshot: Snapshot, leaflet: Leaflet, found: Iterable[Activity]) -> Callable[[Activity], Any]:
    """Return the sort key of a menu: by scope, then theme, then distance."""
    directory = snapshot.directory
    start = middle(directory, _areas(snapshot, leaflet))
    scope, local = scopes(snapshot, leaflet), _has_local_headings(snapshot, leaflet, found)
    needs = {need: place for place, need in enumerate(directory.needs)}
    themes: dict[str, int] = {}
    for need in directory.needs.values():
        themes.setdefault(need.theme or need.id, needs[need.id])

    def place(activity: Activity) -> tuple[float, ...]:
        own = scope(activity)
        if own == Scope.HIDDEN:
            return (own,)
        first = directory.needs[activity.needs[0]]
        section = own if local or own == Scope.LATER else Scope.NEAR
        theme = 0 if own == Scope.LATER else themes[first.theme or first.id]
        return section, theme, own, round(kilometres(directory, start, activity)), needs[first.id]

    return place


def _by_need(snapshot: Snapshot, leaflet: Leaflet) -> Callable[[Activity], Any]:
    """Return the sort key: by heading, by whether that is its first need, by whether it has begun, by distance.

    Those with only a name and phone come last, since even a heading would say more about them.
    """
    directory = snapshot.directory
    wanted = (leaflet.select or NOTHING).needs
    needs = {need: place for place, need in enumerate(wanted or directory.needs)}
    start = middle(directory, _areas(snapshot, leaflet) or directory.areas.values())
    scope = scopes(snapshot, leaflet)

    def place(activity: Activity) -> tuple[float, ...]:
        if scope(activity) == Scope.HIDDEN:
            return (LAST + 1,)
        need = heading(leaflet, activity)
        way = round(kilometres(directory, start, activity))
        return needs.get(need, LAST), activity.needs[0] != need, scope(activity) == Scope.LATER, way

    return place

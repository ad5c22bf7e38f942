"""What is special about a pack for visits at people's doors: what matters to those who open, and what workers count.

Sensitive and discreet things are in none of it: it is left at doors, and read by whoever lives there.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from typing import Any, Final

from signpost.records.days import is_running
from signpost.records.model import Activity, Leaflet
from signpost.records.parts import Session
from signpost.records.selection import REACHING
from signpost.views.gaps import missing_in
from signpost.views.leaflet_order import NOTHING, Scope, scopes
from signpost.views.nearness import kilometres, middle
from signpost.views.snapshot import Snapshot
from signpost.views.when import WEEKDAYS

FORMAT: Final = "outreach-pack"
NEIGHBOURS: Final = "community-group"  # the kind of organisation that neighbours run
SCHOOL_OPENS, SCHOOL_SHUTS = time(9), time(15)
WEEK: Final = frozenset(WEEKDAYS) - {"saturday", "sunday"}


@dataclass(frozen=True)
class ThemeText:
    """A theme with the names of its needs, for the worker to tick."""

    name: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class OutreachText:
    """What the worker's sheet says: the needs by theme, and what is missing in the areas."""

    themes: tuple[ThemeText, ...]
    missing: tuple[str, ...]


def outreach_text(snapshot: Snapshot, leaflet: Leaflet) -> OutreachText:
    """The worker's sheet."""
    areas = (snapshot.directory.areas[area] for area in (leaflet.select or NOTHING).areas)
    missing = (
        f"{area.name}. {found.words}: {', '.join(need.name for need in found.needs)}."
        for area in areas
        for found in missing_in(snapshot, area)
    )
    return OutreachText(tuple(_themes(snapshot)), tuple(missing))


def _themes(snapshot: Snapshot) -> Iterator[ThemeText]:
    """Every need that is not discreet, by theme, in the directory's order."""
    open_needs = (need for need in snapshot.directory.needs.values() if not need.discreet)
    for theme, needs in groupby(open_needs, lambda need: need.theme):
        yield ThemeText(theme, tuple(need.name for need in needs))


def first_at_a_door(snapshot: Snapshot, leaflet: Leaflet) -> Callable[[Activity], Any]:
    """Return the sort key of a short list: neighbours' groups, then for families, dry, free, in school hours, near."""
    directory, scope = snapshot.directory, scopes(snapshot, leaflet)
    areas = (directory.areas[area] for area in (leaflet.select or NOTHING).areas if area in directory.areas)
    start = middle(directory, areas)
    with_children = _has_children(leaflet)

    def place(activity: Activity) -> tuple[float, ...]:
        own = scope(activity)
        return (
            own == Scope.LATER,
            not _is_neighbours(snapshot, activity, own),
            with_children and not _is_for_families(activity),
            not is_dry(activity),
            activity.cost.kind != "free",
            with_children and not in_school_hours(activity.sessions),
            round(kilometres(directory, start, activity)),
        )

    return place


def _has_children(leaflet: Leaflet) -> bool:
    return (leaflet.select or NOTHING).children is not None


def marks(snapshot: Snapshot, leaflet: Leaflet, activity: Activity, scope: Scope) -> tuple[str, ...]:
    """What makes an activity easy to go to, in a few words each. `scope` is how near it is.

    Whoever has no children is told nothing of school.
    """
    running = [session for session in activity.sessions if is_running(session, snapshot.today)]
    in_term = [session.term_time_only for session in running]
    told = {
        "Run by neighbours": _is_neighbours(snapshot, activity, scope),
        "Indoors": activity.venue != "" and is_dry(activity),
    }
    if _has_children(leaflet):
        told |= {
            "In school hours": in_school_hours(running),
            "In the holidays too": bool(running) and not any(in_term),
            "Not in the holidays": bool(running) and all(in_term),
        }
    return tuple(words for words, holds in told.items() if holds)


def _is_neighbours(snapshot: Snapshot, activity: Activity, scope: Scope) -> bool:
    """Whether people who live there run it: a community group that is for the area alone, or meets in it."""
    owner = snapshot.directory.organisations.get(activity.organisation)
    return owner is not None and owner.kind == NEIGHBOURS and scope <= Scope.HERE


def _is_for_families(activity: Activity) -> bool:
    own = activity.audience
    return own is not None and (own.for_families or own.children_ages is not None)


def is_dry(activity: Activity) -> bool:
    """Whether nobody gets wet: it is not outdoors, or comes to people."""
    return "outdoors" not in activity.setting or not REACHING.isdisjoint(activity.setting)


def in_school_hours(sessions: Iterable[Session]) -> bool:
    """Whether a session on a weekday begins after school has opened, and is over before it shuts."""
    return any(
        session.day in WEEK and session.starts >= SCHOOL_OPENS and (session.ends or session.starts) <= SCHOOL_SHUTS
        for session in sessions
    )

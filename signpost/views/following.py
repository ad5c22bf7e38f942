"""What somebody can follow, with a feed of what changes and a calendar: an area, an audience or a need."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from signpost.records.model import Activity
from signpost.records.parts import Audience
from signpost.records.selection import selection_filter
from signpost.records.word_parts import Selection
from signpost.views.snapshot import Snapshot

YOUNG: Final = 30  # years; what ends at an age below is for young people
OLD: Final = 50  # years; what begins at such an age or later is for older people
# Each audience, by the name of its files: what it is called, and whether an activity is meant for it.
AUDIENCES: Final[dict[str, tuple[str, Callable[[Audience], bool]]]] = {
    "families": ("Families with children", lambda who: who.for_families or who.children_ages is not None),
    "carers": ("Carers", lambda who: who.for_carers),
    "young-people": ("Young people", lambda who: who.age_to is not None and who.age_to < YOUNG),
    "older-people": ("Older people", lambda who: who.age_from is not None and who.age_from >= OLD),
    "women": ("Women", lambda who: who.gender == "women"),
    "men": ("Men", lambda who: who.gender == "men"),
}


@dataclass(frozen=True)
class Followed:
    """Something to follow: its name, its page, the path of its files without their ending, and what belongs to it.

    Nothing sensitive or discreet belongs to any: who follows it may not be alone with the phone.
    """

    kind: str
    name: str
    page: str
    path: str
    fits: Callable[[Activity], bool]


def followed(snapshot: Snapshot) -> tuple[Followed, ...]:
    """All that can be followed: areas, audiences, and the needs that are not discreet."""
    return (*_areas(snapshot), *_audiences(snapshot), *_needs(snapshot))


def _areas(snapshot: Snapshot) -> Iterator[Followed]:
    for area in snapshot.directory.areas.values():
        page = f"areas/{area.id}"
        yield _one(snapshot, "area", area.name, page, selection_filter(snapshot.directory, Selection(areas=(area.id,))))


def _needs(snapshot: Snapshot) -> Iterator[Followed]:
    for need in snapshot.directory.needs.values():
        if not need.discreet:
            select = Selection(needs=(need.id,))
            yield _one(snapshot, "need", need.name, f"needs/{need.id}", selection_filter(snapshot.directory, select))


def _audiences(snapshot: Snapshot) -> Iterator[Followed]:
    """The audiences for which there is, or was, an activity."""
    known = snapshot.directory.activities.values()
    for id_, (name, is_for) in AUDIENCES.items():
        if any(activity.audience and is_for(activity.audience) for activity in known):
            yield _one(snapshot, "audience", name, f"follow/{id_}", _meant(is_for))


def _meant(is_for: Callable[[Audience], bool]) -> Callable[[Activity], bool]:
    return lambda activity: activity.audience is not None and is_for(activity.audience)


def _one(snapshot: Snapshot, kind: str, name: str, path: str, fits: Callable[[Activity], bool]) -> Followed:
    page = "changes.html" if kind == "audience" else f"{path}.html"
    return Followed(
        kind, name, page, path, lambda activity: fits(activity) and not snapshot.directory.is_discreet(activity)
    )

"""How near something is: to an area's people, and to another group."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Area
from signpost.records.selection import REACHING
from signpost.values.sectors import Point, distance, sector_of, sectors

FAR: Final = 1_000.0  # kilometres, if a place is unknown


def point_of(directory: Directory, activity: Activity) -> Point | None:
    """The coordinates of an activity; None if it has no venue, or one whose place is unknown or secret."""
    venue = directory.venues.get(activity.venue)
    if venue is None or directory.is_sensitive(activity) or directory.is_sensitive(venue):
        return None
    if venue.coordinates:
        return venue.coordinates.latitude, venue.coordinates.longitude
    return sectors().get(sector_of(venue.postcode)) if venue.postcode else None


def is_known_roughly(directory: Directory, activity: Activity) -> bool:
    """Whether its place is the middle of a postcode sector: enough for a distance in miles, and wrong on a map."""
    venue = directory.venues.get(activity.venue)
    return venue is not None and venue.coordinates is None and point_of(directory, activity) is not None


def within(directory: Directory, areas: Iterable[Area]) -> tuple[Area, ...]:
    """These areas and all areas within them."""
    wanted = {area.id for area in areas}
    return tuple(
        area
        for area in directory.areas.values()
        if not wanted.isdisjoint(larger.id for larger in directory.lineage(area))
    )


def sectors_of(directory: Directory, areas: Iterable[Area]) -> frozenset[str]:
    """The postcode sectors of areas and of all areas within them."""
    return frozenset(sector.upper() for area in within(directory, areas) for sector in area.postcode_sectors)


def middle(directory: Directory, areas: Iterable[Area]) -> Point | None:
    """The centre of the postcode sectors of areas; None if none of these is known."""
    known = [sectors()[name] for name in sorted(sectors_of(directory, areas)) if name in sectors()]
    if not known:
        return None
    return sum(latitude for latitude, _ in known) / len(known), sum(longitude for _, longitude in known) / len(known)


def kilometres(directory: Directory, start: Point | None, activity: Activity) -> float:
    """The distance from a point to an activity: 0 if it comes to people, and large if either place is unknown."""
    place = point_of(directory, activity)
    if place is None:
        return FAR if REACHING.isdisjoint(activity.setting) else 0.0
    return distance(start, place) if start else FAR


def waits(activity: Activity, today: date) -> bool:
    """Whether nobody can go yet: it is paused, or its first session is in the future."""
    return activity.status == "paused" or (
        bool(activity.sessions) and all((one.date or one.from_ or today) > today for one in activity.sessions)
    )

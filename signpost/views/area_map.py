"""Maps without tiles: the outline of an area, with a numbered dot for each venue, and the same in words.

They are drawn from the outlines in a directory's `outlines.geojson`; without it there are none. A sensitive venue is in
no map, and neither is one whose coordinates are not known: the middle of its postcode sector would be a wrong place.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from signpost.records.model import Activity, Area, Venue
from signpost.values import bearing
from signpost.values.sectors import Point, distance, sector_of
from signpost.views.map_geometry import XY, Crop, crop_of, is_inside, svg_path
from signpost.views.map_ground import (
    Ground,
    grounds_of,
    land_within,
    polygons_of,
    position,
    rings_within,
    shapes_of,
    smallest_areas,
)
from signpost.views.map_labels import Dot, Label, clear, label_anyway, placed
from signpost.views.snapshot import Snapshot

# Kilometres, and in words: 80 metres a minute.
WALKS: Final = ((0.8, "10 minutes’ walk (800 m)"), (1.6, "20 minutes’ walk (1.6 km)"))
SMALLEST_RING: Final = 70  # units of the larger circle's radius: on the map of a town both would be a blot


@dataclass(frozen=True)
class Ring:
    """A circle in which everything is within some minutes' walk in a straight line."""

    x: float
    y: float
    radius: float
    words: str


@dataclass(frozen=True)
class Place:
    """A venue in the list beside a map: its number there, its dot, and where it lies.

    That is as seen from the first, or the area in which it is if the map is one of many areas; "" for the first.
    """

    number: int
    venue: Venue
    dot: Dot
    words: str


@dataclass(frozen=True)
class AreaMap:
    """An area's map: the venues are numbered from the one where most of its groups meet, the nearest to it first.

    On the map of a town, which is too large for walks, they are in the order of the areas in which they are. Without
    any venue it is the outline alone.
    """

    ground: Ground
    places: tuple[Place, ...]
    rings: tuple[Ring, ...]

    def there(self, place: Place) -> str:
        """What follows the name of one of its places, to say where it lies: ", 250 m south-east"."""
        if place.words:
            return f", {place.words}"
        return " (from here)" if self.rings else ""

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names of the areas around that cover no dot."""
        return clear(self.ground.labels, (place.dot for place in self.places), self.ground.larger)


@dataclass(frozen=True)
class VenueMap:
    """Where a venue lies, in the smallest area around it, and that in words."""

    venue: str  # its id
    ground: Ground
    dot: Dot
    words: str

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names of the areas around that don't cover the dot."""
        return clear(self.ground.labels, (self.dot,))


@dataclass(frozen=True)
class WayIn:
    """An area in the map of all areas: its outline and its name."""

    area: Area
    path: str
    label: Label


@dataclass(frozen=True)
class Overview:
    """The map of all areas that contain no other one with an outline, each a way in."""

    crop: Crop
    land: str
    areas: tuple[WayIn, ...]
    attribution: str


def overview(snapshot: Snapshot) -> Overview | None:
    """The map of all areas that can be seen at its scale; None if there are fewer than two with an outline."""
    shapes = shapes_of(snapshot)
    smallest = smallest_areas(snapshot)
    if len(smallest) < 2:
        return None
    crop = crop_of(polygon for area in smallest for polygon in shapes[area.id])
    ways = [
        WayIn(area, svg_path(rings), label_anyway(area.name, rings, crop.height))
        for area in smallest
        if (rings := rings_within(shapes[area.id], crop))
    ]
    if len(ways) < 2:
        return None
    return Overview(crop, land_within(snapshot, crop), tuple(ways), snapshot.directory.folder.outlines.attribution)


@lru_cache(maxsize=1)
def area_maps(snapshot: Snapshot) -> Mapping[str, AreaMap]:
    """The map of each area that has an outline, or an area with one within it, by the area's id."""
    return MappingProxyType({id_: _area_map(snapshot, ground) for id_, ground in grounds_of(snapshot).items()})


def _area_map(snapshot: Snapshot, ground: Ground) -> AreaMap:
    area = ground.area
    return area_map(snapshot, ground, (*snapshot.serving(area), *snapshot.in_parts_of(area)))


def area_map(snapshot: Snapshot, ground: Ground, activities: Iterable[Activity]) -> AreaMap:
    """The map of an area on this ground, with the places where these activities meet."""
    area, counts = ground.area, _meeting_at(snapshot, activities)
    points = {id_: point for id_ in counts if (point := _at(snapshot, id_)) and ground.crop.has(point)}
    if not points:
        return AreaMap(ground, (), ())
    own = polygons_of(snapshot, area)
    hub = min(points, key=lambda id_: (not is_inside(points[id_], own), -counts[id_], id_))
    venues = snapshot.directory.venues
    walks = _walks(ground.crop, ground.crop.xy(points[hub]))
    if walks:
        words = {id_: bearing.written(points[hub], points[id_]) for id_ in points} | {hub: ""}
        order = sorted(points, key=lambda id_: (id_ != hub, distance(points[hub], points[id_]), id_))
    else:
        words = {id_: _area_words(snapshot, venues[id_], points[id_]) for id_ in points}
        order = sorted(points, key=lambda id_: (words[id_], venues[id_].name.casefold(), id_))
    dots = placed([ground.crop.xy(points[id_]) for id_ in order], ground.crop.height, ground.larger)
    places = (
        Place(number, venues[id_], dot, words[id_])
        for number, (id_, dot) in enumerate(zip(order, dots, strict=True), 1)
    )
    return AreaMap(ground, tuple(places), walks)


@lru_cache(maxsize=1)
def venue_maps(snapshot: Snapshot) -> Mapping[str, VenueMap]:
    """Where each venue lies, by its id: those that have a place on the map, in or near an area with an outline."""
    found = ((id_, _venue_map(snapshot, venue)) for id_, venue in snapshot.directory.venues.items())
    return MappingProxyType({id_: own for id_, own in found if own})


def _venue_map(snapshot: Snapshot, venue: Venue) -> VenueMap | None:
    point = position(snapshot, venue)
    if point is None:
        return None
    area = _around(snapshot, point) or _by_postcode(snapshot, venue, point) or _larger_around(snapshot, point)
    if area is None:
        return None
    ground = grounds_of(snapshot)[area.id]
    hub = _hubs(snapshot).get(area.id)
    words = _area_words(snapshot, venue, point)
    words = f"{words[0].upper()}{words[1:]}"
    if hub and hub is not venue and (start := position(snapshot, hub)):
        words = f"{words}, {bearing.written(start, point)} of {_within(hub.name)}"
    [dot] = placed([ground.crop.xy(point)], ground.crop.height)
    return VenueMap(venue.id, ground, dot, words)


def _within(name: str) -> str:
    """A venue's name in the middle of a sentence: "the Corner Room"."""
    return f"the {name.removeprefix('The ')}" if name.startswith("The ") else name


def _area_words(snapshot: Snapshot, venue: Venue, point: Point) -> str:
    """In which area a venue lies, or near which by its postcode: "in South Ward"; "" if that is not known."""
    if inside := _around(snapshot, point):
        return f"in {inside.name}"
    if near := _by_postcode(snapshot, venue, point):
        return f"near {near.name}"
    larger = _larger_around(snapshot, point)
    return f"in {larger.name}" if larger else ""


def _around(snapshot: Snapshot, point: Point) -> Area | None:
    """The smallest area in whose outline a point lies."""
    return next((area for area in smallest_areas(snapshot) if is_inside(point, shapes_of(snapshot)[area.id])), None)


def _larger_around(snapshot: Snapshot, point: Point) -> Area | None:
    """The innermost area in whose outline a point lies, even if others with an outline are within it."""
    directory, shapes = snapshot.directory, shapes_of(snapshot)
    around = [directory.areas[id_] for id_ in shapes if is_inside(point, shapes[id_])]
    return max(around, key=lambda area: len(directory.lineage(area)), default=None)


def _by_postcode(snapshot: Snapshot, venue: Venue, point: Point) -> Area | None:
    """The smallest area that has the sector of a venue's postcode, if the venue is on its map."""
    sector = sector_of(venue.postcode) if venue.postcode else ""
    return next(
        (
            area
            for area in smallest_areas(snapshot)
            if sector in area.postcode_sectors and grounds_of(snapshot)[area.id].crop.has(point)
        ),
        None,
    )


def _at(snapshot: Snapshot, venue: str) -> Point | None:
    return position(snapshot, snapshot.directory.venues.get(venue))


def _meeting_at(snapshot: Snapshot, activities: Iterable[Activity]) -> Counter[str]:
    """How many of these activities meet at each venue, by its id. Sensitive ones count nowhere."""
    return Counter(one.venue for one in activities if one.venue and not snapshot.directory.is_sensitive(one))


@lru_cache(maxsize=1)
def _hubs(snapshot: Snapshot) -> Mapping[str, Venue]:
    """In each of the smallest areas, the venue from which its map measures."""
    maps = ((area.id, area_maps(snapshot)[area.id]) for area in smallest_areas(snapshot))
    return {id_: own.places[0].venue for id_, own in maps if own.places}


def _walks(crop: Crop, middle: XY) -> tuple[Ring, ...]:
    """The circles round a point, if they are large enough to tell anything."""
    radii = [(kilometres * crop.units_in_km, words) for kilometres, words in WALKS]
    if radii[-1][0] < SMALLEST_RING:
        return ()
    x, y = (round(part, 1) for part in middle)
    return tuple(Ring(x, y, round(radius), words) for radius, words in radii)

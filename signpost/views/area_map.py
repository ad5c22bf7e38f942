"""Maps without tiles: the outline of an area, with a numbered dot for each venue, and the same in words.

They are drawn from the outlines in a directory's `outlines.geojson`; without it there are none. A sensitive venue is in
no map, and neither is one whose coordinates are not known: the middle of its postcode sector would be a wrong place.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from signpost.records.model import Activity, Area, Venue
from signpost.records.outlines import Polygon
from signpost.values import bearing
from signpost.values.sectors import Point, distance, sector_of
from signpost.views.map_geometry import WIDTH, XY, Crop, crop_of, cut, is_inside, svg_path
from signpost.views.map_labels import Dot, Label, clear, label, label_anyway, placed
from signpost.views.snapshot import Snapshot

# Kilometres, and in words: 80 metres a minute.
WALKS: Final = ((0.8, "10 minutes’ walk (800 m)"), (1.6, "20 minutes’ walk (1.6 km)"))
BARS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)  # kilometres
LONGEST_BAR: Final = 0.3  # of the width
OWED_LETTERS: Final = 72  # in a line of the attribution
OWED_LINE: Final = 11  # units from one to the next
SMALLEST_RING: Final = 70  # units of the larger circle's radius: on the map of a town both would be a blot


@dataclass(frozen=True)
class Bar:
    """The scale bar: its length in units, and in words."""

    units: int
    words: str


@dataclass(frozen=True)
class Ring:
    """A circle in which everything is within some minutes' walk in a straight line."""

    x: float
    y: float
    radius: float
    words: str


@dataclass(frozen=True)
class Ground:
    """What lies below the dots: land around, the neighbouring areas and their names, and the area's own outline.

    `owed` is the attribution, in lines.
    """

    area: Area
    crop: Crop
    land: str
    neighbours: str
    own: str
    labels: tuple[Label, ...]
    bar: Bar
    owed: tuple[str, ...]

    @property
    def height(self) -> int:
        """Of the whole picture, with the attribution below."""
        return self.crop.height + OWED_LINE * len(self.owed) + 4


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

    @property
    def labels(self) -> tuple[Label, ...]:
        """The names of the areas around that cover no dot."""
        return clear(self.ground.labels, (place.dot for place in self.places))


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


def position(snapshot: Snapshot, venue: Venue | None) -> Point | None:
    """A venue's place on a map; None if it must not be found, or nobody has said where it is."""
    if venue is None or venue.coordinates is None or snapshot.directory.is_sensitive(venue):
        return None
    return venue.coordinates.latitude, venue.coordinates.longitude


def overview(snapshot: Snapshot) -> Overview | None:
    """The map of all areas; None if fewer than two have an outline of their own."""
    shapes = _shapes(snapshot)
    smallest = _smallest(snapshot)
    if len(smallest) < 2:
        return None
    crop = crop_of(polygon for area in smallest for polygon in shapes[area.id])
    ways = []
    for area in smallest:
        rings = _rings(shapes[area.id], crop)
        ways.append(WayIn(area, svg_path(rings), label_anyway(area.name, rings, crop.height)))
    return Overview(crop, _land(snapshot, crop), tuple(ways), snapshot.directory.folder.outlines.attribution)


def area_map(snapshot: Snapshot, area: Area) -> AreaMap | None:
    """An area's map; None if neither it nor an area within it has an outline."""
    ground = _grounds(snapshot).get(area.id)
    if ground is None:
        return None
    counts = _meeting_at(snapshot, (*snapshot.serving(area), *snapshot.in_parts_of(area)))
    points = {id_: point for id_ in counts if (point := _at(snapshot, id_)) and ground.crop.has(point)}
    if not points:
        return AreaMap(ground, (), ())
    own = _polygons(snapshot, area)
    hub = min(points, key=lambda id_: (not is_inside(points[id_], own), -counts[id_], id_))
    venues = snapshot.directory.venues
    walks = _walks(ground.crop, ground.crop.xy(points[hub]))
    if walks:
        words = {id_: bearing.written(points[hub], points[id_]) for id_ in points} | {hub: ""}
        order = sorted(points, key=lambda id_: (id_ != hub, distance(points[hub], points[id_]), id_))
    else:
        words = {id_: _area_words(snapshot, venues[id_], points[id_]) for id_ in points}
        order = sorted(points, key=lambda id_: (words[id_], venues[id_].name.casefold(), id_))
    dots = placed([ground.crop.xy(points[id_]) for id_ in order], ground.crop.height)
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
    area = _around(snapshot, point) or _by_postcode(snapshot, venue, point)
    if area is None:
        return None
    ground = _grounds(snapshot)[area.id]
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
    near = _by_postcode(snapshot, venue, point)
    return f"near {near.name}" if near else ""


def _around(snapshot: Snapshot, point: Point) -> Area | None:
    """The smallest area in whose outline a point lies."""
    return next((area for area in _smallest(snapshot) if is_inside(point, _shapes(snapshot)[area.id])), None)


def _by_postcode(snapshot: Snapshot, venue: Venue, point: Point) -> Area | None:
    """The smallest area that has the sector of a venue's postcode, if the venue is on its map."""
    sector = sector_of(venue.postcode) if venue.postcode else ""
    return next(
        (
            area
            for area in _smallest(snapshot)
            if sector in area.postcode_sectors and _grounds(snapshot)[area.id].crop.has(point)
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
    maps = ((area.id, area_map(snapshot, area)) for area in _smallest(snapshot))
    return {id_: own.places[0].venue for id_, own in maps if own and own.places}


@lru_cache(maxsize=1)
def _shapes(snapshot: Snapshot) -> Mapping[str, tuple[Polygon, ...]]:
    """The outlines of areas, by the area's id."""
    found = {own.area: own.polygons for own in snapshot.directory.folder.outlines.outlines}
    return MappingProxyType({id_: found[id_] for id_ in snapshot.directory.areas if id_ in found})


def _parts(snapshot: Snapshot, area: Area) -> Iterator[Area]:
    """The areas within an area that have an outline."""
    directory = snapshot.directory
    for id_ in _shapes(snapshot):
        if id_ != area.id and area in directory.lineage(directory.areas[id_]):
            yield directory.areas[id_]


@lru_cache(maxsize=1)
def _smallest(snapshot: Snapshot) -> tuple[Area, ...]:
    """The areas with an outline that contain no other one with an outline."""
    areas = (snapshot.directory.areas[id_] for id_ in _shapes(snapshot))
    return tuple(area for area in areas if next(_parts(snapshot, area), None) is None)


def _polygons(snapshot: Snapshot, area: Area) -> tuple[Polygon, ...]:
    """The outline of an area; if it has none, those of the areas within it."""
    shapes = _shapes(snapshot)
    own = shapes.get(area.id)
    return own or tuple(polygon for part in _parts(snapshot, area) for polygon in shapes[part.id])


@lru_cache(maxsize=1)
def _grounds(snapshot: Snapshot) -> Mapping[str, Ground]:
    """The ground of the map of each area that can have one, by its id. Many maps are drawn on each."""
    areas = (area for area in snapshot.directory.areas.values() if _polygons(snapshot, area))
    return {area.id: _ground(snapshot, area) for area in areas}


def _ground(snapshot: Snapshot, area: Area) -> Ground:
    shapes, own = _shapes(snapshot), _polygons(snapshot, area)
    parts = [part for part in _smallest(snapshot) if area in snapshot.directory.lineage(part)]
    crop = crop_of(polygon for part in parts for polygon in shapes[part.id])  # a county is drawn where its areas are
    around = [other for other in _smallest(snapshot) if other.id != area.id]
    rings = {other.name: _rings(shapes[other.id], crop) for other in around}
    return Ground(
        area=area,
        crop=crop,
        land=_land(snapshot, crop),
        neighbours=svg_path(ring for found in rings.values() for ring in found),
        own=_path(own, crop),
        labels=tuple(named for name, found in rings.items() if (named := label(name, found, crop.height))),
        bar=_bar(crop),
        owed=tuple(textwrap.wrap(snapshot.directory.folder.outlines.attribution, OWED_LETTERS)),
    )


def _land(snapshot: Snapshot, crop: Crop) -> str:
    """The outlines of the areas that lie within no other one with an outline."""
    shapes, directory = _shapes(snapshot), snapshot.directory
    whole = (id_ for id_ in shapes if all(one.id not in shapes for one in directory.lineage(directory.areas[id_])[1:]))
    return _path((polygon for id_ in whole for polygon in shapes[id_]), crop)


def _rings(polygons: Iterable[Polygon], crop: Crop) -> list[tuple[XY, ...]]:
    return [ring for polygon in polygons for ring in cut(polygon, crop)]


def _path(polygons: Iterable[Polygon], crop: Crop) -> str:
    return svg_path(dict.fromkeys(_rings(polygons, crop)))


def _bar(crop: Crop) -> Bar:
    """The longest bar for which there is room."""
    most = LONGEST_BAR * WIDTH / crop.units_in_km
    kilometres = max((bar for bar in BARS if bar <= most), default=BARS[0])
    words = f"{kilometres:g} km" if kilometres >= 1 else f"{kilometres * 1000:g} m"
    return Bar(round(kilometres * crop.units_in_km), words)


def _walks(crop: Crop, middle: XY) -> tuple[Ring, ...]:
    """The circles round a point, if they are large enough to tell anything."""
    radii = [(kilometres * crop.units_in_km, words) for kilometres, words in WALKS]
    if radii[-1][0] < SMALLEST_RING:
        return ()
    x, y = (round(part, 1) for part in middle)
    return tuple(Ring(x, y, round(radius), words) for radius, words in radii)

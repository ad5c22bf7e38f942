"""The ground of maps: the outlines of areas, cut to the part that a map shows, with a scale bar and the attribution.

They come from a directory's `outlines.geojson`; without it there are none.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from signpost.records.model import Area, Venue
from signpost.records.outlines import Polygon
from signpost.values.sectors import Point
from signpost.views.map_geometry import WIDTH, XY, Crop, crop_of, cut, is_inside, svg_path
from signpost.views.map_labels import Label, label
from signpost.views.snapshot import Snapshot

BARS: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50)  # kilometres
LONGEST_BAR: Final = 0.3  # of the width
OWED_LETTERS: Final = 72  # in a line of the attribution
OWED_LINE: Final = 11  # units from one to the next


@dataclass(frozen=True)
class Bar:
    """The scale bar: its length in units, and in words."""

    units: int
    words: str


@dataclass(frozen=True)
class Ground:
    """What lies below the dots: land around, the neighbouring areas and their names, and the area's own outline.

    `owed` is the attribution, in lines. `larger` is how many times as large its type is as on a screen.
    """

    area: Area
    crop: Crop
    larger: float
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


@lru_cache(maxsize=1)
def shapes_of(snapshot: Snapshot) -> Mapping[str, tuple[Polygon, ...]]:
    """The outlines of areas, by the area's id."""
    found = {own.area: own.polygons for own in snapshot.directory.folder.outlines.outlines}
    return MappingProxyType({id_: found[id_] for id_ in snapshot.directory.areas if id_ in found})


def _parts(snapshot: Snapshot, area: Area) -> Iterator[Area]:
    """The areas within an area that have an outline."""
    directory = snapshot.directory
    for id_ in shapes_of(snapshot):
        if id_ != area.id and area in directory.lineage(directory.areas[id_]):
            yield directory.areas[id_]


@lru_cache(maxsize=1)
def smallest_areas(snapshot: Snapshot) -> tuple[Area, ...]:
    """The areas with an outline that contain no other one with an outline."""
    areas = (snapshot.directory.areas[id_] for id_ in shapes_of(snapshot))
    return tuple(area for area in areas if next(_parts(snapshot, area), None) is None)


def polygons_of(snapshot: Snapshot, area: Area) -> tuple[Polygon, ...]:
    """The outline of an area; if it has none, those of the largest areas within it that have one."""
    shapes, directory = shapes_of(snapshot), snapshot.directory
    if own := shapes.get(area.id):
        return own
    parts = {part.id: part for part in _parts(snapshot, area)}
    largest = (id_ for id_, part in parts.items() if all(one.id not in parts for one in directory.lineage(part)[1:]))
    return tuple(polygon for id_ in largest for polygon in shapes[id_])


@lru_cache(maxsize=1)
def grounds_of(snapshot: Snapshot) -> Mapping[str, Ground]:
    """The ground of the map of each area that can have one, by its id. Many maps are drawn on each."""
    areas = (area for area in snapshot.directory.areas.values() if polygons_of(snapshot, area))
    return {area.id: ground_of(snapshot, area) for area in areas}


def position(snapshot: Snapshot, venue: Venue | None) -> Point | None:
    """A venue's place on a map; None if it must not be found, or nobody has said where it is."""
    if venue is None or venue.coordinates is None or snapshot.directory.is_sensitive(venue):
        return None
    return venue.coordinates.latitude, venue.coordinates.longitude


def _crop(snapshot: Snapshot, area: Area) -> Crop:
    """What the map of an area shows: a county is drawn where its areas are, and where it has venues outside them."""
    shapes = shapes_of(snapshot)
    parts = [part for part in smallest_areas(snapshot) if area in snapshot.directory.lineage(part)]
    points = [] if area in parts else [position(snapshot, own) for own in snapshot.directory.venues.values()]
    inside = [point for point in points if point and is_inside(point, polygons_of(snapshot, area))]
    return crop_of((polygon for part in parts for polygon in shapes[part.id]), inside)


def ground_of(snapshot: Snapshot, area: Area, larger: float = 1) -> Ground:
    """The ground of the map of an area that can have one, with type so many times as large as on a screen."""
    shapes, own, crop = shapes_of(snapshot), polygons_of(snapshot, area), _crop(snapshot, area)
    around = [other for other in smallest_areas(snapshot) if other.id != area.id]
    rings = {other.name: rings_within(shapes[other.id], crop) for other in around}
    return Ground(
        area=area,
        crop=crop,
        larger=larger,
        land=land_within(snapshot, crop),
        neighbours=svg_path(ring for found in rings.values() for ring in found),
        own=_path(own, crop),
        labels=tuple(named for name, found in rings.items() if (named := label(name, found, crop.height, larger))),
        bar=_bar(crop),
        owed=tuple(textwrap.wrap(snapshot.directory.folder.outlines.attribution, OWED_LETTERS)),
    )


def land_within(snapshot: Snapshot, crop: Crop) -> str:
    """The outlines of the areas that lie within no other one with an outline."""
    shapes, directory = shapes_of(snapshot), snapshot.directory
    whole = (id_ for id_ in shapes if all(one.id not in shapes for one in directory.lineage(directory.areas[id_])[1:]))
    return _path((polygon for id_ in whole for polygon in shapes[id_]), crop)


def rings_within(polygons: Iterable[Polygon], crop: Crop) -> list[tuple[XY, ...]]:
    """The rings of polygons, in units of a map, cut to what it shows."""
    return [ring for polygon in polygons for ring in cut(polygon, crop)]


def _path(polygons: Iterable[Polygon], crop: Crop) -> str:
    return svg_path(dict.fromkeys(rings_within(polygons, crop)))


def _bar(crop: Crop) -> Bar:
    """The longest bar for which there is room."""
    most = LONGEST_BAR * WIDTH / crop.units_in_km
    kilometres = max((bar for bar in BARS if bar <= most), default=BARS[0])
    words = f"{kilometres:g} km" if kilometres >= 1 else f"{kilometres * 1000:g} m"
    return Bar(round(kilometres * crop.units_in_km), words)

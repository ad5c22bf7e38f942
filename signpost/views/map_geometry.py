"""From degrees to the units of a drawing: projection, crop, and outlines cut to it.

The projection is equirectangular with the crop's mid latitude as its true parallel. A county is so small that distances
on it are right to a thousandth or so.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from signpost.records.outlines import Polygon
from signpost.values.sectors import EARTH_KM, Point

WIDTH: Final = 360  # units, as many as a small phone has pixels
KM_IN_A_DEGREE: Final = math.radians(EARTH_KM)  # of latitude
MARGIN: Final = 0.12  # of the larger side, on each side
FLATTEST, TALLEST = 0.6, 1.1  # height to width
OVER: Final = 4  # units beyond the edge to which outlines are cut, so that no cut is seen

XY = tuple[float, float]


@dataclass(frozen=True)
class Crop:
    """A piece of the country, in degrees, and the height of its drawing, which is WIDTH wide."""

    west: float
    south: float
    east: float
    north: float
    height: int

    @property
    def units_in_km(self) -> float:
        return self.height / ((self.north - self.south) * KM_IN_A_DEGREE)

    @property
    def bounds(self) -> str:
        """West, south, east and north in degrees: by these each point of the drawing can be turned into degrees."""
        return " ".join(f"{degrees:.5f}" for degrees in (self.west, self.south, self.east, self.north))

    def xy(self, point: Point) -> XY:
        """Where a point is drawn, in units from the upper left corner."""
        latitude, longitude = point
        return (
            (longitude - self.west) / (self.east - self.west) * WIDTH,
            (self.north - latitude) / (self.north - self.south) * self.height,
        )

    def has(self, point: Point) -> bool:
        """Whether a point is in the drawing."""
        return self.south <= point[0] <= self.north and self.west <= point[1] <= self.east


def crop_of(polygons: Iterable[Polygon], others: Iterable[Point] = ()) -> Crop:
    """What to draw for these polygons and other points: all of them, with a margin around."""
    points = [*(point for polygon in polygons for point in polygon[0]), *others]
    south, north = min(point[0] for point in points), max(point[0] for point in points)
    west, east = min(point[1] for point in points), max(point[1] for point in points)
    shrink = math.cos(math.radians((south + north) / 2))  # degrees of longitude are shorter by this
    wide, high = (east - west) * shrink, north - south
    margin = 2 * MARGIN * max(wide, high)
    wide, high = wide + margin, high + margin
    wide, high = max(wide, high / TALLEST), max(high, wide * FLATTEST)
    x, y = (west + east) / 2, (south + north) / 2
    half = wide / shrink / 2
    return Crop(x - half, y - high / 2, x + half, y + high / 2, round(WIDTH * high / wide))


def cut(polygon: Polygon, crop: Crop) -> tuple[tuple[XY, ...], ...]:
    """The rings of a polygon in whole units, cut to the drawing and a little more; those outside it are left out."""
    rings = (_cut(tuple(map(crop.xy, ring[:-1])), crop) for ring in polygon)
    return tuple(ring for ring in map(_rounded, rings) if len(ring) > 2)


def _cut(ring: Sequence[XY], crop: Crop) -> Sequence[XY]:
    """Clip a ring to a rectangle (Sutherland and Hodgman, "Reentrant polygon clipping", 1974)."""
    for axis, edge, sign in ((0, -OVER, 1), (0, WIDTH + OVER, -1), (1, -OVER, 1), (1, crop.height + OVER, -1)):
        kept: list[XY] = []
        for index, end in enumerate(ring):
            start = ring[index - 1]
            inside = sign * (end[axis] - edge) >= 0
            if inside != (sign * (start[axis] - edge) >= 0):
                part = (edge - start[axis]) / (end[axis] - start[axis])
                kept.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            if inside:
                kept.append(end)
        ring = kept
    return ring


def _rounded(ring: Iterable[XY]) -> tuple[XY, ...]:
    found: list[XY] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not found or point != found[-1]:
            found.append(point)
    return tuple(found)


def svg_path(rings: Iterable[Iterable[XY]]) -> str:
    """Rings as the data of an SVG path (SVG 1.1, section 8.3): to be filled by the rule evenodd."""
    return "".join(f"M{' '.join(f'{x:g} {y:g}' for x, y in ring)}z" for ring in rings)


def centre(ring: Sequence[XY]) -> XY:
    """The centroid of a ring; the mean of its points if it has no surface."""
    cross = [(a[0] * b[1] - b[0] * a[1], a, b) for a, b in pairwise((*ring, ring[0]))]
    twice = sum(part for part, _, _ in cross)
    if not twice:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    x = sum(part * (a[0] + b[0]) for part, a, b in cross) / (3 * twice)
    y = sum(part * (a[1] + b[1]) for part, a, b in cross) / (3 * twice)
    return x, y


def is_inside(point: Point, polygons: Iterable[Polygon]) -> bool:
    """Whether a point lies within polygons: a ray from it crosses their rings an odd number of times."""
    y, x = point
    crossings = 0
    for polygon in polygons:
        for ring in polygon:
            for (y1, x1), (y2, x2) in pairwise(ring):
                crossings += (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1)
    return crossings % 2 == 1

"""Postcode sectors of Great Britain and their centres.

From OS Code-Point Open; the attribution is next to the data in `geo/`. Northern Ireland has no open centres.
"""

import csv
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

FILE: Final = Path(__file__).parent / "geo" / "gb_sector_centroids.csv"
EARTH_KM: Final = 6371.0
# Postcode areas that the open data leaves out: Northern Ireland, the Channel Islands, the Isle of Man and the forces.
WITHOUT_CENTRES: Final = frozenset({"BT", "JE", "GY", "IM", "BF"})

Point = tuple[float, float]  # latitude and longitude in degrees, WGS 84


@cache
def sectors() -> Mapping[str, Point]:
    """The centre of every sector, by its name ("BS23 4")."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        head = next(rows)
        code, latitude, longitude = (head.index(name) for name in ("code", "lat", "lon"))
        return MappingProxyType({row[code]: (float(row[latitude]), float(row[longitude])) for row in rows})


@cache
def districts() -> frozenset[str]:
    """Every postcode district ("BS23")."""
    return frozenset(sector.partition(" ")[0] for sector in sectors())


def normalise_postcode(text: str) -> str:
    """A postcode in capitals with its one space: "bs234zz" is BS23 4ZZ."""
    bare = "".join(text.split()).upper()
    return f"{bare[:-3]} {bare[-3:]}"


def sector_of(postcode: str) -> str:
    """The sector of a whole postcode: "BS23 4ZZ" lies in BS23 4."""
    return normalise_postcode(postcode)[:-2]


def has_centres(postcode: str) -> bool:
    """Whether the open data covers this part of the United Kingdom and the islands."""
    return normalise_postcode(postcode)[:2] not in WITHOUT_CENTRES


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points, as the crow flies (haversine)."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


@cache
def sector_radius(sector: str) -> float:
    """How far from its centre, in kilometres, a place of a sector may be: at least 4, more if sectors are large.

    It is three times the distance to the next sector's centre, since country sectors are wide and town sectors small.
    """
    middle = sectors()[sector]
    nearest = min(distance(middle, point) for name, point in sectors().items() if name != sector)
    return max(4.0, 3 * nearest)

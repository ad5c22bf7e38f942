"""Coordinates: degrees of latitude and longitude in WGS 84; west and south are negative."""

import re
from collections.abc import Mapping
from typing import Final

from signpost.values import Parsed

# The United Kingdom with its islands, as the schema of a venue has it; a test holds the two together.
LATITUDES: Final = (49, 61)
LONGITUDES: Final = (-9, 2)
LONGEST_PAIR: Final = 60  # characters of two numbers with all their decimals
DEGREES: Final = re.compile(r"([+\u2212-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW])?", re.IGNORECASE)


def read(lat: str, lon: str = "") -> Parsed[dict[str, str]]:
    """`latitude` and `longitude` in degrees, if they lie in the United Kingdom. Both may be in `lat`.

    The two are swapped if only that puts them in the United Kingdom.
    """
    typed = " ".join(filter(None, (lat.strip(), lon.strip())))
    if len(typed) > LONGEST_PAIR:
        return Parsed(None, typed)
    both = [lat, lon] if lon.strip() else re.split(r"[,;]\s*|\s+(?=[+-]?\d)", lat.strip())
    numbers = [number for part in both if (number := _degrees(part))]
    if len(both) != 2 or len(numbers) != 2:
        return Parsed(None, typed)
    fitting = [(one, other) for one, other in (numbers, numbers[::-1]) if _inside(one, other)]
    if len(fitting) != 1:
        return Parsed(None, typed)
    latitude, longitude = fitting[0]
    return Parsed({"latitude": str(latitude), "longitude": str(longitude)})


def _degrees(text: str) -> str | None:
    """Parse degrees; south and west are negative. None if it is no number of degrees."""
    match = DEGREES.fullmatch(text.strip())
    if not match:
        return None
    number = match[1].replace("\u2212", "-").removeprefix("+")
    below = (match[2] or "").upper() in {"S", "W"}
    return f"-{number.removeprefix('-')}" if below else number


def written(point: Mapping[str, str]) -> str:
    """Both numbers in a row: "51.33, -2.97"."""
    return f"{point['latitude']}, {point['longitude']}"


def _inside(latitude: str, longitude: str) -> bool:
    both = ((latitude, LATITUDES), (longitude, LONGITUDES))
    return all(least <= float(number) <= most for number, (least, most) in both)

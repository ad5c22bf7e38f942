"""Reads the outlines of areas: GeoJSON (RFC 7946) in a form so narrow that nothing in it is left unread.

Whatever is wrong is a problem and never an exception. Whether there is such an area is for the checks to say.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from signpost.records.cache import digest
from signpost.records.document import field_name
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.values.characters import unfit_characters
from signpost.values.coordinates import LATITUDES, LONGITUDES
from signpost.values.sectors import Point

FILE: Final = "outlines.geojson"
LONGEST_ATTRIBUTION: Final = 500  # characters
SHORTEST_RING: Final = 4  # points, the first of which is also the last (RFC 7946, section 3.1.6)
FORM: Final = (
    'What would pass: {"type": "FeatureCollection", "attribution": "whose data it is", "features": [{"type": '
    '"Feature", "properties": {"area": "the id of an area"}, "geometry": a Polygon or a MultiPolygon}]}.'
)

Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # its outer ring, then those of its holes


@dataclass(frozen=True)
class Outline:
    """The outline of an area, and which of the features in the file it is, from 0."""

    area: str
    polygons: tuple[Polygon, ...]
    index: int

    @property
    def place(self) -> Place:
        """Where it names its area."""
        return _place("features", self.index, "properties", "area")


@dataclass(frozen=True)
class Outlines:
    """All outlines in the file that could be read, whose data they are, and what is wrong with the others."""

    attribution: str = ""
    outlines: tuple[Outline, ...] = ()
    problems: tuple[Problem, ...] = ()
    digest: str = ""


class _Fault(Exception):
    """Something in the file is wrong; it has the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


def read_outlines(data: bytes) -> Outlines:
    """Read the outlines. Each that is wrong is left out, with one problem that says why."""
    try:
        whole = _members(_parsed(data), ("type", "attribution", "features"), ())
        _kind(whole, "FeatureCollection", ())
        attribution = _attribution(whole["attribution"])
        features = _list(whole["features"], 1, ("features",))
    except _Fault as fault:
        return Outlines(problems=(fault.problem,))
    found: dict[str, Outline] = {}
    problems = []
    for index, feature in enumerate(features):
        try:
            own = _outline(feature, index)
        except _Fault as fault:
            problems.append(fault.problem)
            continue
        if own.area in found:
            problems.append(_twice(own))
        found.setdefault(own.area, own)
    return Outlines(attribution, tuple(found.values()), tuple(problems), digest(data))


def _place(*path: str | int) -> Place:
    return Place(FILE, field=field_name(path))


def _wrong(path: tuple[str | int, ...], message: str, fix: str = FORM) -> _Fault:
    return _Fault(_problem(path, "outlines-form", message, fix))


def _problem(path: tuple[str | int, ...], code: str, message: str, fix: str) -> Problem:
    """A problem that says in which part of the file it is: in a file of one long line, no line could."""
    place = _place(*path)
    return problem(place, code, f"In {place.field}: {message}" if path else message, fix)


def _twice(outline: Outline) -> Problem:
    return problem(
        outline.place,
        "outlines-twice",
        f"The area {quoted(outline.area)} has two outlines.",
        "Make one feature of them, a MultiPolygon, or delete one.",
    )


def _parsed(data: bytes) -> Any:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        place = Place(FILE, data[: fault.start].count(b"\n") + 1)
        raise _Fault(
            problem(place, "file-encoding", "This file is not written in UTF-8.", "Save it as GeoJSON again.")
        ) from None
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except json.JSONDecodeError as fault:
        place = Place(FILE, fault.lineno, fault.colno)
        message, fix = "From here on this file can't be read as JSON.", "Save it again with the program that made it."
        raise _Fault(problem(place, "outlines-form", message, fix)) from None
    except RecursionError:
        raise _wrong((), "There are lists within lists here, too deep.") from None
    except ValueError as fault:
        raise _wrong(
            (), str(fault) if isinstance(fault, _Unfit) else "There is a number here that is too long."
        ) from None


class _Unfit(ValueError):
    """Something that JSON in general allows, and that has two meanings or none."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Unfit("A name is there twice in one object.")
    return found


def _no_number(name: str) -> Any:
    raise _Unfit(f"{name} is no number that a map can have.")


def _members(value: Any, names: tuple[str, ...], path: tuple[str | int, ...]) -> dict[str, Any]:
    """An object with just these members."""
    if not isinstance(value, dict):
        raise _wrong(path, "This is no GeoJSON object.")
    for name in value:
        if name not in names:
            raise _wrong(
                path, f"Nothing called {quoted(name)} belongs here, and everybody can read it.", f"Delete it. {FORM}"
            )
    for name in names:
        if name not in value:
            raise _wrong(path, f"There is no “{name}” here.")
    return value


def _kind(value: dict[str, Any], kind: str, path: tuple[str | int, ...]) -> None:
    if value["type"] != kind:
        raise _wrong((*path, "type"), f"The type here has to be {kind}.")


def _list(value: Any, least: int, path: tuple[str | int, ...]) -> list[Any]:
    if not isinstance(value, list) or len(value) < least:
        raise _wrong(path, f"There has to be a list here, with at least {least} in it.")
    return value


def _attribution(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    if not text.strip() or len(text) > LONGEST_ATTRIBUTION or next(unfit_characters(text), None):
        raise _wrong(
            ("attribution",),
            "The attribution says nothing, is too long, or has a character that nobody can see.",
            f"Say whose data it is, as its licence asks, in plain text of {LONGEST_ATTRIBUTION} characters at most.",
        )
    return " ".join(text.split())


def _outline(feature: Any, index: int) -> Outline:
    path = ("features", index)
    own = _members(feature, ("type", "properties", "geometry"), path)
    _kind(own, "Feature", path)
    area = _members(own["properties"], ("area",), (*path, "properties"))["area"]
    if not isinstance(area, str):
        raise _wrong((*path, "properties", "area"), "The area is named by its id, which is text.")
    return Outline(area, tuple(_polygons(own["geometry"], (*path, "geometry"))), index)


def _polygons(value: Any, path: tuple[str | int, ...]) -> Iterator[Polygon]:
    geometry = _members(value, ("type", "coordinates"), path)
    inner = (*path, "coordinates")
    if geometry["type"] == "Polygon":
        yield _polygon(geometry["coordinates"], inner)
        return
    if geometry["type"] != "MultiPolygon":
        raise _wrong((*path, "type"), "The geometry of an outline is a Polygon or a MultiPolygon.")
    for index, polygon in enumerate(_list(geometry["coordinates"], 1, inner)):
        yield _polygon(polygon, (*inner, index))


def _polygon(value: Any, path: tuple[str | int, ...]) -> Polygon:
    return tuple(_ring(ring, (*path, index)) for index, ring in enumerate(_list(value, 1, path)))


def _ring(value: Any, path: tuple[str | int, ...]) -> Ring:
    ring = tuple(_point(point, (*path, index)) for index, point in enumerate(_list(value, SHORTEST_RING, path)))
    if ring[0] != ring[-1]:
        raise _wrong(path, "This ring is open.", "Let its last point be the same as its first.")
    if min(len(set(degrees)) for degrees in zip(*ring, strict=True)) == 1:
        raise _wrong(path, "This ring has nothing inside.", "Delete it, or draw it round the area.")
    return ring


def _point(value: Any, path: tuple[str | int, ...]) -> Point:
    numbers = isinstance(value, list) and len(value) == 2 and all(type(part) in (int, float) for part in value)
    if not numbers:
        raise _wrong(path, "A point has two numbers.", "Write longitude, then latitude, such as [-2.96, 51.34].")
    longitude, latitude = value
    if not (LATITUDES[0] <= latitude <= LATITUDES[1] and LONGITUDES[0] <= longitude <= LONGITUDES[1]):
        raise _Fault(
            _problem(
                path,
                "outlines-elsewhere",
                f"The point {quoted(f'{longitude}, {latitude}')} is not in the United Kingdom.",
                "Write longitude, then latitude, in degrees (WGS 84), such as [-2.96, 51.34].",
            )
        )
    return float(latitude), float(longitude)

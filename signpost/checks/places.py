"""Locations: an activity has a place, a venue can be found, and its coordinates agree with its postcode."""

import re
from collections.abc import Iterator
from datetime import date

from signpost.checks.per_record import Context, per_record
from signpost.checks.suggestions import if_you_mean
from signpost.records.directory import Directory
from signpost.records.model import Activity, Area, Venue
from signpost.records.problem import Problem, problem, quoted
from signpost.records.schema import Schema, schema_of
from signpost.values import postcode
from signpost.values.sectors import Point, distance, districts, has_centres, sector_of, sector_radius, sectors


@per_record("activity", "venue")
def locations(record: Activity | Venue, context: Context) -> Iterator[Problem]:
    """Activities with no place of any kind, and venues without an address."""
    if not isinstance(record.source.value, dict):
        return  # it can't be read at all, so it is unknown what it lacks
    if isinstance(record, Activity):
        yield from _nowhere(record)
    elif not context.sensitive:
        yield from _without_address(record)


def _nowhere(activity: Activity) -> Iterator[Problem]:
    if not any(activity.has(place) for place in ("venue", "online", "at_home")):
        yield problem(
            activity.place("venue"),
            "where-missing",
            "This activity has no venue, and is neither online nor at home.",
            "Add venue with the id of a venue, or online or at_home with a few words on how it works.",
        )


def _without_address(venue: Venue) -> Iterator[Problem]:
    for missing in ("address", "postcode"):
        if not venue.has(missing):
            yield problem(
                venue.place(missing),
                "address-missing",
                f"This venue has no {missing}, so nobody could find it.",
                f"Add {missing}. If it must not be found, write sensitive: yes instead.",
            )


@per_record("venue", "area")
def postcodes(record: Venue | Area, context: Context) -> Iterator[Problem]:
    """Postcodes and sectors that don't exist."""
    if isinstance(record, Venue):
        if _readable(record) and has_centres(record.postcode):
            yield from _exists(record, sector_of(record.postcode), record.postcode, ("postcode",))
        return
    for written in record.texts:
        path, sector, schema = written
        if path[0] == "postcode_sectors" and _fits(schema, sector) and has_centres(f"{sector}AA"):
            yield from _exists(record, sector, sector, path)


def _readable(venue: Venue) -> bool:
    """Whether the postcode has the right form; if not, the shape check reports it."""
    return _fits(schema_of("venue")["properties"]["postcode"], venue.postcode)


def _fits(schema: Schema, text: str) -> bool:
    return re.search(schema.get("pattern", "(?!)"), text) is not None


def _exists(record: Venue | Area, sector: str, text: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if sector in sectors():
        return
    district = sector.split(maxsplit=1)[0]
    if district not in districts():
        yield problem(
            record.place(*path),
            "postcode-unknown",
            f"No postcode in Great Britain starts with {quoted(district)}, as {quoted(text)} does.",
            f"{if_you_mean(postcode.read(text), postcode.written)}Look it up again; a letter or digit may be wrong.",
        )
    else:
        yield problem(
            record.place(*path),
            "sector-unknown",
            f"The open list of postcodes has {quoted(district)}, but no {quoted(sector)}.",
            "Look it up again. If it is a new postcode, leave it: distances to it can't be shown yet.",
        )


def coordinates(directory: Directory, today: date) -> Iterator[Problem]:
    """Venues whose coordinates lie far from their postcode."""
    unchecked: list[Venue] = []
    for venue in directory.venues.values():
        point = _on_the_map(venue)
        if point is None or venue.source.file in directory.seemingly_sensitive_files or not _readable(venue):
            continue
        if not has_centres(venue.postcode):
            unchecked.append(venue)
        elif (sector := sector_of(venue.postcode)) in sectors():
            yield from _near(venue, point, sector)
    yield from _not_checked(unchecked)


def _on_the_map(venue: Venue) -> Point | None:
    """Its coordinates, if both are there and in the United Kingdom; if not, the shape check reports it."""
    point = venue.coordinates
    limits = schema_of("venue")["properties"]["coordinates"]["properties"]
    if point and all(limit["minimum"] <= getattr(point, name) <= limit["maximum"] for name, limit in limits.items()):
        return point.latitude, point.longitude
    return None


def _near(venue: Venue, point: Point, sector: str) -> Iterator[Problem]:
    away = distance(point, sectors()[sector])
    if away > 4 and away > sector_radius(sector):
        latitude, longitude = sectors()[sector]
        yield problem(
            venue.place("coordinates"),
            "place-far",
            f"These coordinates are {away:,.0f} km from the middle of {quoted(sector)}, where the postcode is.",
            f"The middle of that sector is at latitude {latitude}, longitude {longitude}. Look for a wrong digit, a "
            "missing minus sign, or the two the wrong way round.",
        )


def _not_checked(venues: list[Venue]) -> Iterator[Problem]:
    """One problem for all of them: nobody can mend this, so it must not fill the page."""
    if venues:
        more = len(venues) - 1
        others = f", and those of {more} other {'venue' if more == 1 else 'venues'}," if more else ""
        yield problem(
            venues[0].place("coordinates"),
            "place-unchecked",
            f"These coordinates{others} could not be held against the postcode: Northern Ireland and the islands "
            "have no open list of postcode centres.",
            "Look at each point on a map yourself. If it is right, there is nothing to change.",
        )

"""Places: an activity is somewhere, a venue can be found, and the map agrees with the postcode."""

from collections.abc import Iterator
from datetime import date

from signpost.records.directory import Directory
from signpost.records.model import Area, Venue
from signpost.records.problem import Problem, problem, said
from signpost.records.sectors import (
    Point,
    distance,
    districts,
    has_centres,
    reach,
    sector_of,
    sectors,
    tidy_postcode,
)


def where(directory: Directory, today: date) -> Iterator[Problem]:
    """Activities with no place of any kind, and venues without an address."""
    for activity in directory.activities.values():
        if not any(activity.has(place) for place in ("venue", "online", "at_home")):
            yield problem(
                activity.place("venue"),
                "where-missing",
                "This activity has no venue, and is neither online nor at home.",
                "Add venue with the id of a venue, or online or at_home with a few words on how it works.",
            )
    for venue in directory.venues.values():
        if not directory.is_sensitive(venue) and not (venue.has("address") and venue.has("postcode")):
            missing = "postcode" if venue.has("address") else "address"
            yield problem(
                venue.place(missing),
                "address-missing",
                f"This venue has no {missing}, so nobody could find it.",
                f"Add {missing}. If it must not be found, write sensitive: yes instead.",
            )


def postcodes(directory: Directory, today: date) -> Iterator[Problem]:
    """Postcodes and sectors that don't exist."""
    for venue in directory.venues.values():
        if _readable(venue) and has_centres(venue.postcode):
            yield from _exists(venue, sector_of(venue.postcode), tidy_postcode(venue.postcode), ("postcode",))
    for area in directory.areas.values():
        for index, sector in enumerate(area.postcode_sectors):
            if has_centres(f"{sector}AA"):
                yield from _exists(area, sector, sector, ("postcode_sectors", index))


def _readable(venue: Venue) -> bool:
    """Whether the postcode has the form of one; if not, the shape check says so."""
    bare = "".join(venue.postcode.split())
    return 5 <= len(bare) <= 7 and bare.isascii() and bare.isalnum()


def _exists(record: Venue | Area, sector: str, text: str, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if sector in sectors():
        return
    district = sector.split(maxsplit=1)[0]
    if district not in districts():
        yield problem(
            record.place(*path),
            "postcode-unknown",
            f"No postcode in Great Britain starts with {said(district)}, as {said(text)} does.",
            "Look it up again; a letter or digit may be wrong.",
        )
    else:
        yield problem(
            record.place(*path),
            "sector-unknown",
            f"The open list of postcodes has {said(district)}, but no {said(sector)}.",
            "Look it up again. If it is a new postcode, leave it: distances to it can't be shown yet.",
        )


def coordinates(directory: Directory, today: date) -> Iterator[Problem]:
    """Venues whose coordinates lie far from their postcode."""
    unchecked: list[Venue] = []
    for venue in directory.venues.values():
        if venue.coordinates is None or not _readable(venue) or not venue.has("coordinates", "longitude"):
            continue
        if not has_centres(venue.postcode):
            unchecked.append(venue)
        elif (sector := sector_of(venue.postcode)) in sectors():
            yield from _near(venue, (venue.coordinates.latitude, venue.coordinates.longitude), sector)
    yield from _not_checked(unchecked)


def _near(venue: Venue, point: Point, sector: str) -> Iterator[Problem]:
    away = distance(point, sectors()[sector])
    if away > 4 and away > reach(sector):
        latitude, longitude = sectors()[sector]
        yield problem(
            venue.place("coordinates"),
            "place-far",
            f"These coordinates are {away:,.0f} km from the middle of {said(sector)}, where the postcode is.",
            f"The middle of that sector is at latitude {latitude}, longitude {longitude}. Look for a wrong digit, a "
            "missing minus sign, or the two the wrong way round.",
        )


def _not_checked(venues: list[Venue]) -> Iterator[Problem]:
    """One sentence for all of them: nobody can mend this, and it must not fill the page."""
    if venues:
        others = f", and those of {len(venues) - 1} other venues" if venues[1:] else ""
        yield problem(
            venues[0].place("coordinates"),
            "place-unchecked",
            f"These coordinates{others} could not be held against the postcode: Northern Ireland and the islands "
            "have no open list of postcode centres.",
            "Look at each point on a map yourself. If it is right, there is nothing to change.",
        )

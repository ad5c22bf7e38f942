"""Read places from a listing's texts: where it meets, what is online, and the areas served."""

import re
from typing import Any, Final

from signpost.imports.converting.activity import MOST_POINTS, add_points
from signpost.imports.converting.candidate import put, unique
from signpost.imports.converting.provenance import Part, SourceText, Texts, a_line, a_name, access_answers
from signpost.imports.converting.taking_part import settings_in
from signpost.imports.reading.listing import folded, plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.records.directory import Directory
from signpost.values import Parsed, address, coordinates, postcode
from signpost.values.sectors import sector_of
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, plain

ONLINE: Final = "Ask how to take part."  # if the source has no words of its own for it
POSTAL: Final = "it is an address for post, and not where people meet"
ONE_ONLY: Final = "a record has room for one place, and another was taken"
NO_POINT: Final = "it is no point in Britain"
NO_PLACE: Final = "it is not said which place this is"
A_NUMBER: Final = re.compile(r"(?:(?:flat|unit|suite|room|floor|no\.?) )?[\W\d]+[a-z]?", re.IGNORECASE)  # of a house
PIECES: Final = re.compile(r"\s*[,;|\n]\s*")
AREAS: Final = re.compile(r"\s*[,;/\n]\s*")


def place_of(texts: Texts, said: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the key of the venue where a service meets, and its fields; "" if it names none that people could go to.

    Further places become points to know, since a record has one venue. How it works online goes into `said`.
    """
    key, found = "", dict[str, Any]()
    for part in texts.places:
        kind = _kind_of(part)
        if kind == "postal":
            part.leave(POSTAL)
        elif kind == "virtual":
            _online(part, said)
        elif key:
            _also_at(part, said)
        else:
            key, found = _venue_of(part)
    return key, found


def _venue_of(part: Part) -> tuple[str, dict[str, Any]]:
    """Return the key of a venue and its fields; "" if it has no name."""
    kind, found = part.first("kind"), _venue(part)
    name = found.get("name", "")
    if not name:
        for text in part.texts:
            if text.field:
                text.undo(NO_PLACE)
        return "", {}
    if kind:
        kind.use("venue.name")
    return source_id(f"{found.get('postcode', '')} {plain_name(name) or name}".strip()), found


def _also_at(part: Part, said: dict[str, Any]) -> None:
    held = part.open("venue", "address", "town", "postcode")
    words = unique(" ".join((plain(text.text).value or "").split()) for text in held)
    point = f"Also at {', '.join(filter(None, words))}."
    if held and len(point) <= LONGEST_LINE and len(said.get("good_to_know", ())) < MOST_POINTS:
        add_points(said, "good_to_know", [point])
        for text in held:
            text.use("good_to_know")
    part.leave(ONE_ONLY)


def _online(part: Part, said: dict[str, Any]) -> None:
    """Read how a service works online, in the source's words."""
    for kind in part.open("kind"):
        kind.use("online")
    words = part.first("venue", "address")
    if "online" not in said:
        said["online"] = (words and words.take(a_line, "online")) or ONLINE
    part.leave("it is held online")


def _kind_of(part: Part) -> str:
    """Return the kind of a place: as the source says, or virtual if all that it says is "Online" or "On Zoom"."""
    if kind := part.first("kind"):
        return kind.text.strip().lower()
    if any(text.key == "postcode" for text in part.texts):
        return ""
    words = " ".join(text.text for text in part.open("venue", "address"))
    return "virtual" if settings_in(words) == ["online"] else ""


def _venue(part: Part) -> dict[str, Any]:
    """Return the fields of a venue from one part."""
    found: dict[str, Any] = {}
    part.fill(found, "postcode", postcode.read, "venue.postcode")
    part.fill(found, "town", a_name, "venue.town")
    venue, text = part.first("venue"), part.first("address")
    part.fill(found, "venue", a_name, "venue.name")
    if text:
        _address(text, found)
    if venue and {"name", "address"} <= found.keys() and not any(map(str.isalpha, found["name"])):
        found["address"] = f"{found.pop('name')} {found['address']}"  # the name held the house number
        venue.use("venue.address")
    if "name" not in found and "address" in found:
        found["name"], found["address"] = _name_in(found["address"])
    if "address" not in found and {"name", "town", "postcode"} <= found.keys():
        found["address"] = found.pop("town")  # in a village the hall, the village and its postcode are all there is
    _point(part, found)
    part.fill(found, "access", access_answers, "venue.access")
    part.fill(found, "buses", _lines, "venue.bus_routes")
    return found


def _lines(text: str) -> Parsed[list[str]]:
    lines = (a_line(each).value for each in text.split("\n"))
    return Parsed([each for each in lines if each] or None)


def _address(text: SourceText, found: dict[str, Any]) -> None:
    """Read the street, and the name, town and postcode if they are certain and have no fields of their own.

    Anything else in the line stays in the address: "12 High Street, Worle" keeps its locality.
    """
    told = address.read(text.text).value or {}
    slots = {"name": "venue", "town": "town", "postcode": "postcode"}
    adopted = {slot: told[name] for slot, name in slots.items() if name in told and slot not in found}
    pieces = [told[name] for name in ("venue", "address", "town") if name in told]
    pieces = pieces if told else PIECES.split((plain(text.text).value or "").strip())
    known = {folded(str(value)) for value in (*found.values(), *adopted.values()) if isinstance(value, str)}
    street = ", ".join(piece.strip(" .") for piece in pieces if piece and folded(piece.strip(" .")) not in known)
    found |= adopted
    put(found, "address", street[:LONGEST_LINE] or None)
    if street or adopted:
        text.use("venue.address")


def _name_in(address: str) -> tuple[str, str]:
    """Return a name for a place that has none, and its address without the house's name, but with its number."""
    pieces = address.split(", ")
    if len(pieces) > 1 and not any(map(str.isdigit, pieces[0])):
        return pieces[0][:LONGEST_NAME].strip(), ", ".join(pieces[1:])
    name = ", ".join(pieces[:2]) if A_NUMBER.fullmatch(pieces[0]) else pieces[0]
    return name[:LONGEST_NAME].strip(), address


def _point(part: Part, found: dict[str, Any]) -> None:
    """Read the coordinates. The checks refuse those that lie far from the postcode."""
    north, east = part.first("latitude"), part.first("longitude")
    point = coordinates.read(north.text, east.text if east else "").value if north else None
    for text in part.open("latitude", "longitude"):
        text.use("venue.coordinates") if point else text.leave(NO_POINT)
    put(found, "coordinates", point)


class Areas:
    """Looks up areas by their names, by the mapping's words and by postcode sectors."""

    def __init__(self, directory: Directory, answers: Answers) -> None:
        self._answers = answers
        self._areas = tuple(directory.areas.values())
        self._names = {
            plain_name(name): area.id
            for area in reversed(self._areas)
            for name in (area.name, area.id.replace("-", " "), *area.also_called)
        }

    def said(self, texts: Texts) -> list[str]:
        """Return the areas that the source names. An unknown one becomes a question under areas."""
        found: list[str] = []
        for text in texts.open("areas"):
            parts = [text.text] if self._named(text.text) else AREAS.split(text.text.strip())
            if known := unique(area for area in map(self._named, parts) if area):
                text.use("areas")
            else:
                texts.ask("areas", "No area of this directory has this name.", text)
            found += known
        return unique(found)

    def of_postcode(self, postcode: str) -> list[str]:
        """Return the areas that a postcode lies in, by the mapping or by areas.yaml."""
        sector = sector_of(postcode)
        answer = self._answers.area(sector) or self._answers.area(sector.partition(" ")[0])
        return [answer] if answer else [area.id for area in self._areas if sector in area.postcode_sectors]

    def _named(self, words: str) -> str | None:
        return self._answers.area(words) or self._names.get(plain_name(words))

"""Places out of a listing's texts: venues, each made once; what is online; and the areas served."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from signpost.imports.converting.activity import MOST_POINTS, access_of, add_points
from signpost.imports.converting.candidate import Candidate, only, put
from signpost.imports.converting.provenance import (
    SourceText,
    TextPart,
    Texts,
    leave_all,
    named,
    one_line,
    still_open,
)
from signpost.imports.reading.listing import folded, plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.records.directory import Directory
from signpost.values import address, coordinates, postcode
from signpost.values.sectors import sector_of
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, plain

ONLINE: Final = "Ask how to take part."  # if the source has no words of its own for it
POSTAL: Final = "it is an address for post, and not where people meet"
ONE_ONLY: Final = "a record has room for one place, and another was taken"
NO_POINT: Final = "it is no point in Britain"
NO_PLACE: Final = "it is not said which place this is"
A_NUMBER: Final = re.compile(r"(?:(?:flat|unit|suite|room|floor|no\.?) )?[\W\d]+[a-z]?", re.IGNORECASE)  # of a house
CALLS: Final = frozenset({"online", "virtual", "virtually", "zoom", "teams", "skype"})
AROUND_CALLS: Final = CALLS | {"held", "meets", "via", "on", "by", "over", "only", "microsoft", "ms", "meeting", "call"}
PIECES: Final = re.compile(r"\s*[,;|\n]\s*")
AREAS: Final = re.compile(r"\s*[,;/\n]\s*")
ORDER: Final = ("name", "address", "town", "postcode", "coordinates", "access")


class Places:
    """The venues of an import, by their names and postcodes."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Any]] = {}

    def of(self, texts: Texts, said: dict[str, Any]) -> str:
        """Give the key of where a service meets; "" if the source names no place that people could go to.

        Further places become points to read, since a record has room for one.
        """
        chosen = ""
        for part in texts.places:
            kind = still_open(part, "kind")
            if kind_of(part) in {"postal", "virtual"}:
                continue  # an address for post is no place, and online() reads the others
            if chosen:
                _also_at(part, said)
            elif (chosen := self._key_of(part)) and kind:
                kind.use("venue.name")
        return chosen

    def candidates(self) -> tuple[Candidate, ...]:
        """Give all venues."""
        return tuple(Candidate("venue", key, said) for key, said in self._found.items())

    def postcode(self, key: str) -> str:
        """Give the postcode of a venue, or "" if it has none."""
        return str(self._found.get(key, {}).get("postcode", ""))

    def _key_of(self, part: TextPart) -> str:
        """Make the venue of one part; one that is known already gets what it lacks."""
        said = _venue(part)
        if "name" not in said:
            for text in part.values():
                if text.field:
                    text.undo(NO_PLACE)
            return ""
        key = source_id(f"{said.get('postcode', '')} {plain_name(said['name']) or said['name']}".strip())
        self._found[key] = {**said, **self._found.get(key, {})}
        return key


def _also_at(part: TextPart, said: dict[str, Any]) -> None:
    held = [text for name in ("venue", "address", "town", "postcode") if (text := still_open(part, name))]
    words = only(" ".join((plain(text.text).value or "").split()) for text in held)
    point = f"Also at {', '.join(filter(None, words))}."
    if held and len(point) <= LONGEST_LINE and len(said.get("good_to_know", ())) < MOST_POINTS:
        add_points(said, "good_to_know", [point])
        for text in held:
            text.use("good_to_know")
    leave_all(part.values(), ONE_ONLY)


def online(texts: Texts) -> str | None:
    """Give how a service that is held online works, in the source's words; None if it is not online."""
    for part in texts.places:
        word = kind_of(part)
        if word == "postal":
            leave_all(part.values(), POSTAL)
        elif word == "virtual":
            if kind := still_open(part, "kind"):
                kind.use("online")
            words = still_open(part, "venue") or still_open(part, "address")
            said = one_line(words, "online") if words else None
            leave_all(part.values(), "it is held online")
            return said or ONLINE
    return None


def kind_of(part: TextPart) -> str:
    """Give of which kind a place is: as the source says, or virtual if "Online" or "On Zoom" is all that it says."""
    if kind := still_open(part, "kind"):
        return kind.text.strip().lower()
    texts = [text.text.lower() for name in ("venue", "address") if (text := still_open(part, name))]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    return "virtual" if "postcode" not in part and words & CALLS and words <= AROUND_CALLS else ""


def _venue(part: TextPart) -> dict[str, Any]:
    """Give what a part says of a venue, in the order of a record."""
    found: dict[str, Any] = {}
    if text := still_open(part, "postcode"):
        put(found, "postcode", text.take(postcode.read(text.text), "venue.postcode"))
    if text := still_open(part, "town"):
        put(found, "town", named(text, "venue.town"))
    if text := still_open(part, "venue"):
        put(found, "name", named(text, "venue.name"))
    if text := still_open(part, "address"):
        _address(text, found)
    if "name" in found and "address" in found and not any(map(str.isalpha, found["name"])):
        found["address"] = f"{found.pop('name')} {found['address']}"  # the number of the house stood in the name
        part["venue"].use("venue.address")
    if "name" not in found and "address" in found:
        found["name"], found["address"] = _name_in(found["address"])
    if "address" not in found and "name" in found and "town" in found and "postcode" in found:
        found["address"] = found.pop("town")  # in a village the hall, the village and its postcode are all there is
    _point(part, found)
    if text := still_open(part, "access"):
        put(found, "access", access_of(text, "venue.access"))
    return {name: found[name] for name in ORDER if name in found}


def _address(text: SourceText, found: dict[str, Any]) -> None:
    """Take the street; what is sure of name, town and postcode too, unless they stand in fields of their own.

    Whatever else stands in the line stays in the address: "12 High Street, Worle" has its locality.
    """
    told = address.read(text.text).value or {}
    slots = {"name": "venue", "town": "town", "postcode": "postcode"}
    adopted = {slot: told[name] for slot, name in slots.items() if name in told and slot not in found}
    if told:
        pieces = [told[name] for name in ("venue", "address", "town") if name in told]
    else:
        pieces = list(filter(None, PIECES.split((plain(text.text).value or "").strip())))
    known = {folded(str(value)) for value in (*found.values(), *adopted.values()) if isinstance(value, str)}
    pieces = [piece.strip(" .") for piece in pieces if folded(piece) not in known]
    found |= adopted
    if street := ", ".join(pieces):
        found["address"] = street[:LONGEST_LINE]
    if street or adopted:
        text.use("venue.address")


def _name_in(address: str) -> tuple[str, str]:
    """Give what to call a place that has no name, and its address: a house's name is no part of that, its number is."""
    pieces = address.split(", ")
    if len(pieces) > 1 and not any(map(str.isdigit, pieces[0])):
        return pieces[0][:LONGEST_NAME].strip(), ", ".join(pieces[1:])
    name = ", ".join(pieces[:2]) if A_NUMBER.fullmatch(pieces[0]) else pieces[0]
    return name[:LONGEST_NAME].strip(), address


def _point(part: TextPart, found: dict[str, Any]) -> None:
    """Take the coordinates. The checks refuse those that lie far from the postcode."""
    north, east = still_open(part, "latitude"), still_open(part, "longitude")
    point = coordinates.read(north.text, east.text if east else "").value if north else None
    for text in filter(None, (north, east)):
        text.use("venue.coordinates") if point else text.leave(NO_POINT)
    put(found, "coordinates", point)


class Whereabouts:
    """Looks up areas by their names, by the mapping's words and by postcode sectors."""

    def __init__(self, directory: Directory, answers: Answers) -> None:
        self._answers = answers
        self._names: Mapping[str, str] = {
            plain_name(name): area.id
            for area in reversed(tuple(directory.areas.values()))
            for name in (area.name, area.id.replace("-", " "), *area.also_called)
        }
        sectors: defaultdict[str, list[str]] = defaultdict(list)
        for area in directory.areas.values():
            for sector in area.postcode_sectors:
                sectors[sector].append(area.id)
        self._sectors: Mapping[str, list[str]] = sectors

    def said(self, texts: Texts) -> list[str]:
        """Give the areas that the source names. One that nobody knows is asked about, under areas."""
        found: list[str] = []
        for text in texts.open("areas"):
            whole = self._named(text.text)
            parts = [text.text] if whole else AREAS.split(text.text.strip())
            if known := only(area for area in map(self._named, parts) if area):
                text.use("areas")
            else:
                texts.ask("areas", "No area of this directory has this name.", text)
            found += known
        return only(found)

    def of_postcode(self, postcode: str) -> list[str]:
        """Give the areas that a postcode lies in, by the mapping or by areas.yaml."""
        if not postcode:
            return []
        sector = sector_of(postcode)
        answer = self._answers.area(sector) or self._answers.area(sector.partition(" ")[0])
        return [answer] if answer else list(self._sectors.get(sector, ()))

    def _named(self, words: str) -> str | None:
        return self._answers.area(words) or self._names.get(plain_name(words))

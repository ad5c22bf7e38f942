"""Places out of listings: venues, each made once; what is online or at somebody's home; and the areas served."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from signpost.imports.converting.drafts import Draft, only, put
from signpost.imports.converting.provenance import (
    NOT_UNDERSTOOD,
    Entry,
    Provenance,
    leave_all,
    named,
    one_line,
    still_open,
    undo_all,
)
from signpost.imports.reading.listing import plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.records.directory import Directory
from signpost.values import access, address, coordinates, postcode
from signpost.values.sectors import distance, reach, sector_of, sectors
from signpost.values.text import LONGEST_LINE, LONGEST_NAME, line

ONLINE: Final = "Ask how to take part."  # where the source has no words of its own for it
POSTAL: Final = "it is an address for post, and not where people meet"
ONE_ONLY: Final = "a record has room for one place, and another was taken"
TOO_FAR: Final = "this point lies far from the postcode"
NO_POINT: Final = "it is no point in Britain"
A_NUMBER: Final = re.compile(r"(?:(?:flat|unit|suite|room|floor|no\.?) )?[\W\d]+[a-z]?", re.IGNORECASE)  # of a house
CALLS: Final = frozenset({"online", "virtual", "virtually", "zoom", "teams", "skype"})
AROUND_CALLS: Final = CALLS | {"held", "meets", "via", "on", "by", "over", "only", "microsoft", "ms", "meeting", "call"}
ANOTHER: Final = "another service at this place says something else, and came first"
PARTS: Final = re.compile(r"\s*[,;/\n]\s*")
NO_AREA: Final = "no area of this directory has this name, and the mapping does not say which it is"
Part = Mapping[str, Entry]


class Places:
    """The venues of an import, by their names and postcodes."""

    def __init__(self) -> None:
        self._found: dict[str, Draft] = {}

    def of(self, account: Provenance) -> Draft | None:
        """Where a service meets; None where the source names no place that people could go to."""
        chosen: Draft | None = None
        for part in account.places:
            kind = still_open(part, "kind")
            if _kind(part) in {"postal", "virtual"}:
                continue  # an address for post is no place, and online() reads the others
            if chosen is not None:
                leave_all(part.values(), ONE_ONLY)
                continue
            chosen = self._made(part)
            if chosen and kind:
                kind.use("venue", chosen.name)
        return chosen

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._found.values())

    def _made(self, part: Part) -> Draft | None:
        """The venue of one part; a venue that is known already gets what it lacks."""
        said = _venue(part)
        if "name" not in said:
            undo_all(part.values(), "it is not said which place this is")
            return None
        key = source_id(f"{said.get('postcode', '')} {plain_name(said['name']) or said['name']}".strip())
        draft = self._found.setdefault(key, Draft("venue", key))
        for name, value in said.items():
            draft.said.setdefault(name, value)
        for entry in part.values():
            field = entry.field.partition(".")[2]
            if field and said.get(field) != draft.said.get(field):
                entry.undo(ANOTHER)
        return draft


def online(account: Provenance) -> str | None:
    """How a service that is held online works, in the source's words; None where it is not online."""
    for part in account.places:
        kind, word = still_open(part, "kind"), _kind(part)
        if word == "postal":
            leave_all(part.values(), POSTAL)
        elif word == "virtual":
            if kind:
                kind.use("online", ONLINE)
            words = still_open(part, "venue") or still_open(part, "address")
            said = one_line(words, "online") if words else None
            leave_all(part.values(), "it is held online")
            return said or ONLINE
    return None


def _kind(part: Part) -> str:
    """Of which kind a place is: as the source says, or virtual where "Online" or "On Zoom" is all that it says."""
    if kind := still_open(part, "kind"):
        return kind.text.strip().lower()
    texts = [entry.text.lower() for name in ("venue", "address") if (entry := still_open(part, name))]
    words = {word for text in texts for word in re.findall(r"\w+", text)}
    return "virtual" if "postcode" not in part and words & CALLS and words <= AROUND_CALLS else ""


def _venue(part: Part) -> dict[str, Any]:
    """What a part says of a venue, in the order of a record."""
    found: dict[str, Any] = {}
    if entry := still_open(part, "postcode"):
        put(found, "postcode", entry.take(postcode.read(entry.text), "venue.postcode"))
    _address(part, found)
    if entry := still_open(part, "town"):
        put(found, "town", named(entry, "venue.town"))
    if entry := still_open(part, "venue"):
        put(found, "name", named(entry, "venue.name"))
    if "name" in found and "address" in found and not any(map(str.isalpha, found["name"])):
        found["address"] = f"{found.pop('name')} {found['address']}"  # the number of the house stood in the name
        part["venue"].use("venue.address", found["address"])
    if "name" not in found and "address" in found:
        found["name"], found["address"] = _name_in(found["address"])
    _town_for_street(part, found)
    _point(part, found)
    if entry := still_open(part, "access"):
        put(found, "access", access_of(entry, "venue.access"))
    order = ("name", "address", "town", "postcode", "coordinates", "access")
    return {name: found[name] for name in order if name in found}


def _name_in(address: str) -> tuple[str, str]:
    """What to call a place that has no name, and its address: a house's name is no part of that, its number is."""
    pieces = address.split(", ")
    if len(pieces) > 1 and not any(map(str.isdigit, pieces[0])):
        return pieces[0][:LONGEST_NAME].strip(), ", ".join(pieces[1:])
    name = ", ".join(pieces[:2]) if A_NUMBER.fullmatch(pieces[0]) else pieces[0]
    return name[:LONGEST_NAME].strip(), address


def _address(part: Part, found: dict[str, Any]) -> None:
    """The street; out of an address on one line the town, postcode and name of the place too, where they are sure."""
    entry = still_open(part, "address")
    if entry is None:
        return
    tidied = address.read(entry.text)
    parts = dict(tidied.value or {})
    if parts.get("postcode", found.get("postcode")) != found.get("postcode", parts.get("postcode")):
        parts.pop("postcode")  # two that differ: what stands in a field of its own is the surer
    if not parts:
        put(found, "address", one_line(entry, "venue.address"))
        return
    told = {name: parts[name] for name in ("venue", "address", "town", "postcode") if name in parts}
    for name, value in told.items():
        found.setdefault("name" if name == "venue" else name, value)
    entry.use("venue.address", ", ".join(told.values()), tidied.left)


def _town_for_street(part: Part, found: dict[str, Any]) -> None:
    """In a village the hall, the village and its postcode are all there is of an address."""
    if "address" not in found and "name" in found and "town" in found and "postcode" in found:
        found["address"] = found.pop("town")
        if "town" in part:
            part["town"].use("venue.address", found["address"], why="no street is given, so it stands as the address")


def _point(part: Part, found: dict[str, Any]) -> None:
    """The coordinates, unless they lie far from the postcode."""
    north, east = still_open(part, "latitude"), still_open(part, "longitude")
    if north is None:
        return
    tidied = coordinates.read(north.text, east.text if east else "")
    near = tidied.value is not None and _near(tidied.value, found.get("postcode", ""))
    for entry, name in ((north, "latitude"), (east, "longitude")):
        if entry and near and tidied.value:
            entry.use("venue.coordinates", tidied.value[name])
        elif entry:
            entry.leave(TOO_FAR if tidied.value else NO_POINT)
    if near:
        found["coordinates"] = tidied.value


def _near(point: Mapping[str, str], code: str) -> bool:
    """Whether a point is where its postcode is, as far as the open list can tell."""
    sector = sector_of(code) if code else ""
    if sector not in sectors():
        return True
    return distance((float(point["latitude"]), float(point["longitude"])), sectors()[sector]) <= reach(sector)


def access_of(entry: Entry, field: str) -> dict[str, str] | None:
    """Answers on access; what yes and no can't say stands in a note."""
    tidied = access.read(entry.text)
    note = line(tidied.left or entry.text, LONGEST_LINE)
    found = dict(tidied.value or {})
    if note.value and (tidied.left or not found):
        found["note"] = note.value
    if not found:
        entry.leave(NOT_UNDERSTOOD)
        return None
    entry.use(field, found, note.left)
    return found


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

    def said(self, account: Provenance) -> list[str]:
        """The areas that the source names."""
        found: list[str] = []
        for entry in account.open("areas"):
            whole = self._named(entry.text)
            parts = [entry.text] if whole else PARTS.split(entry.text.strip())
            known = only(area for area in map(self._named, parts) if area)
            if known:
                entry.use("areas", known, "; ".join(part for part in parts if part and not self._named(part)))
            else:
                entry.leave(NO_AREA)
            found += known
        return only(found)

    def of_postcode(self, postcode: str) -> list[str]:
        """The areas that a postcode lies in, by the mapping or by areas.yaml."""
        if not postcode:
            return []
        sector = sector_of(postcode)
        answer = self._answers.area(sector) or self._answers.area(sector.partition(" ")[0])
        return [answer] if answer else list(self._sectors.get(sector, ()))

    def _named(self, words: str) -> str | None:
        return self._answers.area(words) or self._names.get(plain_name(words))

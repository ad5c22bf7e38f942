"""Makes a listing from one service of Open Referral (HSDS 3.0, HSDS-UK 3.0, and the names of earlier versions)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from signpost.imports.reading import hsds_names as hsds
from signpost.imports.reading.hsds_names import Names
from signpost.imports.reading.identity import distinct, elsewhere, id_of, texts_of
from signpost.imports.reading.listing import Given, Listing, Part
from signpost.imports.reading.nested import Node
from signpost.imports.reading.schedule import sessions_of
from signpost.values import timetable

BUILDING: Final = "it tells when the building is open, which is not when the group meets"


def listing_of(value: Mapping[str, Any], where: str) -> Listing:
    """Make a listing from one service as parsed JSON. `where` is its place in words, for the report."""
    return _Service(value).listing(where)


class _Service:
    """Gathers a listing's values and parts."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        self._root = Node(value)
        self._values: dict[str, dict[str, Given]] = {}
        self._places: list[Part] = []
        self._sessions: list[Part] = []
        self._contacts: list[Part] = []
        self._others: list[Given] = []

    def listing(self, where: str) -> Listing:
        self._add("id", [self._root.one("id")])
        for name, theirs in hsds.VALUES.items():
            self._add(name, self._root.all(*theirs))
        self._organisation()
        for part, names in hsds.PARTS.items():
            self._take(self._root.parts(*part), names)
        self._attributes(self._root)
        self._add("access", [_joined([given for part in self._root.parts(*hsds.ACCESS) for given in _access(part)])])
        self._capacity()
        self._add("fees", map(_price, self._root.parts("cost_options")))
        self._contact(self._root, hsds.ROOT_CONTACT)
        self._schedules(self._root)
        for at in self._root.parts("service_at_locations"):
            places = [self._location(location) for location in at.parts("location", "locations")]
            self._contact(at, {})
            self._schedules(at, next(iter(places), None))
        for location in self._root.parts("locations", "location"):
            self._location(location)
        self._places += filter(None, [_place(self._root, hsds.ROOT_PLACE)])
        values = {name: tuple(kept.values()) for name, kept in self._values.items()}
        listing = Listing(
            "",
            where,
            values,
            distinct(self._places),
            distinct(self._sessions),
            distinct(self._contacts),
            self._left(),
        )
        return replace(listing, id=listing.first("id").strip() or id_of(listing))

    def _add(self, name: str, givens: Iterable[Given | None]) -> None:
        """Add texts under one of our names; a repeated text is kept once."""
        for given in filter(None, givens):
            self._values.setdefault(name, {}).setdefault(given.text, given)

    def _take(self, nodes: Iterable[Node], names: Names) -> None:
        """Keep the first text that each node has for each of our names."""
        for node in nodes:
            for name, given in node.named(names).items():
                self._add(name, [given])

    def _attributes(self, node: Node) -> None:
        """Add a node's terms: those of our own vocabularies under their names, all others as categories."""
        for attribute in node.parts(*hsds.ATTRIBUTES):
            for term in attribute.parts("taxonomy_term", "taxonomy"):
                name, says = hsds.OURS.get(_text(term.one("taxonomy")), ("", ""))
                if name:
                    self._add(name, [term.one(says)])
                    term.all("name", "code", "description")  # they say the same again
                else:
                    self._take([term], {"categories": ("name", "term", "code")})

    def _capacity(self) -> None:
        """Add that an active service is full, if it has no place left of any kind (HSDS 3.1)."""
        kinds = self._root.parts(*hsds.CAPACITIES)
        left, days = [kind.one("available") for kind in kinds], [kind.one("updated") for kind in kinds]
        if (
            "active" in self._values.get("status", ())
            and left
            and all(_text(number) in {"0", "0.0"} for number in left)
        ):
            self._values["status"] = {"full": Given("full", "service_capacity, available")}
            self._add("status_since", [replace(day, text=day.text[:10]) for day in days if day])

    def _organisation(self) -> None:
        organisations = self._root.parts("organization", "organisation")
        self._take(organisations[:1], hsds.ORGANISATION)
        own = self._root.one("organization_id", "organisation_id")
        if "organisation_id" not in self._values:
            self._add("organisation_id", [own])
        for organisation in organisations[:1]:
            self._attributes(organisation)
            self._add("organisation_phone", (phone.one("number") for phone in organisation.parts("phones")))
            for part in organisation.parts("organization_identifiers", "identifiers"):
                self._identifier(part)

    def _identifier(self, part: Node) -> None:
        scheme, kind, number = part.one("identifier_scheme"), part.one("identifier_type"), part.one("identifier")
        said = (f"{word}_number" for word in ("charity", "company") if word in _word(kind))
        if name := hsds.IDENTIFIERS.get(_word(scheme).upper()) or next(said, None):
            self._add(name, [number])
        else:
            self._others += filter(None, (scheme, kind, number))

    def _contact(self, node: Node, names: Names) -> None:
        """Add a node's own contact details, by these names, and each contact below it.

        Each number after the first is a contact of its own with the same role.
        """
        part = node.named(names)
        role = {"role": part["role"]} if "role" in part else {}
        numbers = [("phone", number) for number in node.all(*hsds.PHONES)]
        hours: list[Given] = []
        for phone in node.parts(*hsds.PHONES):
            kind = phone.one("type")
            if kind and _word(kind) in hsds.NO_VOICE:
                self._others.append(kind)
            else:
                for words in phone.all("description"):
                    (hours if timetable.read(words.text).value else self._others).append(words)
                numbers += [
                    ("text" if _word(kind) in hsds.TEXTS else "phone", number) for number in phone.all("number")
                ]
        for name, number in numbers:
            if name in part:
                self._contacts.append({**role, name: number})
            else:
                part[name] = number
        part |= {"hours": hours[0]} if hours else {}
        self._others += hours[1:]
        self._contacts += filter(None, [part])
        for contact in node.parts("contacts"):
            self._contact(contact, hsds.CONTACT)

    def _schedules(self, node: Node, place: Part | None = None) -> None:
        """Add the sessions of the service or of one of its places; those of a second place say where they are."""
        first = next((part for part in self._places if not _is_postal(part)), None)
        for schedule in node.parts(*hsds.SCHEDULES):
            self._add("setting", schedule.all("attending_type"))
            sessions, words = sessions_of(schedule)
            if place is not None and first is not None and texts_of(place) != texts_of(first):
                self._sessions += elsewhere([*sessions, *({"note": word} for word in words)], place)
            else:
                self._sessions += sessions
                self._add("times", words)

    def _location(self, location: Node) -> Part | None:
        """Add a place's contacts, and return the place if people meet there."""
        base = _place(location, hsds.LOCATION)
        if access := _joined([given for part in location.parts(*hsds.ACCESS) for given in _access(part)]):
            base["access"] = access
        physical = location.parts("addresses", "physical_addresses", "physical_address")
        postal = location.parts("postal_addresses", "postal_address")
        self._contacts += [{"person": person} for part in (*physical, *postal) for person in part.all("attention")]
        addresses = [_address(part, base.get("kind")) for part in physical]
        addresses += [{"kind": Given("postal", "postal_addresses"), **_address(part, None)} for part in postal]
        main = next((part for part in addresses if not _is_postal(part)), {})
        whole = {**main, **base}
        self._places += filter(None, [whole, *(part for part in addresses if part is not main)])
        self._contact(location, {})
        for schedule in location.parts(*hsds.SCHEDULES):
            sessions, words = sessions_of(schedule)
            hours = [*(given for part in sessions for given in part.values()), *words]
            self._others += [replace(given, why=BUILDING) for given in hours]
        return whole or None

    def _left(self) -> tuple[Given, ...]:
        """Every text that has no name in the common form, once for each key."""
        left = {(given.where.rpartition(", ")[2], given.text): given for given in (*self._root.rest(), *self._others)}
        return tuple(given for (key, text), given in left.items() if text not in hsds.AT_HOME.get(key, ()))


def _price(option: Node) -> Given | None:
    who, amount, words = option.one("option"), option.one("amount"), option.one("amount_description")
    currency = _text(option.one("currency")) or "GBP"
    sign = "£" if currency.upper() == "GBP" else f"{currency} "
    price = f"{sign}{_text(amount)} {_text(words)}".strip() if amount else _text(words)
    given = amount or words or who
    return given and Given(": ".join(filter(None, (_text(who), price))), given.where)


def _joined(texts: Sequence[Given]) -> Given | None:
    """Several texts as one, each once on a line of its own."""
    return Given("\n".join(dict.fromkeys(given.text for given in texts)), texts[0].where) if texts else None


def _access(part: Node) -> Sequence[Given]:
    terms = [term for held in part.parts("attributes") for term in held.parts("taxonomy_term")]
    words = part.all("description", "details", "accessibility")
    return [*words, *(name for term in terms for name in term.all("name"))]


def _address(part: Node, kind: Given | None) -> Part:
    """Return one address. Its own type only counts if it is for post, or if the location has none."""
    found = _place(part, hsds.POINT)
    own = part.one("address_type")
    return {**found, "kind": own} if own and (kind is None or _word(own) == "postal") else found


def _place(part: Node, names: Names) -> dict[str, Given]:
    """Return a node's own parts of a place: its address, and the texts of these names."""
    found = part.named(names)
    if lines := part.all("address_1", "address_2", "address_3", "address_4", "address"):
        found["address"] = Given(", ".join(line.text for line in lines), lines[0].where)
    return found


def _text(given: Given | None) -> str:
    return given.text.strip() if given else ""


def _word(given: Given | None) -> str:
    return _text(given).lower()


def _is_postal(part: Part) -> bool:
    return _word(part.get("kind")) == "postal"

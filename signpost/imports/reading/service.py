"""One service of Open Referral (HSDS 3.0, HSDS-UK 3.0, and the names that earlier versions had) becomes a listing."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from signpost.imports.reading.hsds_names import (
    ACCESS,
    AT_HOME,
    ATTRIBUTES,
    CONTACT,
    IDENTIFIERS,
    NO_VOICE,
    ORGANISATION,
    PHONES,
    POINT,
    SCHEDULES,
    TEXTS,
    VALUES,
)
from signpost.imports.reading.identity import different, elsewhere, id_of, texts_of, untaken
from signpost.imports.reading.listing import Given, Listing, Part
from signpost.imports.reading.nested import Node
from signpost.imports.reading.schedule import sessions_of

BUILDING: Final = "it tells when the building is open, which is not when the group meets"


def listing_of(value: Mapping[str, Any], where: str) -> Listing:
    """Bring one service, as nested values, into the common form. `where` names it to a person."""
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
        identity = self._root.one("id")
        self._add("id", [identity])
        for name, theirs in VALUES.items():
            self._add(name, self._root.all(*theirs))
        self._organisation()
        self._people()
        self._money()
        ways = {"person": ("contact_name", "contact_person"), "email": ("email",), "website": ("url", "website")}
        self._contacts_of(self._root, ways)
        self._schedules(self._root)
        for at in self._root.parts("service_at_locations"):
            self._at(at)
        for location in self._root.parts("locations", "location"):
            self._location(location)
        if place := _place(self._root, {"venue": ("location_name", "venue", "location"), **POINT}):
            self._places.append(place)
        listing = Listing(
            identity.text.strip() if identity else "",
            where,
            {name: tuple(kept.values()) for name, kept in self._values.items()},
            different(self._places),
            different(self._sessions),
            different(self._contacts),
            self._left(),
        )
        return listing if listing.id else replace(listing, id=id_of(listing))

    def _add(self, name: str, givens: Iterable[Given | None]) -> None:
        """Keep texts under one of our names; the same text twice is kept once."""
        for given in filter(None, givens):
            self._values.setdefault(name, {}).setdefault(given.text, given)

    def _organisation(self) -> None:
        own = self._root.one("organization_id", "organisation_id")
        organisation = next(iter(self._root.parts("organization", "organisation")), None)
        if organisation is None:
            names = ("organization", "organisation", "organization_name", "organisation_name")
            self._add("organisation", self._root.all(*names))
            self._add("organisation_id", [own])
            return
        self._add("organisation_id", [organisation.one("id") or own])
        for name, theirs in ORGANISATION.items():
            self._add(name, organisation.all(*theirs))
        self._add("organisation_phone", (phone.one("number") for phone in organisation.parts("phones")))
        for part in organisation.parts("organization_identifiers", "identifiers"):
            self._identifier(part)

    def _identifier(self, part: Node) -> None:
        scheme, kind, number = part.one("identifier_scheme"), part.one("identifier_type"), part.one("identifier")
        said = (f"{word}_number" for word in ("charity", "company") if word in _word(kind))
        if name := IDENTIFIERS.get(_text(scheme).upper()) or next(said, None):
            self._add(name, [number])
        else:
            self._others += [given for given in (scheme, kind, number) if given]

    def _people(self) -> None:
        """Take what it is about, whom it is for, the languages and the areas."""
        for attribute in self._root.parts(*ATTRIBUTES):
            terms = attribute.parts("taxonomy_term", "taxonomy")
            self._add("categories", (term.one("name", "term", "code") for term in terms))
        for eligibility in self._root.parts("eligibilities", "eligibilitys"):
            self._add("who_for", [eligibility.one("eligibility", "description")])
            self._add("age_from", [eligibility.one("minimum_age")])
            self._add("age_to", [eligibility.one("maximum_age")])
        self._add("languages", (part.one("name", "language", "code") for part in self._root.parts("languages")))
        areas = self._root.parts("service_areas")
        self._add("areas", (part.one("name", "service_area", "description") for part in areas))

    def _money(self) -> None:
        for option in self._root.parts("cost_options"):
            who, amount, words = option.one("option"), option.one("amount"), option.one("amount_description")
            currency = _text(option.one("currency")) or "GBP"
            sign = "£" if currency.upper() == "GBP" else f"{currency} "
            price = f"{sign}{_text(amount)} {_text(words)}".strip() if amount else _text(words)
            given = amount or words or who
            if given:
                self._add("fees", [Given(": ".join(filter(None, (_text(who), price))), given.where)])

    def _contact(self, node: Node, names: Mapping[str, tuple[str, ...]]) -> None:
        """Take one contact with its first number; each further number is a contact of its own with the same role."""
        part = {name: given for name, theirs in names.items() if (given := node.one(*theirs))}
        role = {"role": part["role"]} if "role" in part else {}
        for number in node.all(*PHONES):
            self._number(part, role, "phone", number)
        for phone in node.parts(*PHONES):
            kind = phone.one("type")
            if kind and _word(kind) in NO_VOICE:
                self._others.append(kind)
                continue
            for number in phone.all("number"):
                self._number(part, role, "text" if _word(kind) in TEXTS else "phone", number)
        if part:
            self._contacts.append(part)

    def _number(self, part: dict[str, Given], role: Part, name: str, number: Given) -> None:
        if name in part:
            self._contacts.append({**role, name: number})
        else:
            part[name] = number

    def _contacts_of(self, node: Node, own: Mapping[str, tuple[str, ...]]) -> None:
        """Take what stands in a node itself of a contact, under its `own` names for it, and each contact below."""
        self._contact(node, own)
        for contact in node.parts("contacts"):
            self._contact(contact, CONTACT)

    def _schedules(self, node: Node, place: Part | None = None) -> None:
        """Take the sessions of the service, or of one of its places; those of a second place say where they are."""
        first = next((part for part in self._places if not _is_postal(part)), None)
        for schedule in node.parts(*SCHEDULES):
            self._add("setting", schedule.all("attending_type"))
            sessions, words = sessions_of(schedule)
            if place is not None and first is not None and texts_of(place) != texts_of(first):
                self._sessions += elsewhere([*sessions, *({"note": word} for word in words)], place)
            else:
                self._sessions += sessions
                self._add("times", words)

    def _at(self, at: Node) -> None:
        places = [self._location(location) for location in at.parts("location", "locations")]
        self._contacts_of(at, {})
        self._schedules(at, places[0] if places else None)

    def _location(self, location: Node) -> Part | None:
        """Take a place with what belongs to it, and give the place where people meet, if it is one."""
        base = _place(location, {"venue": ("name",), "kind": ("location_type",), **POINT})
        if access := [given for part in location.parts(*ACCESS) for given in _access(part)]:
            base["access"] = Given("\n".join(dict.fromkeys(given.text for given in access)), access[0].where)
        physical = location.parts("addresses", "physical_addresses", "physical_address")
        postal = location.parts("postal_addresses", "postal_address")
        self._contacts += [{"person": person} for part in (*physical, *postal) for person in part.all("attention")]
        addresses = [_address(part, base.get("kind")) for part in physical]
        addresses += [{"kind": Given("postal", "postal_addresses"), **_address(part, None)} for part in postal]
        main = next((part for part in addresses if not _is_postal(part)), {})
        whole = {**main, **base}
        if whole:
            self._places.append(whole)
        self._places += [part for part in addresses if part is not main]
        self._contacts_of(location, {})
        for schedule in location.parts(*SCHEDULES):
            sessions, words = sessions_of(schedule)
            self._others += untaken([*sessions, *({"note": word} for word in words)], BUILDING)
        return whole or None

    def _left(self) -> tuple[Given, ...]:
        """Whatever has no name in the common form. The same words under the same key are told once."""
        left = {(given.where.rpartition(", ")[2], given.text): given for given in (*self._root.rest(), *self._others)}
        return tuple(given for (key, text), given in left.items() if text not in AT_HOME.get(key, ()))


def _access(part: Node) -> tuple[Given, ...]:
    terms = (term for held in part.parts("attributes") for term in held.parts("taxonomy_term"))
    return (
        *part.all("description", "details", "accessibility"),
        *(name for term in terms for name in term.all("name")),
    )


def _address(part: Node, kind: Given | None) -> Part:
    """One address. Its own type only counts where it is for post, or where the location has none."""
    found = _place(part, {})
    own = part.one("address_type")
    if own and (kind is None or _word(own) == "postal"):
        found["kind"] = own
    return found


def _place(part: Node, names: Mapping[str, tuple[str, ...]]) -> dict[str, Given]:
    """What stands in a node itself of a place: its address, and what has these names."""
    names = {"town": ("city", "town"), "postcode": ("postal_code", "postcode"), **names}
    found = {name: given for name, theirs in names.items() if (given := part.one(*theirs))}
    if lines := part.all("address_1", "address_2", "address_3", "address_4", "address"):
        found["address"] = Given(", ".join(line.text for line in lines), lines[0].where)
    return found


def _text(given: Given | None) -> str:
    return given.text.strip() if given else ""


def _word(given: Given | None) -> str:
    return _text(given).lower()


def _is_postal(part: Part) -> bool:
    return _word(part.get("kind")) == "postal"

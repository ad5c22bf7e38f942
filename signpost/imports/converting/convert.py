"""The second stage: listings become candidates for records, with the provenance of each text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from signpost.imports.converting.activity import add_points, take_cost, take_people, take_status, take_words
from signpost.imports.converting.candidate import WAYS, Candidate, joined, put, reachable, unique
from signpost.imports.converting.contacts import contact_of
from signpost.imports.converting.needs import Proposal, Proposer
from signpost.imports.converting.organisations import organisation_of
from signpost.imports.converting.places import Areas, place_of
from signpost.imports.converting.provenance import STANDS_FOR_NOTHING, Doubt, Origin, Texts, a_name
from signpost.imports.converting.sensitive import SensitiveServices, is_checked, safe_id, tells_where
from signpost.imports.converting.sessions import take_times
from signpost.imports.converting.taking_part import take_joining, take_setting
from signpost.imports.reading.listing import Listing, source_id
from signpost.imports.reading.mapping import LEAVE_OUT, NOTHING, RECORD, Answers, Values
from signpost.records.directory import Directory
from signpost.records.document import in_words
from signpost.records.model import ASK
from signpost.values.danger import speaks_of_danger

OVERRULED: Final = "the mapping says otherwise for this service"
BY_A_PERSON: Final = "only somebody who has asked can say that a record is right: ring, then write verified yourself"
NOT_OURS: Final = "the mapping leaves this service out"
NOT_YET: Final = "the mapping does not say yet what this word means"
LONGEST_WORD: Final = 200  # YAML limits the length of keys


@dataclass(frozen=True)
class Converted:
    """One service, converted. `activity` is None if the mapping leaves the service out.

    `owners` are the keys of the candidates that it belongs to, by "organisation" and "venue". If it is `sensitive`,
    it must not be found: its candidate holds nothing but its name and contact.
    """

    listing: Listing
    origins: tuple[Origin, ...]
    sensitive: bool
    activity: Candidate | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    unanswered: tuple[str, ...] = ()  # categories that the mapping doesn't know
    proposals: tuple[Proposal, ...] = ()  # needs proposed for it, if it has none

    @property
    def id(self) -> str:
        """Its id in the source, by which an answer can name it; a fingerprint if the id would reveal a secret place."""
        return safe_id(self.listing) if self.sensitive else source_id(self.listing.id)

    @property
    def where(self) -> str:
        """Its place in the source; "" if that would reveal where a sensitive service is."""
        return "" if self.sensitive and tells_where(self.listing.where, self.listing) else self.listing.where

    @property
    def name(self) -> str:
        """Its name for a report; for a sensitive service only the name that its candidate may use."""
        if self.activity:
            return self.activity.name
        return "" if self.sensitive else self.listing.first("name")


@dataclass(frozen=True)
class Conversion:
    """The result of the second stage: every service, and the organisations and venues that they share."""

    services: tuple[Converted, ...]
    organisations: tuple[Candidate, ...]
    venues: tuple[Candidate, ...]


def convert(listings: Sequence[Listing], answers: Answers, directory: Directory, today: date) -> Conversion:
    """Convert all listings of a source, with what a person has answered about them."""
    sensitive = SensitiveServices(directory, answers).ids(listings)
    converter = _Converter(answers, directory, today)
    services = tuple(converter.convert(one, sensitive=one.id in sensitive) for one in listings)
    checked = {owner for one in services if is_checked(one.listing, answers) for owner in one.owners.items()}
    organisations, venues = (
        tuple(_said_to_be_safe(each) if (each.kind, each.key) in checked else each for each in many)
        for many in (converter.shared("organisation", answers.organisation), converter.shared("venue", NOTHING))
    )
    return Conversion(services, organisations, venues)


def _said_to_be_safe(candidate: Candidate) -> Candidate:
    """Write `sensitive: no` in a candidate that mentions danger, since a person has answered that it is public."""
    if "sensitive" in candidate.said or not speaks_of_danger([in_words(candidate.values())]):
        return candidate
    return replace(candidate, said={**candidate.said, "sensitive": "no"})


class _Converter:
    """Makes candidates out of the listings of one source, one after the other."""

    def __init__(self, answers: Answers, directory: Directory, today: date) -> None:
        self._answers = answers
        self._directory = directory
        self._today = today
        self._areas = Areas(directory, answers)
        self._proposer = Proposer(directory)
        self._shared: dict[str, dict[str, dict[str, Any]]] = {"organisation": {}, "venue": {}}  # by their keys

    def shared(self, kind: str, assumed: Values) -> Iterator[Candidate]:
        """Return all organisations or venues, with what a person has answered about each, and `assumed` of all."""
        for key, said in self._shared[kind].items():
            own = self._answers.about(kind, key, said["name"])
            yield Candidate(kind, key, {**said, **own}, assumed, frozenset(own))

    def convert(self, listing: Listing, *, sensitive: bool) -> Converted:
        """Convert one service."""
        texts = Texts(listing, self._answers)
        if any(LEAVE_OUT in self._answers.service(name) for name in (listing.id, safe_id(listing))):
            return Converted(listing, texts.origins(redacted=sensitive, unused=NOT_OURS), sensitive)
        said: dict[str, Any] = {"added": self._today.isoformat()}
        if sensitive:
            _hide(texts, said)
            activity = Candidate("activity", safe_id(listing), said)
            return Converted(listing, texts.origins(redacted=True), sensitive, activity)
        return self._ordinary(listing, texts, said)

    def _ordinary(self, listing: Listing, texts: Texts, said: dict[str, Any]) -> Converted:
        own = {name: value for name, value in self._answers.service(listing.id).items() if name != RECORD}
        owners = self._take(texts, said, own)
        categories, unanswered = self._categories(texts)
        proposals = self._proposer.propose(*_words(texts, said))
        assumed, notes = self._assumed(listing, owners, categories, proposals, said)
        said = joined({**said, **texts.answered}, own)
        doubts = tuple(doubt for doubt in texts.doubts if doubt.field not in {*own, *texts.answered})
        for doubt in doubts:
            assumed.pop(doubt.field, None)
        _ask_where(said, assumed, has_place="venue" in owners)
        activity = Candidate("activity", source_id(listing.id), said, assumed, frozenset(own), notes)
        return Converted(
            listing,
            texts.origins(),
            sensitive=False,
            activity=_said_to_be_safe(activity) if is_checked(listing, self._answers) else activity,
            owners={name: key for name, key in owners.items() if name not in own},
            doubts=doubts,
            unanswered=unanswered,
            proposals=() if "needs" in activity.values() else proposals,
        )

    def _take(self, texts: Texts, said: dict[str, Any], own: Values) -> dict[str, str]:
        """Read what the source says into `said`, and return the keys of its owners."""
        if {"venue", "online", "at_home"} & own.keys():
            for part in texts.places:
                part.leave(OVERRULED)
        for text in texts.open("id"):
            text.use("imported")
        take_words(texts, said)
        take_status(texts, said)
        found = {"organisation": organisation_of(texts, said), "venue": place_of(texts, said)}
        for kind, (key, values) in found.items():
            if key:  # what an earlier service said of it is kept
                self._shared[kind][key] = joined(values, self._shared[kind].get(key, {}))
        take_setting(texts, said)
        take_joining(texts, said)
        put(said, "areas", self._areas.said(texts) or None)
        for name in ("needs", "levels"):
            put(said, name, self._ids(texts, name) or None)
        take_people(texts, said)
        closed = "closed" if said.get("status") == "closed" else ""
        take_times(texts, said, self._today, str(own.get("status", closed)))
        take_cost(texts, said)
        put(said, "contact", contact_of(texts) or None)
        for text in texts.open("checked_by"):
            text.redacted = True  # it may be somebody's name
        texts.leave(BY_A_PERSON, "checked_on", "checked_by")
        return {kind: key for kind, (key, _) in found.items() if key}

    def _ids(self, texts: Texts, name: str) -> list[str]:
        """Return the ids of this directory that the source names. A need with another id stays a category."""
        known: Mapping[str, object] = getattr(self._directory, name)
        found = [text for text in texts.open(name) if text.text in known]
        for text in found:
            text.use(name)
        return unique(text.text for text in found)

    def _categories(self, texts: Texts) -> tuple[list[Values], tuple[str, ...]]:
        """Return the fields that the source's categories stand for, and the categories that have no answer yet."""
        found: list[Values] = []
        unanswered: list[str] = []
        for text in texts.open("categories", "needs"):
            answer = self._answers.category(text.text)
            if answer:
                text.use(", ".join(answer))
                found.append(answer)
            else:
                text.leave(NOT_YET if answer is None else STANDS_FOR_NOTHING)
                unanswered += [text.text] if answer is None and len(text.text) <= LONGEST_WORD else []
        return found, tuple(unique(unanswered))

    def _assumed(
        self, listing: Listing, owners: Mapping[str, str], categories: Iterable[Values],
        proposals: Iterable[Proposal], said: Mapping[str, Any],
    ) -> tuple[dict[str, Any], tuple[str, ...]]:  # fmt: skip
        """Fill gaps: from answers by category, name and organisation, the postcode, sure proposals and the defaults."""
        key = owners.get("organisation", "")
        venue = self._known("venue", owners.get("venue", ""))
        assumed: dict[str, Any] = {}
        by_owner = self._answers.services_of(key, listing.first("organisation"))
        for answer in (*categories, *self._answers.named(str(said.get("name", ""))), by_owner):
            for name, value in answer.items():
                known = assumed.get(name)
                both = isinstance(value, list) and isinstance(known, list)
                assumed[name] = unique([*known, *value]) if both else assumed.get(name, value)  # type: ignore[misc] # `both` are lists
        areas = self._areas.of_postcode(venue["postcode"]) if "postcode" in venue else []
        sure = [each.need for each in proposals if each.certainty >= self._answers.proposals]
        gaps = {"areas": areas, "needs": sure}
        assumed = {**self._answers.defaults, **{name: found for name, found in gaps.items() if found}, **assumed}
        contact = joined(self._answers.organisation, self._known("organisation", key)).get("contact", {})
        if not reachable(contact) or reachable(said.get("contact", {})):
            return assumed, ()
        return joined(assumed, {"contact": contact}), ("its contact is that of its organisation",)

    def _known(self, kind: str, key: str) -> dict[str, Any]:
        """Return what the source and the answers say of one organisation or venue."""
        said = self._shared[kind].get(key, {})
        return joined(said, self._answers.about(kind, key, said.get("name", "")))


def _words(texts: Texts, said: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Return the words of a service in which to look for needs: its headings, and all others."""
    heading = [str(said.get("name", "")), *(given.text for given in texts.listing.values.get("categories", ()))]
    body = [str(said.get(name, "")) for name in ("summary", "description")]
    return heading, [*body, *map(str, said.get("suitable_for", ()))]


def _ask_where(said: dict[str, Any], assumed: dict[str, Any], *, has_place: bool) -> None:
    """Tell readers to ask where it meets, if a person has answered so and the source names no place."""
    if assumed.get("venue") == ASK and (has_place or "online" in said):
        del assumed["venue"]
    elif ASK in {said.get("venue"), assumed.get("venue")}:
        add_points(said, "good_to_know", ["Ask where it meets."])


def _hide(texts: Texts, said: dict[str, Any]) -> None:
    """Keep only the name and how to get in touch: any other words could reveal where it is."""
    if (name := texts.first("name")) and not tells_where(name.text, texts.listing):
        texts.fill(said, "name", a_name)
    contact = contact_of(texts)
    if ways := {way: contact[way] for way in WAYS if way in contact and not tells_where(contact[way], texts.listing)}:
        said["contact"] = ways
    said["sensitive"] = "yes"

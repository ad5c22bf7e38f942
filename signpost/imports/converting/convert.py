"""From one listing to the draft of an activity, of its organisation and of its venue. Nothing is invented."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from signpost.imports.converting.details import contact_of, take_cost, take_people, take_status, take_times, take_words
from signpost.imports.converting.drafts import IN_PARTS, WAYS, Draft, only, put, reachable
from signpost.imports.converting.organisations import Organisations
from signpost.imports.converting.places import ONE_ONLY, Places, Whereabouts, online
from signpost.imports.converting.provenance import ON_PURPOSE, Provenance, leave_all, named
from signpost.imports.converting.sensitive import safe_id, tells_where
from signpost.imports.reading.listing import Listing, source_id
from signpost.imports.reading.mapping import LEAVE_OUT, RECORD, Answers, Values
from signpost.records.directory import Directory

OVERRULED: Final = "the mapping says otherwise for this service"
BY_A_PERSON: Final = "only somebody who has asked can say that a record is right: ring, then write verified yourself"
SETTINGS: Final = {
    "group": "group", "in a group": "group", "one to one": "one-to-one", "1 to 1": "one-to-one", "1 1": "one-to-one",
    "online": "online", "virtual": "online", "by phone": "by-phone", "phone": "by-phone", "telephone": "by-phone",
    "at home": "at-home", "home visits": "at-home", "outdoors": "outdoors", "outside": "outdoors",
}  # fmt: skip


@dataclass(eq=False)
class Service:
    """One listing and all that comes of it.

    A `guarded` one may be in danger if it is found. Whether a `doubtful` one runs is not known.
    """

    account: Provenance
    guarded: bool
    activity: Draft | None = None  # none where the mapping leaves the service out
    organisation: Draft | None = None
    venue: Draft | None = None
    doubtful: bool = False
    unanswered: list[str] = field(default_factory=list)  # categories that the mapping doesn't know

    @property
    def listing(self) -> Listing:
        return self.account.listing

    @property
    def id(self) -> str:
        """What the source knows it by, as an answer may name it; a fingerprint where that tells a postcode."""
        return safe_id(self.account) if self.guarded else source_id(self.listing.id)

    @property
    def where(self) -> str:
        """Where it stood in the source; nothing where that tells where a guarded service is."""
        return "" if self.guarded and tells_where(self.listing.where, self.account) else self.listing.where

    @property
    def owners(self) -> dict[str, Draft]:
        """What it belongs to, by the fields that name them."""
        both = {"organisation": self.organisation, "venue": self.venue}
        return {name: owner for name, owner in both.items() if owner}

    @property
    def name(self) -> str:
        """What to call it in a report; nothing of a guarded service but what its draft may say."""
        if self.activity:
            return self.activity.name
        return "" if self.guarded else self.listing.first("name")


class Converter:
    """Makes drafts out of the listings of one source, one after the other."""

    def __init__(self, answers: Answers, directory: Directory, today: date) -> None:
        self._answers = answers
        self._today = today
        self._areas = Whereabouts(directory, answers)
        self.organisations = Organisations(answers)
        self.places = Places()

    def convert(self, service: Service) -> Draft:
        """Make the drafts of a service, and give that of its activity."""
        activity = Draft("activity", service.id, {"added": self._today.isoformat()})
        if service.guarded:
            _guarded(service.account, activity.said)
        else:
            self._ordinary(service, activity)
        return activity

    def _ordinary(self, service: Service, activity: Draft) -> None:
        account, said = service.account, activity.said
        own = self._answers.service(service.listing.id)
        for entry in account:
            if entry.name == "other" and self._answers.leaves(entry.given.where):
                entry.leave(ON_PURPOSE)
        for entry in account.open("id"):
            entry.use("imported.id", activity.key)
        take_words(account, said)
        service.doubtful = not take_status(account, said) and "status" not in own
        service.organisation = self.organisations.of(account)
        self._place(service, activity, own)
        take_people(account, said)
        take_times(account, said)
        take_cost(account, said)
        if contact := contact_of(account):
            said["contact"] = contact
        for entry in account.open("checked_by"):
            entry.redact = True  # it may be somebody's name
        account.leave(["checked_on", "checked_by"], BY_A_PERSON)
        self._assume(service, activity)
        self._overrule(service, said, own)

    def _place(self, service: Service, activity: Draft, own: Values) -> None:
        account, said = service.account, activity.said
        if {"venue", "online", "at_home"} & own.keys():
            for part in account.places:
                leave_all(part.values(), OVERRULED)
        service.venue = self.places.of(account)
        if more := sum(any(entry.why == ONE_ONLY for entry in part.values()) for part in account.places):
            activity.notes.append(f"further places that were not taken, since a record has room for one: {more}")
        put(said, "online", online(account))
        settings = []
        for entry in account.open("setting"):
            if word := SETTINGS.get(re.sub(r"[\W_]+", " ", entry.text.lower()).strip()):
                entry.use("setting", word)
                settings.append(word)
        if settings := only([*settings, *(["online"] if "online" in said else [])]):
            said["setting"] = settings
        if areas := self._areas.said(account):
            said["areas"] = areas

    def _assume(self, service: Service, activity: Draft) -> None:
        """Fill gaps from the mapping's categories, from the postcode and from its defaults, in this order."""
        assumed = activity.assumed
        for entry in service.account.open("categories"):
            answer = self._answers.category(entry.text)
            if answer is None:
                service.unanswered.append(entry.text)
                entry.leave("the mapping does not say yet what this word stands for")
                continue
            if not answer:
                entry.leave("the mapping says that it stands for nothing here")
                continue
            entry.use(", ".join(answer), list(answer.values()))
            for name, value in answer.items():
                known = assumed.get(name)
                both = isinstance(value, list) and isinstance(known, list)
                assumed[name] = only([*known, *value]) if both else value  # type: ignore[misc] # both are lists
        postcode = service.venue.said.get("postcode", "") if service.venue else ""
        if areas := self._areas.of_postcode(postcode):
            assumed.setdefault("areas", areas)
        for name, value in self._answers.defaults.items():
            assumed.setdefault(name, value)
        contact = service.organisation.values().get("contact", {}) if service.organisation else {}
        if reachable(contact) and not reachable(activity.said.get("contact", {})):
            assumed["contact"] = {**assumed.get("contact", {}), **contact}
            activity.notes.append("its contact is that of its organisation")

    def _overrule(self, service: Service, said: dict[str, Any], own: Values) -> None:
        """Let the answers about this very service win over all that the source says."""
        for name, value in own.items():
            if name in {RECORD, LEAVE_OUT}:
                continue
            parts = name in IN_PARTS and isinstance(value, Mapping)
            paths = {f"{name}.{part}" for part in value} if parts else {name}
            for entry in service.account:
                if entry.field in paths or (not parts and entry.field.startswith(f"{name}.")):
                    entry.undo(OVERRULED)
            said[name] = {**said.get(name, {}), **value} if parts else value
        if "organisation" in own:
            service.organisation = None
        if "venue" in own:
            service.venue = None


def _guarded(account: Provenance, said: dict[str, Any]) -> None:
    """Only the name and how to get in touch: any other words could tell where it is."""
    if (name := account.first("name")) and not tells_where(name.text, account):
        put(said, "name", named(name, "name"))
    contact = contact_of(account)
    if ways := {way: contact[way] for way in WAYS if way in contact and not tells_where(contact[way], account)}:
        said["contact"] = ways
    said["sensitive"] = "yes"
    account.redact()

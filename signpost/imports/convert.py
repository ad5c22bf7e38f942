"""From one listing to the draft of an activity, of its organisation and of its venue. Nothing is invented."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from signpost.imports.account import ON_PURPOSE, Account, leave_all
from signpost.imports.details import take_cost, take_people, take_status, take_times, take_words
from signpost.imports.drafts import IN_PARTS, WAYS, Draft, only, put
from signpost.imports.guard import safe_id, tells_where
from signpost.imports.mapping import LEAVE_OUT, RECORD, Answers, Values
from signpost.imports.names import named, source_id
from signpost.imports.organisations import Organisations
from signpost.imports.places import ONE_ONLY, Places, Whereabouts, online
from signpost.imports.reach import contact_of, reachable
from signpost.records.directory import Directory

OVERRULED: Final = "the mapping says otherwise for this service"
BY_A_PERSON: Final = "only somebody who has asked can say that a record is right: ring, then write verified yourself"
SETTINGS: Final = {
    "group": "group", "in a group": "group", "one to one": "one-to-one", "1 to 1": "one-to-one", "1 1": "one-to-one",
    "online": "online", "virtual": "online", "by phone": "by-phone", "phone": "by-phone", "telephone": "by-phone",
    "at home": "at-home", "home visits": "at-home", "outdoors": "outdoors", "outside": "outdoors",
}  # fmt: skip


@dataclass(eq=False)
class Converted:
    """One listing and what it becomes. Whether a `doubtful` one runs is not known."""

    account: Account
    activity: Draft
    organisation: Draft | None = None
    venue: Draft | None = None
    doubtful: bool = False
    unanswered: list[str] = field(default_factory=list)  # categories that the mapping doesn't know


class Converter:
    """Makes drafts out of the listings of one source, one after the other."""

    def __init__(self, answers: Answers, directory: Directory, today: date) -> None:
        self._answers = answers
        self._today = today
        self._areas = Whereabouts(directory, answers)
        self.organisations = Organisations(answers)
        self.places = Places()

    def convert(self, account: Account, *, guarded: bool) -> Converted:
        """The drafts of one listing. One that is guarded gets no place and none of the source's words."""
        made = Converted(account, Draft("activity", source_id(account.listing.id)))
        if guarded:
            self._guarded(made)
        else:
            self._ordinary(made)
        return made

    def _guarded(self, made: Converted) -> None:
        """Only the name and how to get in touch: any other words could tell where it is."""
        made.activity.key = safe_id(made.account)
        said = made.activity.said
        said["added"] = self._today.isoformat()
        if (name := made.account.first("name")) and not tells_where(name.text, made.account):
            put(said, "name", named(name, "name"))
        contact = contact_of(made.account)
        if ways := {
            way: contact[way] for way in WAYS if way in contact and not tells_where(contact[way], made.account)
        }:
            said["contact"] = ways
        said["sensitive"] = "yes"
        made.account.hush()

    def _ordinary(self, made: Converted) -> None:
        account, said = made.account, made.activity.said
        own = self._answers.service(made.account.listing.id)
        for entry in account:
            if entry.name == "other" and self._answers.leaves(entry.given.where):
                entry.leave(ON_PURPOSE)
        said["added"] = self._today.isoformat()
        for entry in account.open("id"):
            entry.use("imported.id", made.activity.key)
        take_words(account, said)
        made.doubtful = not take_status(account, said) and "status" not in own
        made.organisation = self.organisations.of(account)
        self._place(made, own)
        take_people(account, said)
        take_times(account, said)
        take_cost(account, said)
        if contact := contact_of(account):
            said["contact"] = contact
        for entry in account.open("checked_by"):
            entry.hush = True  # it may be somebody's name
        account.leave(["checked_on", "checked_by"], BY_A_PERSON)
        self._assume(made)
        self._overrule(made, own)

    def _place(self, made: Converted, own: Values) -> None:
        account, said = made.account, made.activity.said
        if {"venue", "online", "at_home"} & own.keys():
            for part in account.places:
                leave_all(part.values(), OVERRULED)
        made.venue = self.places.of(account)
        if more := sum(any(entry.why == ONE_ONLY for entry in part.values()) for part in account.places):
            made.activity.notes.append(f"further places that were not taken, since a record has room for one: {more}")
        put(said, "online", online(account))
        found = [
            SETTINGS.get(re.sub(r"[\W_]+", " ", entry.text.lower()).strip(), "") for entry in account.open("setting")
        ]
        for entry, word in zip(account.open("setting"), found, strict=True):
            if word:
                entry.use("setting", word)
        if settings := only([*filter(None, found), *(["online"] if "online" in said else [])]):
            said["setting"] = settings
        if areas := self._areas.said(account):
            said["areas"] = areas

    def _assume(self, made: Converted) -> None:
        """Fill gaps from the mapping's categories, from the postcode and from its defaults, in this order."""
        assumed = made.activity.assumed
        for entry in made.account.open("categories"):
            answer = self._answers.category(entry.text)
            if answer is None:
                made.unanswered.append(entry.text)
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
        postcode = made.venue.said.get("postcode", "") if made.venue else ""
        if areas := self._areas.of_postcode(postcode):
            assumed.setdefault("areas", areas)
        for name, value in self._answers.defaults.items():
            assumed.setdefault(name, value)
        contact = made.organisation.values().get("contact", {}) if made.organisation else {}
        if reachable(contact) and not reachable(made.activity.said.get("contact", {})):
            assumed["contact"] = {**assumed.get("contact", {}), **contact}
            made.activity.notes.append("its contact is that of its organisation")

    def _overrule(self, made: Converted, own: Values) -> None:
        """Let the answers about this very service win over all that the source says."""
        said = made.activity.said
        for name, value in own.items():
            if name in {RECORD, LEAVE_OUT}:
                continue
            parts = name in IN_PARTS and isinstance(value, Mapping)
            paths = {f"{name}.{part}" for part in value} if parts else {name}
            for entry in made.account:
                if entry.field in paths or (not parts and entry.field.startswith(f"{name}.")):
                    entry.undo(OVERRULED)
            said[name] = {**said.get(name, {}), **value} if parts else value
        if "organisation" in own:
            made.organisation = None
        if "venue" in own:
            made.venue = None

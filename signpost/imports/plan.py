"""What an import will do with each record: write it, change it, or leave it to a person. Nothing is written here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from signpost.imports.account import Account, leave_all, undo_all
from signpost.imports.convert import Converted, Converter
from signpost.imports.drafts import Difference, Draft, changed_values, differences, rewritten
from signpost.imports.guard import guarded, safe_id, tells_where
from signpost.imports.listing import Listing, Tell
from signpost.imports.mapping import RECORD, Answers
from signpost.imports.matching import (
    ANYWHERE,
    Ids,
    Matching,
    file_of,
    traits_of,
    traits_to_share,
    typed_value,
)
from signpost.imports.names import plain_name, source_id
from signpost.imports.organisations import lend
from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.records.problem import Problem
from signpost.records.writing import write_plain

State = Literal["new", "same", "differs", "updated", "incomplete", "faulty", "guarded", "twin", "closed", "waiting"]
WRITTEN: Final = frozenset({"new", "updated"})
STANDING: Final = frozenset({"new", "same", "differs", "updated"})  # there is such a record in the directory after it
EVERY: Final = 500  # services; after so many it is said how far things are
CLOSED: Final = "the source says that the service is closed, so no record was made of it"
NOT_OURS: Final = "the mapping leaves this service out"
T = TypeVar("T")


@dataclass(frozen=True)
class Into:
    """Where an import goes: a directory's folder and what stands in it, the day, and whether it may change records."""

    folder: Path
    directory: Directory
    today: date
    update: bool


@dataclass(eq=False)
class Planned:
    """One record: its file, what becomes of it and why, and the text that the file would have."""

    draft: Draft
    id: str
    state: State
    why: list[str] = field(default_factory=list)
    differences: tuple[Difference, ...] = ()
    text: str = ""
    old: Mapping[str, Any] = field(default_factory=dict)  # what is typed in the record that is there, and its text
    before: str = ""
    advice: list[Problem] = field(default_factory=list)

    @property
    def file(self) -> str:
        return file_of(self.draft.kind, self.id)


@dataclass(eq=False)
class Service:
    """One listing and all that came of it."""

    account: Account
    guarded: bool
    made: Converted | None = None  # none where the mapping leaves the service out, and so its activity
    activity: Planned | None = None
    organisation: Planned | None = None
    venue: Planned | None = None

    @property
    def listing(self) -> Listing:
        return self.account.listing

    @property
    def id(self) -> str:
        """What the source knows it by, as an answer may name it; a fingerprint where that tells a postcode."""
        if self.activity:
            return self.activity.draft.key
        return safe_id(self.account) if self.guarded else source_id(self.listing.id)

    @property
    def where(self) -> str:
        """Where it stood in the source; nothing where that tells where a guarded service is."""
        return "" if self.guarded and tells_where(self.listing.where, self.account) else self.listing.where

    @property
    def name(self) -> str:
        """What to call it in a report; nothing of a guarded service but what its draft may say."""
        if self.activity:
            return self.activity.draft.name
        return "" if self.guarded else self.listing.first("name")


@dataclass(eq=False)
class Plan:
    """The whole import. `gone` are files of records that the source no longer has.

    `idle` are files of organisations and venues that no activity needs any more once all is written.
    """

    services: list[Service]
    organisations: list[Planned]
    venues: list[Planned]
    gone: list[str]
    idle: list[str] = field(default_factory=list)

    def records(self) -> Iterator[Planned]:
        """Every record, those first that others belong to."""
        yield from self.venues
        yield from self.organisations
        yield from self.activities()

    def different(self) -> list[Planned]:
        """The records of which the source says something else, changed or to be changed."""
        return [planned for planned in self.records() if planned.state in {"differs", "updated"}]

    def activities(self) -> Iterator[Planned]:
        return (service.activity for service in self.services if service.activity)


def _counted(many: Iterable[T], what: str, tell: Tell) -> Iterator[T]:
    """The same one by one, with word of how far things are."""
    for number, one in enumerate(many, start=1):
        yield one
        if number % EVERY == 0:
            tell(f"{number:,} {what} …")


class Planner:
    """Makes the plan of one import into one directory."""

    def __init__(self, answers: Answers, into: Into) -> None:
        self._answers, self._into, self._directory = answers, into, into.directory
        self._matching = Matching(into.directory, answers.source)
        self._ids = Ids(into.folder)
        self._converter = Converter(answers, into.directory, into.today)
        self._seen: dict[tuple[str, str], str] = {}  # services of this run by name and trait

    def plan(self, listings: Iterable[Listing], tell: Tell) -> Plan:
        """Convert all listings and decide about each record, as far as that can be done without the checks."""
        accounts = [Account(listing) for listing in _counted(listings, "services read", tell)]
        known = {account.listing.id for account in accounts if self._hides(account.listing)}
        hidden = guarded(accounts, known, self._answers)
        services = [Service(account, account.listing.id in hidden) for account in accounts]
        for service in _counted(services, "services looked at", tell):
            service.made = self._made(service)
        made = [(service, service.made) for service in services if service.made]
        for service, drafts in made:
            if drafts.organisation and not service.guarded:
                self._lend(drafts.organisation, drafts.activity)
        organisations = {draft: self._owner(draft) for draft in self._converter.organisations.all()}
        venues = {draft: self._owner(draft) for draft in self._converter.places.all()}
        for service, drafts in made:
            service.organisation = organisations.get(drafts.organisation) if drafts.organisation else None
            service.venue = venues.get(drafts.venue) if drafts.venue else None
            service.activity = self._activity(service, drafts)
        seen = {drafts.activity.key for _, drafts in made} | {account.listing.id for account in accounts}
        gone = [record.source.file for record in self._matching.gone("activity", seen)]
        return Plan(services, [*organisations.values()], [*venues.values()], gone)

    def _made(self, service: Service) -> Converted | None:
        """What a service becomes; nothing where the mapping leaves it out."""
        account = service.account
        names = {account.listing.id, *((safe_id(account),) if service.guarded else ())}
        if any(map(self._answers.leaves_out, names)):
            leave_all(account, NOT_OURS)
            return None
        return self._converter.convert(account, guarded=service.guarded)

    def _lend(self, organisation: Draft, activity: Draft) -> None:
        """Give an organisation of which little is said what its service says."""
        one, other = (getattr(self._matching.known(draft), "contact", None) for draft in (organisation, activity))
        lend(organisation, activity, one_contact=one is not None and one == other)

    def _hides(self, listing: Listing) -> bool:
        """Whether the directory has it, or what the mapping says of it, among what must not be found."""
        own = {**self._answers.defaults, **self._answers.service(listing.id)}
        said: list[Record | None] = [
            self._answered(listing),
            self._directory.organisations.get(str(own.get("organisation"))),
            self._directory.venues.get(str(own.get("venue"))),
        ]
        return any(record is not None and self._directory.is_sensitive(record) for record in said) or (
            self._matching.hides(listing)
        )

    def _owner(self, draft: Draft) -> Planned:
        """What becomes of an organisation or a venue. One of the same name is taken for the same, and not changed."""
        known = self._matching.known(draft)
        if known is not None:
            return self._existing(draft, known)
        anywhere = () if draft.kind == "venue" else (ANYWHERE,)
        alike = self._matching.alike(draft, (*traits_of(draft.said.get("postcode", ""), ""), *anywhere))
        if alike is not None:
            return Planned(draft, alike.id, "same", [f"it is {alike.source.file} already"])
        return self._new(draft)

    def _new(self, draft: Draft) -> Planned:
        draft.said["imported"] = self._origin(draft)
        why = draft.missing()
        text = write_plain(draft.kind, draft.values())
        return Planned(draft, self._ids.new(draft), "incomplete" if why else "new", why, text=text)

    def _origin(self, draft: Draft) -> dict[str, str]:
        origin = {"from": self._answers.source, "id": draft.key, "on": self._into.today.isoformat()}
        return origin | ({"licence": self._answers.licence} if self._answers.licence else {})

    def _existing(self, draft: Draft, record: Record) -> Planned:
        """What an import would change in a record that is there. One that is sensitive is never touched."""
        planned = Planned(draft, record.id, "same")
        if self._directory.is_sensitive(record):
            return planned
        old = typed_value(record)
        if not old:
            planned.state, planned.why = "faulty", ["This record can't be read. Mend it first, then import again."]
            return planned
        draft.said["imported"] = self._origin(draft)
        if changed := changed_values(old, draft):
            planned.differences = differences(old, changed)
            planned.state = "updated" if self._into.update else "differs"
            planned.old = old
            planned.before = (self._into.folder / record.source.file).read_text(encoding="utf-8-sig")
            planned.text = rewritten(draft.kind, planned.before, old, changed)
        return planned

    def _activity(self, service: Service, made: Converted) -> Planned:
        """What becomes of a service's activity."""
        draft = made.activity
        for name, owner in (("organisation", service.organisation), ("venue", service.venue)):
            if owner is not None:
                draft.said[name] = owner.id
        record = self._answered(service.listing) or self._matching.known(draft)
        if service.guarded:
            return self._guarded(draft, record)
        if record is not None:
            return self._existing(draft, record)
        if draft.said.get("status") == "closed":
            undo_all(service.account, CLOSED)
            return Planned(draft, "", "closed", ["the source says that it is closed"])
        twin, planned = self._twin(service, draft), self._new(draft)
        if twin:
            planned.state, planned.why = "twin", [twin]
            return planned
        if not {"venue", "online", "at_home"} & draft.values().keys():
            planned.why.append("venue")
        if made.doubtful:
            planned.why.append("status")
        if planned.why:
            planned.state = "incomplete"
        return planned

    def _guarded(self, draft: Draft, record: Record | None) -> Planned:
        """A draft for a person, never to be published by an import."""
        if record is not None and self._directory.is_sensitive(record):
            return Planned(draft, record.id, "same")
        draft.said["imported"] = self._origin(draft)
        why = [] if record is None else [record.source.file]
        text = write_plain(draft.kind, draft.values())
        return Planned(draft, self._ids.new(draft), "guarded", why, text=text)

    def _answered(self, listing: Listing) -> Record | None:
        """The record that a person says it is."""
        identity = self._answers.service(listing.id).get(RECORD)
        return self._directory.activities.get(identity) if isinstance(identity, str) else None

    def _twin(self, service: Service, draft: Draft) -> str:
        """Which record or service it looks like, if any."""
        postcode = service.venue.draft.said.get("postcode", "") if service.venue else self._postcode_of(draft)
        organisation = service.organisation.draft.name if service.organisation else ""
        alike = self._matching.alike(draft, traits_to_share(postcode, organisation))
        if alike is not None:
            return f"It looks like {alike.source.file}."
        name = plain_name(draft.name)
        if not name:
            return ""
        shared = [
            self._seen[name, trait] for trait in traits_to_share(postcode, organisation) if (name, trait) in self._seen
        ]
        for trait in traits_of(postcode, organisation):
            self._seen.setdefault((name, trait), service.listing.where)
        return f"It looks like another service of the same list: {shared[0]}." if shared else ""

    def _postcode_of(self, draft: Draft) -> str:
        venue = self._directory.venues.get(str(draft.values().get("venue", "")))
        return venue.postcode if venue else ""

"""What an import will do with each record: write it, change it, or leave it to a person. Nothing is written here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from signpost.imports.converting.convert import Converter, Service
from signpost.imports.converting.drafts import Draft, changed_values
from signpost.imports.converting.organisations import lend
from signpost.imports.converting.provenance import Provenance, leave_all, leaves, undo_all
from signpost.imports.converting.sensitive import guarded, is_checked
from signpost.imports.reading.listing import Listing, Tell, plain_name
from signpost.imports.reading.mapping import LEAVE_OUT, RECORD, Answers
from signpost.imports.reconciling.matching import ANYWHERE, Ids, Matching, traits_of, traits_to_share
from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.records.writing import write_plain
from signpost.values.danger import speaks_of_danger

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
class Plan:
    """The whole import. `gone` are files of records that the source no longer has.

    `idle` are files of organisations and venues that no activity needs any more once all is written.
    """

    services: list[Service]
    organisations: tuple[Draft, ...]
    venues: tuple[Draft, ...]
    gone: list[str]
    idle: list[str] = field(default_factory=list)

    def records(self) -> Iterator[Draft]:
        """Every record, those first that others belong to."""
        yield from self.venues
        yield from self.organisations
        yield from self.activities()

    def different(self) -> list[Draft]:
        """The records of which the source says something else, changed or to be changed."""
        return [draft for draft in self.records() if draft.state in {"differs", "updated"}]

    def activities(self) -> Iterator[Draft]:
        return (service.activity for service in self.services if service.activity)


def _counted(many: Iterable[T], what: str, tell: Tell) -> Iterator[T]:
    """The same one by one, with word of how far things are."""
    for number, one in enumerate(many, start=1):
        yield one
        if number % EVERY == 0:
            tell(f"{number:,} {what} …")


def _answer_no(service: Service) -> None:
    """Let what speaks of danger say that everybody may know where it is, as a person has answered."""
    for draft in (service.activity, *service.owners.values()):
        if draft is not None and speaks_of_danger(leaves(draft.values())):
            draft.said.setdefault("sensitive", "no")


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
        accounts = [Provenance(listing) for listing in _counted(listings, "services read", tell)]
        known = {account.listing.id for account in accounts if self._hides(account.listing)}
        hidden = guarded(accounts, known, self._answers)
        services = [Service(account, account.listing.id in hidden) for account in accounts]
        for service in _counted(services, "services looked at", tell):
            if self._is_ours(service):
                service.activity = self._converter.convert(service)
        for service in services:
            if service.activity and service.organisation:
                self._lend(service.organisation, service.activity)
            if is_checked(service.account, self._answers):
                _answer_no(service)
        organisations, venues = self._converter.organisations.all(), self._converter.places.all()
        for owner in (*organisations, *venues):
            self._decide_owner(owner)
        for service in services:
            if service.activity:
                self._decide(service, service.activity)
        seen = {name for service in services for name in (service.id, service.listing.id)}
        gone = [record.source.file for record in self._matching.gone("activity", seen)]
        return Plan(services, organisations, venues, gone)

    def _is_ours(self, service: Service) -> bool:
        """Whether the mapping doesn't leave a service out."""
        if any(LEAVE_OUT in self._answers.service(name) for name in (service.listing.id, service.id)):
            leave_all(service.account, NOT_OURS)
            return False
        return True

    def _lend(self, organisation: Draft, activity: Draft) -> None:
        """Give an organisation of which little is said what its service says."""
        one, other = (getattr(self._matching.known(draft), "contact", None) for draft in (organisation, activity))
        lend(organisation, activity, one_contact=one is not None and one == other)

    def _hides(self, listing: Listing) -> bool:
        """Whether the directory has it, or what the mapping says of it, among what must not be found."""
        own = {**self._answers.defaults, **self._answers.service(listing.id)}
        organisation = self._directory.organisations.get(str(own.get("organisation")))
        venue = self._directory.venues.get(str(own.get("venue")))
        said = (self._answered(listing), organisation, venue)
        hidden = any(record is not None and self._directory.is_sensitive(record) for record in said)
        return hidden or self._matching.hides(listing)

    def _decide_owner(self, draft: Draft) -> None:
        """What becomes of an organisation or a venue. One of the same name is taken for the same, and not changed."""
        known = self._matching.known(draft)
        anywhere = () if draft.kind == "venue" else (ANYWHERE,)
        if known is not None:
            self._existing(draft, known)
        elif alike := self._matching.alike(draft, (*traits_of(draft.said.get("postcode", ""), ""), *anywhere)):
            draft.id = alike.id
            draft.becomes("same", f"it is {alike.source.file} already")
        else:
            self._new(draft)

    def _new(self, draft: Draft) -> None:
        draft.id = self._ids.new(draft)
        draft.said["imported"] = self._origin(draft)
        draft.text = write_plain(draft.kind, draft.values())
        missing = draft.missing()
        draft.becomes("incomplete" if missing else "new", *missing)

    def _origin(self, draft: Draft) -> dict[str, str]:
        origin = {"from": self._answers.source, "id": draft.key, "on": self._into.today.isoformat()}
        return origin | ({"licence": self._answers.licence} if self._answers.licence else {})

    def _existing(self, draft: Draft, record: Record) -> None:
        """What an import would change in a record that is there. One that is sensitive is never touched."""
        draft.id = record.id
        draft.becomes("same")
        if self._directory.is_sensitive(record):
            return
        old = record.source.value
        if not isinstance(old, dict) or not old:
            draft.becomes("faulty", "This record can't be read. Mend it first, then import again.")
            return
        draft.said["imported"] = self._origin(draft)
        if changed := changed_values(old, draft):
            draft.becomes("updated" if self._into.update else "differs")
            draft.old = old
            draft.before = (self._into.folder / record.source.file).read_text(encoding="utf-8-sig")
            draft.change(changed)

    def _decide(self, service: Service, draft: Draft) -> None:
        """What becomes of a service's activity."""
        draft.said |= {name: owner.id for name, owner in service.owners.items()}
        record = self._answered(service.listing) or self._matching.known(draft)
        if service.guarded:
            self._guard(draft, record)
        elif record is not None:
            self._existing(draft, record)
        elif draft.said.get("status") == "closed":
            undo_all(service.account, CLOSED)
            draft.becomes("closed", "the source says that it is closed")
        else:
            self._add(service, draft)

    def _guard(self, draft: Draft, record: Record | None) -> None:
        """Leave a draft to a person: an import never publishes it."""
        if record is not None and self._directory.is_sensitive(record):
            draft.id = record.id
            draft.becomes("same")
            return
        self._new(draft)
        draft.becomes("guarded", *([record.source.file] if record else ()))

    def _add(self, service: Service, draft: Draft) -> None:
        """Make a new activity, if there is none like it and nothing is missing."""
        twin = self._twin(service, draft)
        self._new(draft)
        if twin:
            draft.becomes("twin", twin)
            return
        has_place = {"venue", "online", "at_home"} & draft.values().keys()
        why = [*draft.why, *(() if has_place else ("venue",)), *(("status",) if service.doubtful else ())]
        draft.becomes("incomplete" if why else "new", *why)

    def _answered(self, listing: Listing) -> Record | None:
        """The record that a person says it is."""
        identity = self._answers.service(listing.id).get(RECORD)
        return self._directory.activities.get(identity) if isinstance(identity, str) else None

    def _twin(self, service: Service, draft: Draft) -> str:
        """Which record or service it looks like, if any."""
        postcode = service.venue.said.get("postcode", "") if service.venue else self._postcode_of(draft)
        organisation = service.organisation.name if service.organisation else ""
        alike = self._matching.alike(draft, traits_to_share(postcode, organisation))
        if alike is not None:
            return f"It looks like {alike.source.file}."
        if not (name := plain_name(draft.name)):
            return ""
        traits = traits_to_share(postcode, organisation)
        other = next((self._seen[name, trait] for trait in traits if (name, trait) in self._seen), None)
        for trait in traits_of(postcode, organisation):
            self._seen.setdefault((name, trait), service.listing.where)
        return "" if other is None else f"It looks like another service of the same list: {other}."

    def _postcode_of(self, draft: Draft) -> str:
        venue = self._directory.venues.get(str(draft.values().get("venue", "")))
        return venue.postcode if venue else ""

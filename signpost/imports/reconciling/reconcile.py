"""The third stage: each candidate is matched with the directory, merged, and checked. Nothing is written here."""

from dataclasses import replace
from typing import Final

from signpost.imports.converting.candidate import Candidate, reachable
from signpost.imports.converting.convert import Conversion, Converted
from signpost.imports.reading.listing import Tell, plain_name
from signpost.imports.reading.mapping import RECORD, Answers
from signpost.imports.reconciling.matching import Ids, Known, Matching
from signpost.imports.reconciling.merge import flat, merge
from signpost.imports.reconciling.outcome import Key, Outcome, Reconciled, State, Target
from signpost.imports.reconciling.validate import unused_files, validate
from signpost.records.model import Record

UNREADABLE: Final = "This record can't be read. Mend it first, then import again."
CLOSED: Final = "the source or the mapping says that it is closed"


def reconcile(conversion: Conversion, answers: Answers, target: Target, tell: Tell) -> Reconciled:
    """Decide the outcome for every candidate, so that the directory stays valid."""
    reconciler = _Reconciler(answers, target)
    outcomes = validate(reconciler.outcomes(conversion), conversion.services, target, tell)
    seen = {name for one in conversion.services for name in (one.id, one.listing.id)}
    gone = reconciler.matching.gone(seen)
    return Reconciled(conversion.services, outcomes, gone, unused_files(outcomes, target.directory))


class _Reconciler:
    """Decides about each candidate of one import, as far as that can be done without the checks."""

    def __init__(self, answers: Answers, target: Target) -> None:
        self._answers, self._target, self._directory = answers, target, target.directory
        self.matching = Matching(target.directory, answers.source)
        self._ids = Ids(target.folder, target.directory)
        self._found: dict[Key, Outcome] = {}

    def outcomes(self, conversion: Conversion) -> dict[Key, Outcome]:
        """Return the outcomes, owners first."""
        shared = {one.owners.get("organisation"): one.activity for one in reversed(conversion.services) if one.activity}
        for venue in conversion.venues:
            self._found["venue", venue.key] = self._owner(venue, str(venue.said.get("postcode", "")), "")
        for organisation in conversion.organisations:
            activity = shared.get(organisation.key)
            whole = self._with_shared(organisation, activity) if activity else organisation
            self._found["organisation", organisation.key] = self._owner(whole, "", organisation.name)
        for service in conversion.services:
            if service.activity:
                self._found["activity", service.activity.key] = self._activity(service, service.activity)
        return self._found

    def _with_shared(self, organisation: Candidate, activity: Candidate) -> Candidate:
        """Fill an organisation's gaps from one of its services.

        Any service's contact will do; if both have the same contact in the directory, both change together.
        A service's summary will do if both have the same name: then they are one group.
        """
        said, assumed, notes = dict(organisation.said), dict(organisation.assumed), [*organisation.notes]
        contact = activity.said.get("contact", {})
        one, other = (
            getattr(self.matching.known(each.kind, each.key), "contact", None) for each in (organisation, activity)
        )
        if one is not None and one == other and reachable(contact):
            said.setdefault("contact", contact)
        elif reachable(contact) and not reachable(organisation.values().get("contact", {})):
            assumed["contact"] = contact
            notes.append("its contact is that of its service")
        alike = plain_name(organisation.name) == plain_name(activity.name)
        if alike and "summary" in activity.said and "summary" not in organisation.values():
            assumed["summary"] = activity.said["summary"]
            notes.append("its summary is that of its service")
        return replace(organisation, said=said, assumed=assumed, notes=tuple(notes))

    def _owner(self, candidate: Candidate, postcode: str, organisation: str) -> Outcome:
        """Decide about an organisation or a venue. An existing one of the same name is used, and not changed."""
        if known := self.matching.known(candidate.kind, candidate.key):
            return self._existing(candidate, known)
        alike = self.matching.alike(candidate.kind, candidate.name, postcode, organisation)
        if alike and alike.record:
            why = (f"it is {alike.called} already",)
            return Outcome(candidate, alike.record.id, "same", why, alike.record.source)
        return self._new(candidate)

    def _new(self, candidate: Candidate, why: tuple[str, ...] = ()) -> Outcome:
        candidate = self._with_origin(candidate)
        lacks = tuple(dict.fromkeys((*candidate.missing(), *why)))
        state: State = "incomplete" if lacks else "new"
        return Outcome(candidate, self._ids.new(candidate), state, lacks, base=flat(candidate.values()))

    def _with_origin(self, candidate: Candidate) -> Candidate:
        origin = {"from": self._answers.source, "id": candidate.key, "on": self._target.today.isoformat()}
        origin |= {"licence": self._answers.licence} if self._answers.licence else {}
        return replace(candidate, said={**candidate.said, "imported": origin})

    def _existing(self, candidate: Candidate, record: Record) -> Outcome:
        """Merge the candidate into an existing record. A sensitive record is never changed."""
        if self._directory.is_sensitive(record):
            return Outcome(candidate, record.id, "same")
        old = record.source.value
        if not isinstance(old, dict) or not old:
            return Outcome(candidate, record.id, "faulty", (UNREADABLE,), record.source)
        candidate = self._with_origin(candidate)
        base = self._target.base.get(f"{candidate.kind} {candidate.key}")
        found = merge(old, candidate, base, update=self._target.update)
        state: State = "same" if not found.changed else "updated" if self._target.update else "differs"
        return Outcome(candidate, record.id, state, (), record.source, found.changed, found.conflicts, base=found.base)

    def _activity(self, service: Converted, candidate: Candidate) -> Outcome:
        """Decide about a service's activity."""
        owners = {name: self._found[name, key].id for name, key in service.owners.items()}
        candidate = replace(candidate, said={**candidate.said, **owners})
        record = self._answered(service) or self.matching.known(candidate.kind, candidate.key)
        if service.sensitive:
            return self._sensitive(candidate, record)
        if record is not None:
            return self._existing(candidate, record)
        if asked := self.matching.unlisted(candidate):
            return Outcome(candidate, "", "unlisted", (f"it asked on {asked.since.isoformat()} not to be listed",))
        if candidate.said.get("status") == "closed":
            return Outcome(candidate, "", "closed", (CLOSED,))
        return self._added(service, candidate)

    def _sensitive(self, candidate: Candidate, record: Record | None) -> Outcome:
        """Leave a sensitive service to a person: an import never publishes one."""
        if record is not None and self._directory.is_sensitive(record):
            return Outcome(candidate, record.id, "same")
        why = (f"{record.source.file} is not marked as sensitive. Look at once.",) if record else ()
        return replace(self._new(candidate), state="sensitive", why=why, base={})

    def _answered(self, service: Converted) -> Record | None:
        """Return the record that a person has named for it."""
        return self._directory.activities.get(str(self._answers.service(service.listing.id).get(RECORD)))

    def _added(self, service: Converted, candidate: Candidate) -> Outcome:
        """Add a new activity, if nothing is missing and none like it is in the directory or the same list."""
        venue = self._directory.venues.get(str(candidate.values().get("venue", "")))
        postcode = venue.postcode if venue else ""
        if key := service.owners.get("venue"):
            postcode = str(self._found["venue", key].candidate.said.get("postcode", ""))
        owner = self._found.get(("organisation", service.owners.get("organisation", "")))
        organisation = owner.candidate.name if owner else ""
        alike = self.matching.alike("activity", candidate.name, postcode, organisation)
        called = f"another service of the same list: {service.listing.where}"
        if alike is None or alike.record is None:
            self.matching.add("activity", candidate.name, Known(called, postcode, organisation))
        outcome = self._new(candidate, tuple(doubt.field for doubt in service.doubts))
        return replace(outcome, state="duplicate", why=(f"It looks like {alike.called}.",)) if alike else outcome

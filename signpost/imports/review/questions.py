"""The questions that an import leaves open: those first that one answer settles for many services."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from signpost.imports.converting.convert import Converted
from signpost.imports.converting.needs import Proposal, Proposer
from signpost.imports.converting.provenance import Doubt
from signpost.imports.reading.mapping import in_any_order
from signpost.imports.reconciling.outcome import Outcome, Reconciled
from signpost.records.directory import Directory
from signpost.records.schema import schema_of
from signpost.views import tokenize

# What one answer can settle for every service of a source. The rest must be answered service by service.
FOR_ALL: Final = ("setting", "areas", "joining", "cost", "levels", "routes", "organisation")
BY_SERVICE: Final = frozenset({"", "alert", "notes"})  # columns whose words mean something for one service alone
FEWEST: Final = 3  # services; so many with one word in their names, or of one organisation, are asked about together
MOST: Final = 20  # words or organisations that are asked about together
K = TypeVar("K")


@dataclass(frozen=True)
class Lacking:
    """What one service lacks that only an answer about this very service can give, and why."""

    service: Converted
    lacks: tuple[str, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Questions:
    """All that is open. Words, cells and organisations stand with the services that they are of."""

    for_all: Mapping[str, list[Converted]] = field(default_factory=dict)
    of_organisations: Mapping[str, list[Outcome]] = field(default_factory=dict)
    categories: Mapping[str, list[Converted]] = field(default_factory=dict)
    proposed: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)  # for categories and words of names
    cells: Mapping[Doubt, list[Converted]] = field(default_factory=dict)
    names: Mapping[str, int] = field(default_factory=dict)  # words of the names of services without a need
    run_by: Mapping[str, int] = field(default_factory=dict)  # organisations of services without a need
    single: tuple[Lacking, ...] = ()
    sensitive: tuple[Converted, ...] = ()
    duplicates: tuple[Converted, ...] = ()
    conflicts: tuple[Outcome, ...] = ()

    def count(self) -> int:
        """Count the answers that are missing; what settles several at once is a way to give them, and not counted."""
        grouped = (self.for_all, self.of_organisations, self.categories, self.cells)
        single = (self.single, self.sensitive, self.duplicates, self.conflicts)
        return sum(len(many) for many in grouped) + sum(len(many) for many in single)


def questions(done: Reconciled, directory: Directory) -> Questions:
    """Gather everything that a person must answer before all of an import can be written."""
    proposer = Proposer(directory)
    open_ = [(service, outcome) for service in done.services if (outcome := done.of(service))]
    waiting = [(service, outcome) for service, outcome in open_ if outcome.state == "incomplete"]
    spelt: dict[str, str] = {}  # the words of a cell in any order are one question, as it was met first
    words = ((spelt.setdefault(in_any_order(word), word), one) for one in done.services for word in one.unanswered)
    categories = _grouped(words)
    in_cells = ((doubt, one) for one, _ in waiting for doubt in one.doubts if doubt.column not in BY_SERVICE)
    single = [one for service, outcome in open_ if (one := _lacking(service, outcome)).lacks]
    no_needs = [one.service for one in single if "needs" in one.lacks]
    names, run_by = _words_of(no_needs), _owners_of(no_needs)
    for_all = _grouped((name, service) for service, outcome in waiting for name in _for_all(service, outcome))
    asked = {one.service.owners.get("organisation", "") for one in single if "contact" in one.lacks}
    return Questions(
        {name: for_all[name] for name in FOR_ALL if name in for_all},
        _of_organisations(done, asked),
        categories,
        {word: proposer.propose([word], []) for word in (*categories, *names)},
        _grouped(in_cells),
        names,
        run_by,
        tuple(sorted(single, key=lambda one: len(one.lacks))),
        tuple(service for service, outcome in open_ if outcome.state == "sensitive"),
        tuple(service for service, outcome in open_ if outcome.state == "duplicate"),
        tuple(outcome for outcome in done.records() if outcome.conflicts),
    )


def _for_all(service: Converted, outcome: Outcome) -> list[str]:
    """Name what one service lacks that an answer for all would give, and no doubt of its own is about."""
    doubted = {doubt.field for doubt in service.doubts}
    # Who runs it can be missing in the source; or the one who does can't be written yet.
    return [
        name for name in FOR_ALL
        if name in outcome.why and name not in doubted and not (name == "organisation" and name in service.owners)
    ]  # fmt: skip


def _lacking(service: Converted, outcome: Outcome) -> Lacking:
    """Give what only an answer about this service settles; of one that is there, only whether it still runs."""
    doubts = tuple(doubt for doubt in service.doubts if doubt.column in BY_SERVICE)
    if outcome.state in {"same", "differs", "updated"}:
        runs = outcome.old.get("status", "open") == "open"
        doubts = tuple(doubt for doubt in doubts if doubt.field == "status" and runs)
        return Lacking(service, ("status",) if doubts else (), doubts)
    in_cells = {doubt.field for doubt in service.doubts} - {doubt.field for doubt in doubts}
    lacks = dict.fromkeys(outcome.why if outcome.state == "incomplete" else ())
    settled = {*_for_all(service, outcome), *in_cells}
    settled |= {"needs"} if service.unanswered else set()  # the answer for its category may do
    settled |= {"organisation"} if "organisation" in service.owners else set()
    return Lacking(service, tuple(name for name in lacks if name not in settled), doubts)


def _grouped(pairs: Iterable[tuple[K, Converted]]) -> dict[K, list[Converted]]:
    found: defaultdict[K, list[Converted]] = defaultdict(list)
    for key, service in pairs:
        found[key].append(service)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def _words_of(services: Iterable[Converted]) -> dict[str, int]:
    """Count the words that several names have."""
    counts = Counter(
        word for one in services for word in dict.fromkeys(tokenize.words(one.name)) if word not in tokenize.SMALL
    )
    return {word: count for word, count in counts.most_common(MOST) if count >= FEWEST}


def _owners_of(services: Iterable[Converted]) -> dict[str, int]:
    counts = Counter(name for one in services if (name := one.listing.first("organisation")))
    return {name: count for name, count in counts.most_common(MOST) if count >= FEWEST}


def _of_organisations(done: Reconciled, asked: set[str]) -> dict[str, list[Outcome]]:
    """Give what organisations lack. Of one whose service is asked for a contact, that contact will do."""
    found: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in done.records("organisation"):
        for name in outcome.why if outcome.state == "incomplete" else ():
            if not (name == "contact" and outcome.candidate.key in asked):
                found[name].append(outcome)
    return {name: found[name] for name in schema_of("organisation")["required"] if name in found}

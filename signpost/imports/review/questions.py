"""The questions that an import leaves open, as the report shows them and as the mapping has fields to answer them."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeVar

from signpost.checks.words import join_words
from signpost.imports.converting.convert import Converted
from signpost.imports.converting.needs import Proposal, Proposer
from signpost.imports.converting.provenance import Doubt
from signpost.imports.converting.sessions import OVER
from signpost.imports.reading.mapping import in_any_order
from signpost.imports.reconciling.merge import Difference
from signpost.imports.reconciling.outcome import Outcome, Reconciled
from signpost.imports.review.question_form import EMPTY, LATER, OpenQuestion, blank_of, blanks, help_on
from signpost.imports.review.quoting import called, comment, counted, escaped, in_code, key
from signpost.records.directory import Directory
from signpost.records.schema import schema_of
from signpost.values.danger import speaks_of_danger
from signpost.views import tokenize

# What one answer can give for every service of a source. The rest must be answered service by service.
FOR_ALL: Final = ("setting", "areas", "joining", "cost", "levels", "routes", "organisation")
BY_SERVICE: Final = frozenset({"", "alert", "notes", OVER})  # columns whose words are about one service only
SECTION_OF: Final = {"activity": "services", "organisation": "organisations", "venue": "venues"}
FEWEST: Final = 3  # services; this many with the same word in their names, or of one organisation, become one question
MOST: Final = 20  # questions of that kind
FIRST: Final = 20  # services asked about first: those that lack least; the rest wait in a file
# Another way to fill a field that many services lack.
OR_ELSE: Final = {
    "organisation": " If the groups of a spreadsheet run themselves, give organisation the same heading as name.",
}
DANGER: Final = "It speaks of abuse, refuge or the like."
SHARES: Final = "It shares its place or its organisation with what may have to stay hidden."
K = TypeVar("K")
T = TypeVar("T")


class Lacking(NamedTuple):
    """What one service lacks that only an answer about this service can give, and why."""

    service: Converted
    lacks: Sequence[str]
    doubts: Sequence[Doubt]


def questions(done: Reconciled, directory: Directory) -> tuple[OpenQuestion, ...]:
    """Return all questions to answer before the whole import can be written, those that cover many services first."""
    proposer = Proposer(directory)
    pairs = [(service, outcome) for service in done.services if (outcome := done.of(service))]
    waiting = [pair for pair in pairs if pair[1].state == "incomplete"]
    venues = {one.candidate.key: one for one in done.records("venue") if one.state == "incomplete"}
    single = sorted((one for pair in pairs if (one := _lacking(*pair, venues)).lacks), key=lambda one: len(one.lacks))
    over = [one for one in single if _is_over(one)]
    rest = single if len(over) < FEWEST else [one for one in single if not _is_over(one)]
    return (
        *_defaults(waiting),
        *_organisations(done, single),
        *(_owner(one, one.why) for one in venues.values()),
        *_categories(done, proposer),
        *_cells(waiting),
        *_closing(over),
        *_several([one.service for one in rest if "needs" in one.lacks], proposer),
        *(_service(one, "services" if number < FIRST else LATER) for number, one in enumerate(rest)),
        *(replace(_service(one, LATER), told=()) for one in (over if rest is not single else ())),
        *(_conflict(one) for one in done.records() if one.conflicts),
        *(_sensitive(service) for service, outcome in pairs if outcome.state == "sensitive"),
        *(_duplicate(service) for service, outcome in pairs if outcome.state == "duplicate"),
    )


def _defaults(waiting: Iterable[tuple[Converted, Outcome]]) -> Iterator[OpenQuestion]:
    found = _grouped((name, service) for service, outcome in waiting for name in _for_all(service, outcome))
    for name in FOR_ALL:
        if name in found:
            yield _missing("activity", name, counted(found[name], "service"), "defaults", "defaults")


def _missing(kind: str, name: str, count: str, section: str, where: str) -> OpenQuestion:
    field = schema_of(kind)["properties"][name]
    passes, more = comment(field.get("x-passes", field["description"])), OR_ELSE.get(name, "")
    told = f"- **{name}** is missing in {count}. {escaped(field['description'])} Answer under {where}.{more}"
    notes = [f"  # {name} is missing in {count}. Write {passes}", *([f"  #{more}"] if more else [])]
    return OpenQuestion(section, (*notes, f"  {blank_of(name)}"), (told,))


def _for_all(service: Converted, outcome: Outcome) -> list[str]:
    """Return what one service lacks that an answer for all would give, unless it has a doubt of its own about that."""
    asked = {doubt.field for doubt in service.doubts}
    # The source may not say who runs it; or the organisation that does can't be written yet.
    return [name for name in FOR_ALL if name in outcome.why and name not in {*asked, *service.owners}]


def _organisations(done: Reconciled, single: Iterable[Lacking]) -> Iterator[OpenQuestion]:
    """Ask for what organisations lack, except a contact if one of their services is asked for it."""
    incomplete = [one for one in done.records("organisation") if one.state == "incomplete"]
    if kinds := [one for one in incomplete if "kind" in one.why]:
        where = "organisation, or under organisations for one of them"
        yield _missing("organisation", "kind", counted(kinds, "organisation"), "organisation", where)
    asked = {one.service.owners.get("organisation") for one in single if "contact" in one.lacks}
    for one in incomplete:
        settled = {"kind", "contact"} if one.candidate.key in asked else {"kind"}
        if lacks := [name for name in one.why if name not in settled]:
            yield _owner(one, lacks)


def _owner(one: Outcome, lacks: Sequence[str]) -> OpenQuestion:
    """Ask what one organisation or venue lacks."""
    name, own, section = one.candidate.name, one.candidate.key, SECTION_OF[one.candidate.kind]
    told = f"- {in_code(name)} ({in_code(own)}) lacks {join_words(lacks)}. Answer under {section}."
    return OpenQuestion(section, (f"  {key(own)}: {blanks(lacks)}  # {comment(name)}",), (told,))


def _categories(done: Reconciled, proposer: Proposer) -> Iterator[OpenQuestion]:
    """Ask what the source's categories stand for. The same words in any order are one question."""
    spelt: dict[str, str] = {}
    found = _grouped(
        (spelt.setdefault(in_any_order(word), word), one) for one in done.services for word in one.unanswered
    )
    for word, services in found.items():
        proposals = proposer.propose([word], [])
        needs = [f"{each.need} ({each.certainty} %)" for each in proposals]
        perhaps = f" Perhaps {join_words(needs, 'or')}." if needs else ""
        told = f"- The word {in_code(word)} of {counted(services, 'service')} has no answer under categories.{perhaps}"
        yield OpenQuestion("categories", (_needs(word, len(services), proposals),), (told,))


def _cells(waiting: Iterable[tuple[Converted, Outcome]]) -> Iterator[OpenQuestion]:
    """Ask what cells mean that were not understood, column by column."""
    doubts = ((doubt, one) for one, _ in waiting for doubt in one.doubts if doubt.column not in BY_SERVICE)
    found = _grouped(doubts)
    columns = dict.fromkeys(doubt.column for doubt in found)
    for column in columns:
        heading = [f"  {column}:"] if column != "areas" else []
        section, indent = ("areas", "  ") if column == "areas" else ("cells", "    ")
        for doubt, many in found.items():
            if doubt.column == column:
                where = section if column == "areas" else f"cells, {column}"
                told = f"- {in_code(doubt.text)} of {counted(many, 'service')} has no answer under {where}. {doubt.why}"
                line = f"{indent}{key(doubt.text)}: {EMPTY}  # of {len(many)}"
                yield OpenQuestion(section, (*heading, line), (told,))
                heading = []


def _is_over(one: Lacking) -> bool:
    return any(doubt.column == OVER for doubt in one.doubts)


def _closing(over: Sequence[Lacking]) -> Iterator[OpenQuestion]:
    """Ask one question that can close all services whose times are over. If they are many, it is the only one told."""
    form = (f"  {OVER}:", f'    "*": {{ status: closed }}  # of {len(over)}, whose times are over')
    told = (
        f"- The source gives no times after today for {counted(over, 'service')}. One answer closes them all, under "
        f"cells, {escaped(OVER)}. For any that still runs, write status: open under services. They are listed in "
        "questions-later.yaml."
    )
    if over:
        yield OpenQuestion("cells", form, (told,) if len(over) >= FEWEST else ())


def _several(services: Sequence[Converted], proposer: Proposer) -> Iterator[OpenQuestion]:
    """Ask for the needs of several services at once, by a word in their names or by their organisation."""
    words = (set(tokenize.words(one.name)) - tokenize.SMALL for one in services)
    for word, count in _most(word for each in words for word in sorted(each)):
        yield OpenQuestion("names", (_needs(word, count, proposer.propose([word], [])),))
    for name, count in _most(name for one in services if (name := one.listing.first("organisation"))):
        yield OpenQuestion("run_by", (_needs(name, count, ()),))


def _most(words: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((word, count) for word, count in Counter(words).most_common(MOST) if count >= FEWEST)


def _lacking(service: Converted, outcome: Outcome, venues: Container[str]) -> Lacking:
    """Return what only an answer about this service can give; for an existing one, only whether it still runs.

    `venues` are the keys of the venues that have a question of their own.
    """
    if outcome.exists_after and outcome.state != "new":
        runs = outcome.old.get("status", "open") == "open"
        doubts = [doubt for doubt in service.doubts if doubt.field == "status" and runs]
        return Lacking(service, ["status"] if doubts else [], doubts)
    doubts = [doubt for doubt in service.doubts if doubt.column in BY_SERVICE]
    settled = {*_for_all(service, outcome), *(doubt.field for doubt in service.doubts if doubt not in doubts)}
    settled |= {"needs"} if service.unanswered else set()  # the answer for its category may be enough
    settled |= {"organisation"} & service.owners.keys()
    settled |= {"venue"} if service.owners.get("venue") in venues else set()
    lacks = outcome.why if outcome.state == "incomplete" else ()
    return Lacking(service, [name for name in dict.fromkeys(lacks) if name not in settled], doubts)


def _service(one: Lacking, section: str) -> OpenQuestion:
    service, lacks, doubts = one
    proposals = service.proposals if "needs" in lacks else ()
    notes = [f"{doubt.field}: {doubt.why} {doubt.text}" for doubt in doubts]
    notes += [
        f"{each.need} ({each.certainty} %), from {join_words([f'“{w}”' for w in each.words])}" for each in proposals
    ]
    told = [f"  - **{doubt.field}**: {escaped(doubt.why)} {in_code(doubt.text)}".rstrip() for doubt in doubts]
    asked = {doubt.field for doubt in doubts}
    told += [f"  - **{name}**: {escaped(help_on('activity', name))}" for name in lacks if name not in asked]
    for each in proposals:
        words = join_words([in_code(word) for word in each.words])
        told.append(f"    - Perhaps {each.need}, from {words} ({each.certainty} %).")
    form = [f"  # {comment(note)}" for note in (service.name, *notes)]
    form.append(f"  {key(service.id)}: {blanks(lacks, proposals)}")
    return OpenQuestion(section, tuple(form), (f"- {called(service)}", *told))


def _conflict(one: Outcome) -> OpenQuestion:
    """Ask which is right: what a person wrote, or what the source says now."""
    notes = (f"{item.field}: {item.old or 'nothing'} here, {item.new} in the source" for item in one.conflicts)
    names = dict.fromkeys(item.field.partition(".")[0] for item in one.conflicts)
    form = (*(f"  # {comment(note)}" for note in notes), f"  {key(one.candidate.key)}: {blanks(names)}")
    return OpenQuestion(SECTION_OF[one.candidate.kind], form, differences(one, one.conflicts), conflict=True)


def differences(one: Outcome, found: Iterable[Difference]) -> tuple[str, ...]:
    """Return the report's lines on what a record says and what the source says."""
    lines = (f"  - {item.field}: {in_code(item.old) or 'nothing'} → {in_code(item.new)}" for item in found)
    return (f"- {one.file}", *lines)


def _sensitive(service: Converted) -> OpenQuestion:
    why = DANGER if speaks_of_danger(service.listing.texts()) else SHARES
    told = (
        f"- {called(service)}: {why} Its place and its words were left out, and it is not in the directory. "
        "If everybody may know where it is, list its id under sensitive_checked."
    )
    return OpenQuestion("sensitive_checked", (f"  - {key(service.id)}  # {comment(service.name)}",), (told,))


def _duplicate(service: Converted) -> OpenQuestion:
    told = (
        f"- {called(service)} looks like another. If it is the same, say so under services with record, or write "
        "leave-out. If not, give it another name there."
    )
    return OpenQuestion("", (), (told,))


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Group pairs by their first item, the largest group first."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for name, item in pairs:
        found[name].append(item)
    return dict(sorted(found.items(), key=lambda group: -len(group[1])))


def _needs(word: str, count: int, proposals: Iterable[Proposal]) -> str:
    return f"  {key(word)}: {blanks(['needs'], proposals)}  # of {count}"

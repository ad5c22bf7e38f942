"""The report of an import, in Markdown: a page on what was done and what to do next, and the details of all of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from signpost.checks.words import listed
from signpost.imports.converting.convert import Converted
from signpost.imports.converting.sensitive import fit_to_repeat
from signpost.imports.reading.listing import Reading
from signpost.imports.reconciling.merge import Difference
from signpost.imports.reconciling.outcome import Outcome, Reconciled, State, Target
from signpost.imports.review.mapping_form import OR_ELSE
from signpost.imports.review.markdown import called, counted, quoted, shown
from signpost.imports.review.origins import value_lines
from signpost.imports.review.questions import Lacking, Questions
from signpost.records.schema import schema_of
from signpost.values.danger import speaks_of_danger

KINDS: Final = {"activity": "Activities", "organisation": "Organisations", "venue": "Venues"}
STATES: Final[dict[str, tuple[State, ...]]] = {
    "new": ("new",),
    "changed": ("updated",),
    "differ": ("differs",),
    "as before": ("same",),
    "left out": ("incomplete", "faulty", "sensitive", "duplicate", "closed", "waiting"),
}
MOST: Final = 10  # lines of one kind on the page; the rest stands in the details
LACKING: Final = {
    "venue": "There is no place that people could find. Write the id of a venue, ask, or words for online or at_home.",
    "organisation": "The organisation can't be written yet.",
    "status": "The source doesn't say clearly whether it runs. Ask, and say open, paused or closed.",
    "needs": "Say which needs it helps with.",
}
LEFT: Final = {
    "waiting": "waits until a service of its own can be written.",
    "duplicate": "looks like another.",
    "sensitive": "may have to stay hidden: see the questions.",
    "faulty": "has to be mended by a person.",
    "closed": "is closed, says the source, and was never here.",
}


@dataclass(frozen=True)
class Section:
    """A part of the report: its heading, what to do about it, and a line for each item, with others below it."""

    heading: str
    note: str
    lines: tuple[str, ...]


def report(done: Reconciled, asked: Questions, name: str, reading: Reading, target: Target) -> tuple[str, str]:
    """Give the page on an import of the source of this name, and the details."""
    found = [section for section in _sections(done, asked, reading, target) if section.lines]
    opening = [f"# What was imported from {quoted(name)}", ""]
    opening += [
        f"On {target.today.isoformat()}, from {quoted(reading.origin)}. details.md says what became of every value.",
        "",
    ]
    page = [*opening, *_table(done), "", *(line for each in found for line in _written(each, MOST))]
    details = ["# The details of the import", "", *(line for each in found for line in _written(each, None))]
    details += ["## Every value, and what became of it", "", *value_lines(done)]
    return "\n".join(page).rstrip("\n") + "\n", "\n".join(details).rstrip("\n") + "\n"


def _sections(done: Reconciled, asked: Questions, reading: Reading, target: Target) -> Iterator[Section]:
    """Give the parts of the report, those first that a person should look at first."""
    records = list(done.records())
    advice = Counter(f"{item.message} {item.fix}" for one in records for item in one.advice)
    yield Section("Not all of the source was read", "", tuple(f"- {shown(words)}" for words in reading.missing))
    gone = tuple(f"- {file}" for file in done.gone)
    yield Section("No longer in the source", "Ask before you close or delete any: nothing was changed.", gone)
    lapsed = tuple(f"- {one.file}: {quoted(one.lapsed)}" for one in records if one.lapsed)
    yield Section(
        "Checks that no longer hold", "What was checked has changed. Ring each, and write verified again.", lapsed
    )
    conflicts = _differences((one, one.conflicts) for one in records)
    yield Section("Changed by a person and in the source", "Nothing was written. Answer under services.", conflicts)
    how = "" if target.update else "Nothing of this was written. Run the same import with --update to take it over."
    differences = _differences((one, one.differences) for one in records)
    yield Section("Changed" if target.update else "Different in the source", how, differences)
    number = counted(range(asked.count()), "question")
    how = f"{number}. Those first that one answer settles for many. Blank ones are for later."
    yield Section("Questions", how, tuple(_questions(asked)))
    made = tuple(_made(one) for one in records if one.state == "new")
    yield Section("Made", "Nobody has checked these yet. Ring each, and write verified.", made)
    yield Section("Left out", "", tuple(_left_out(done)))
    idle = tuple(f"- {file}" for file in done.idle)
    yield Section("No longer needed", "No activity names these any more. Look at each: nothing was deleted.", idle)
    yield Section("Advice", "", tuple(f"- {shown(words)} ({count} times)" for words, count in advice.most_common()))
    yield Section("Noticed while reading", "", tuple(_notes(done, reading)))


def _written(section: Section, most: int | None) -> Iterator[str]:
    """Write a section with its first few items, each with what belongs to it, and how many more there are."""
    starts = [number for number, line in enumerate(section.lines) if not line.startswith(" ")]
    cut = most is not None and len(starts) > most
    yield from (f"## {section.heading}", "", *((section.note, "") if section.note else ()))
    yield from section.lines[: starts[most]] if cut and most else section.lines
    if cut and most:
        yield f"- … and {len(starts) - most:,} more, in details.md."
    yield ""


def _questions(asked: Questions) -> Iterator[str]:
    """Give every question, a line or a few for each."""
    for name, many in asked.for_all.items():
        told = (
            f"- **{name}** is missing in {counted(many, 'service')}. {_help('activity', name)} Answer under defaults."
        )
        yield f"{told} {OR_ELSE[name]}" if name in OR_ELSE else told
    for name, owners in asked.of_organisations.items():
        place = "organisation, or under organisations for one of them" if name == "kind" else "organisations"
        yield f"- **{name}** is missing in {counted(owners, 'organisation')}. Answer under {place}:"
        yield from (f"  - {quoted(one.candidate.name)} ({quoted(one.candidate.key)})" for one in owners)
    for word, services in asked.categories.items():
        needs = [f"{each.need} ({each.certainty} %)" for each in asked.proposed[word]]
        proposed = f" Perhaps {listed(needs, 'or')}." if needs else ""
        yield f"- The word {quoted(word)} of {counted(services, 'service')} has no answer under categories.{proposed}"
    for doubt, services in asked.cells.items():
        place = "areas" if doubt.column == "areas" else f"cells, {doubt.column}"
        yield f"- {quoted(doubt.text)} of {counted(services, 'service')} has no answer under {place}. {doubt.why}"
    yield from (line for about in asked.single for line in _single(about))
    yield from map(_sensitive, asked.sensitive)
    for service in asked.duplicates:
        yield (
            f"- {called(service)} looks like another. If it is the same, say so under services with record, or write "
            "leave-out. If not, give it another name there."
        )


def _single(about: Lacking) -> Iterator[str]:
    yield f"- {called(about.service)}"
    for doubt in about.doubts:
        yield f"  - **{doubt.field}**: {shown(doubt.why)} {quoted(doubt.text)}".rstrip()
    doubted = {doubt.field for doubt in about.doubts}
    for name in (name for name in about.lacks if name not in doubted):
        yield f"  - **{name}**: {LACKING.get(name) or _help('activity', name)}"
        for each in about.service.proposals if name == "needs" else ():
            words = listed([quoted(word) for word in each.words])
            yield f"    - Perhaps {each.need}, from {words} ({each.certainty} %)."


def _sensitive(service: Converted) -> str:
    why = "It shares its place or its organisation with what may have to stay hidden."
    if speaks_of_danger(service.listing.texts()):
        why = "It speaks of abuse, refuge or the like."
    return (
        f"- {called(service)}: {why} Its place and its words were left out, and it is not in the directory. "
        "If everybody may know where it is, list its id under sensitive_checked."
    )


def _help(kind: str, name: str) -> str:
    return shown(str(schema_of(kind)["properties"][name]["description"]))


def _made(one: Outcome) -> str:
    notes = f" ({shown('; '.join(one.candidate.notes))})" if one.candidate.notes else ""
    return f"- {one.file}: {quoted(one.candidate.name)}{notes}"


def _differences(pairs: Iterable[tuple[Outcome, tuple[Difference, ...]]]) -> tuple[str, ...]:
    return tuple(
        line
        for one, found in pairs if found
        for line in (
            f"- {one.file}",
            *(f"  - {item.field}: {quoted(item.old) or 'nothing'} → {quoted(item.new)}" for item in found),
        )
    )  # fmt: skip


def _left_out(done: Reconciled) -> Iterator[str]:
    for service in done.services:
        if service.activity is None:
            yield f"- {called(service)}: the mapping leaves it out."
    for one in done.records():
        if one.standing:
            continue
        said = f"lacks {listed(one.why)}." if one.state == "incomplete" else LEFT[one.state]
        file = f"left-out/{one.file}: " if one.text else ""
        yield f"- {file}{quoted(one.candidate.name)} {said}"
        yield from (f"  - {shown(why)}" for why in one.why if one.state != "incomplete")
        if one.old:
            yield "  - The record in the directory was not changed."


def _notes(done: Reconciled, reading: Reading) -> Iterator[str]:
    sensitive = [service.listing for service in done.services if service.sensitive]
    for note in reading.notes:
        if fit_to_repeat(note, sensitive):
            yield f"- {shown(note)}"
        else:
            yield "- A note that is not repeated here, since it may tell of a place that must not be found."


def counts(done: Reconciled) -> dict[str, Counter[str]]:
    """Count how many records of each kind are new, changed and so on. A service that nobody wants is left out."""
    found: dict[str, Counter[str]] = {kind: Counter(dict.fromkeys(STATES, 0)) for kind in KINDS}
    for one in done.records():
        state = next(name for name, states in STATES.items() if one.state in states)
        found[one.candidate.kind][state] += 1
    found["activity"]["left out"] += sum(service.activity is None for service in done.services)
    return found


def _table(done: Reconciled) -> Iterator[str]:
    yield f"| | {' | '.join(STATES)} |"
    yield f"|---|{'---:|' * len(STATES)}"
    for kind, found in counts(done).items():
        yield f"| {KINDS[kind]} | {' | '.join(str(found[name]) for name in STATES)} |"

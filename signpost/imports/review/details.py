"""The details of an import, in Markdown: every question, every record, and every value with what became of it.

Whether a text was kept is never said by whoever converted it: it is found by comparing the text with the record, word
for word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from signpost.checks.markdown import as_code, as_plain
from signpost.checks.words import listed
from signpost.imports.converting.candidate import in_words
from signpost.imports.converting.convert import Converted
from signpost.imports.converting.provenance import ON_PURPOSE, Origin
from signpost.imports.converting.sensitive import fit_to_repeat
from signpost.imports.reconciling.merge import Difference
from signpost.imports.reconciling.outcome import Outcome, Reconciled
from signpost.imports.review.mapping_form import OR_ELSE
from signpost.imports.review.questions import Lacking, Questions
from signpost.records.problem import printable
from signpost.records.schema import schema_of
from signpost.values.danger import speaks_of_danger
from signpost.values.text import plain

LONGEST: Final = 10_000  # characters of one value; the rest stands in the source
GONE: Final = "These were imported from this source once. Ask before you close or delete any: nothing was changed."
IDLE: Final = "No activity names these any more. Look at each, and delete it if it is not needed: nothing was deleted."
OURS: Final = (
    "The source has changed these, and so has a person. Nothing was written: answer under services in the mapping."
)
WORD: Final = re.compile(r"[^\W_]+")
MOST_WORDS: Final = 40  # that are named as gone
# Fields that hold a source's own words; of all others the old and the new value stand side by side.
OWN_WORDS: Final = re.compile(
    r"name|summary|description|areas|languages|good_to_know|suitable_for|waiting_time|online|access|audience\.note|"
    r"contact\.(?:role|hours)|(?:venue|organisation)\.(?:name|address|town|summary|access)"
)
LEFT: Final = {
    "waiting": "waits until a service of its own can be written.",
    "twin": "looks like another.",
    "guarded": "may have to stay hidden: see the questions above.",
    "faulty": "has to be mended by a person.",
}
KEPT: Final = "kept"
CLOSED: Final = "the source says that the service is closed, so no record was made of it"
OVERRULED: Final = "the mapping says otherwise for this service"
BESIDE: Final = {"description": ("summary",), "audience": ("audience",)}  # where else its words may stand
LACKING: Final = {
    "venue": "There is no place that people could find. Write the id of a venue, ask, or words for online or at_home.",
    "organisation": "The organisation can't be written yet.",
    "status": "The source doesn't say clearly whether it runs. Ask, and say open, paused or closed.",
    "needs": "Say which needs it helps with.",
}


def details(done: Reconciled, asked: Questions, notes: Iterable[str], *, update: bool) -> str:
    """Give the details of an import. `notes` are on what was noticed while reading."""
    lines = ["# The details of the import", ""]
    for heading, section in (
        ("Questions for a person", question_lines(asked)),
        ("Made", (made(one) for one in done.records() if one.state == "new")),
        ("Changed" if update else "Different in the source", _differences(done, update=update)),
        ("Changed by a person and in the source", _conflicts(asked.conflicts)),
        ("Left out", _left_out(done)),
        ("No longer in the source", _files(GONE, done.gone)),
        ("No longer needed", _files(IDLE, done.idle)),
        ("Noticed while reading", _notes(done, notes)),
        ("Advice", _advice(done)),
        ("Every value, and what became of it", _values(done)),
    ):
        if found := list(section):
            lines += [f"## {heading}", "", *found, ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def question_lines(asked: Questions) -> Iterator[str]:
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
    for (column, text), services in asked.cells.items():
        why = asked.doubts[column, text].why
        place = "areas" if column == "areas" else f"cells, {column}"
        yield f"- {quoted(text)} of {counted(services, 'service')} has no answer under {place}. {why}"
    for about in asked.single:
        yield from _single(about)
    for service in asked.guarded:
        yield from _guarded(service)
    for service in asked.twins:
        yield (
            f"- {called(service)} looks like another. If it is the same, say so under services with record, or write "
            "leave-out. If not, give it another name there."
        )


def _single(about: Lacking) -> Iterator[str]:
    yield f"- {called(about.service)}"
    for doubt in about.doubts:
        yield f"  - **{doubt.field}**: {shown(doubt.why)} {quoted(doubt.text)}".rstrip()
    for name in about.lacks:
        if any(doubt.field == name for doubt in about.doubts):
            continue
        yield f"  - **{name}**: {LACKING.get(name) or _help('activity', name)}"
        for each in about.service.proposals if name == "needs" else ():
            words = listed([quoted(word) for word in each.words])
            yield f"    - Perhaps {each.need}, from {words} ({each.certainty} %)."


def _guarded(service: Converted) -> Iterator[str]:
    why = "It shares its place or its organisation with what may have to stay hidden."
    if speaks_of_danger(service.listing.texts()):
        why = "It speaks of abuse, refuge or the like."
    yield (
        f"- {called(service)}: {why} Its place and its words were left out, and it is not in the directory. "
        "If everybody may know where it is, list its id under sensitive_checked."
    )


def _help(kind: str, name: str) -> str:
    return as_plain(str(schema_of(kind)["properties"][name]["description"]))


def made(one: Outcome) -> str:
    """Give a line on a new record, with what a person should know of how it was made."""
    notes = f" ({as_plain('; '.join(one.candidate.notes))})" if one.candidate.notes else ""
    return f"- {one.file}: {quoted(one.candidate.name)}{notes}"


def _differences(done: Reconciled, *, update: bool) -> Iterator[str]:
    found = [one for one in done.records() if one.differences]
    if found and not update:
        yield "Nothing of this was written. Run the same import with --update to take it over."
        yield ""
    for one in found:
        yield f"- {one.file}"
        yield from map(_difference, one.differences)
        if one.lapsed:
            yield f"  - Its check no longer holds, and was taken out: {quoted(one.lapsed)}"


def _conflicts(many: Iterable[Outcome]) -> Iterator[str]:
    for number, one in enumerate(many):
        if number == 0:
            yield from (OURS, "")
        yield f"- {one.file}"
        yield from map(_difference, one.conflicts)


def _difference(item: Difference) -> str:
    return f"  - {item.field}: {quoted(item.old) or 'nothing'} → {quoted(item.new)}"


def _left_out(done: Reconciled) -> Iterator[str]:
    for service in done.services:
        outcome = done.of(service)
        if outcome is None:
            yield f"- {called(service)}: the mapping leaves it out."
        elif outcome.state == "closed":
            yield f"- {called(service)}: the source says that it is closed, and it was never here."
    for one in done.records():
        if one.standing or one.state == "closed":
            continue
        said = f" lacks {listed(one.why)}." if one.state == "incomplete" else f" {LEFT[one.state]}"
        yield f"- left-out/{one.file}: {quoted(one.candidate.name)}{said}"
        if one.state != "incomplete":
            yield from (f"  - {shown(why)}" for why in one.why)
        if one.old:
            yield "  - The record in the directory was not changed."


def _files(note: str, files: Sequence[str]) -> list[str]:
    return [note, "", *(f"- {file}" for file in files)] if files else []


def _notes(done: Reconciled, notes: Iterable[str]) -> Iterator[str]:
    guarded = [service.listing for service in done.services if service.guarded]
    for note in notes:
        if fit_to_repeat(note, guarded):
            yield f"- {shown(note)}"
        else:
            yield "- A note that is not repeated here, since it may tell of a place that must not be found."


def _advice(done: Reconciled) -> Iterator[str]:
    for one in done.records():
        for item in one.advice:
            yield f"- {one.file}, {item.field}: {shown(f'{item.message} {item.fix}')}"


def _values(done: Reconciled) -> Iterator[str]:
    for service in done.services:
        yield f"### {called(service)}"
        yield ""
        if service.guarded or service.activity is None:
            unwanted = "left since the mapping leaves the service out"
            hushed = "none of which is repeated here" if service.guarded else unwanted
            yield f"- {counted(service.origins, 'value')}, {hushed}."
            yield ""
            continue
        fates = [(origin, *fate(origin, service, done)) for origin in service.origins]
        if kept := [f"{origin.name} → {origin.field}" for origin, _, why in fates if why == KEPT]:
            yield f"- Kept, word for word: {as_plain(', '.join(kept))}"
        if left := [origin.where for origin in service.origins if origin.why == ON_PURPOSE]:
            yield f"- Left on purpose, as the mapping says: {shown('; '.join(left))}"
        yield from (_value(*each) for each in fates if each[2] != KEPT and each[0].why != ON_PURPOSE)
        yield ""


def fate(origin: Origin, service: Converted, done: Reconciled) -> tuple[str, str]:
    """Find what a text became in the record that it went into, "" if nothing, and why; or KEPT if all its words stand.

    The record is the one that will stand in the directory, or that is left out.
    """
    if not origin.field:
        return "", origin.why
    kind, path = _kind_and_path(origin.field)
    outcome = _outcome(kind, service, done)
    name = path.partition(".")[0]
    if outcome is None or outcome.state == "closed":
        return "", CLOSED if outcome else OVERRULED
    found = [value for each in path.split(", ") if (value := _at(outcome.values, each)) is not None]
    why = OVERRULED if name in outcome.candidate.answered else origin.why
    if not found:
        refused = outcome.refused.get(path) or outcome.refused.get(name)
        return "", f"the checks refuse it: {refused}" if refused else why or "the record says nothing of it"
    scope = [found, *(outcome.values.get(each, "") for each in BESIDE.get(name, ()))]
    there = outcome.values if kind == "venue" else scope
    return in_words(found), why if why or missing_words(origin.text, in_words(there)) else KEPT


def _kind_and_path(field: str) -> tuple[str, str]:
    kind, _, path = field.partition(".")
    return (kind, path) if kind in {"venue", "organisation"} and path else ("activity", field)


def _outcome(kind: str, service: Converted, done: Reconciled) -> Outcome | None:
    return done.of(service) if kind == "activity" else done.outcomes.get((kind, service.owners.get(kind, "")))


def missing_words(text: str, record: str) -> list[str]:
    """Give the words of a text, without its markup, that stand nowhere in a record's."""
    read = plain(text)
    there = set(WORD.findall(record.casefold()))
    words = WORD.findall(f"{read.value or ''} {read.left}")
    return list(dict.fromkeys(word for word in words if word.casefold() not in there))


def _at(values: Mapping[str, Any], path: str) -> Any:
    value: Any = values
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _value(origin: Origin, became: str, why: str) -> str:
    """Give a line on one value that was changed or left, and why."""
    where = as_plain(printable(f"{origin.name} ({origin.where})"))
    if origin.redacted:
        return f"- Left: {where}: {as_plain(why)}."
    if not became:
        return f"- Left: {where}: {quoted(origin.text)}: {as_plain(why)}."
    gone = missing_words(origin.text, became) if OWN_WORDS.fullmatch(origin.field) else []
    rest = f"; not in the record: {quoted(' '.join(gone[:MOST_WORDS]))}" if gone else ""
    said = f" ({as_plain(why)})" if why else ""
    return f"- Changed: {where}: {quoted(origin.text)} → {as_plain(origin.field)}: {quoted(became)}{rest}{said}"


def called(service: Converted) -> str:
    """Give a service by its name, its id and where it stood."""
    name = quoted(service.name) or "A service"
    where = f", {as_plain(printable(service.where))}" if service.where else ""
    return f"{name} (id {quoted(service.id)}{where})"


def counted(many: Sequence[object], thing: str) -> str:
    """Give a number of things in words, such as "1 service"."""
    return f"{len(many):,} {thing}{'' if len(many) == 1 else 's'}"


def quoted(text: str) -> str:
    """Give what a source says, as it is: no sign in it means anything."""
    said = printable(" ".join(text.split()))
    if len(said) <= LONGEST:
        return as_code(said)
    return f"{as_code(said[:LONGEST])} and {len(said) - LONGEST:,} characters more, which stand in the source"


def shown(text: str) -> str:
    """Give words of a check, which may hold words of a source."""
    return as_plain(printable(" ".join(text.split())))

"""The report of an import, in Markdown: a page on what was done and what to do next, and the details."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from signpost.checks.words import join_words
from signpost.imports.converting.sensitive import fit_to_repeat
from signpost.imports.reading.listing import Reading
from signpost.imports.reconciling.outcome import Outcome, Reconciled, State, Target
from signpost.imports.review.details import value_lines
from signpost.imports.review.question_form import OpenQuestion, help_on
from signpost.imports.review.questions import differences
from signpost.imports.review.quoting import called, counted, escaped, in_code

KINDS: Final = {"activity": "Activities", "organisation": "Organisations", "venue": "Venues"}
STATES: Final[dict[str, tuple[State, ...]]] = {
    "new": ("new",),
    "changed": ("updated",),
    "differ": ("differs",),
    "as before": ("same",),
    "left out": ("incomplete", "faulty", "sensitive", "duplicate", "closed", "unlisted", "waiting"),
}
MOST: Final = 10  # items of one section on the page; the rest are in the details
LEFT: Final = {
    "waiting": "waits until a service of its own can be written.",
    "duplicate": "looks like another.",
    "sensitive": "may be a place that must not be found: see the questions.",
    "faulty": "has to be mended by a person.",
    "closed": "is closed, says the source or the mapping, and was never here.",
    "unlisted": "asked not to be listed here.",
}
NOT_REPEATED: Final = "A note that is not repeated here, since it may tell of a place that must not be found."
HIDDEN: Final = (
    "Its address and its words were left out.",
    "Complete it by hand, without any place, and only with the service's own agreement.",
)
# The sections of the report that say what to do about their items.
NOTES: Final = {
    "No longer in the source": "Ask before you close or delete any: nothing was changed.",
    "Checks that no longer hold": "What was checked has changed. Ring each, and write verified again.",
    "Changed by a person and in the source": "Nothing was written. Answer under services, organisations or venues, or "
    "change the record yourself.",
    "Different in the source": "Nothing of this was written. Run the same import with --update to take it over.",
    "Questions": "{questions}. Those first that one answer settles for many. Blank ones are for later.",
    "Made": "Nobody has checked these yet. Ring each, and write verified.",
    "No longer needed": "No activity names these any more. Look at each: nothing was deleted.",
}


def report(
    done: Reconciled, asked: Sequence[OpenQuestion], source: str, reading: Reading, target: Target
) -> tuple[str, str]:
    """Return the page on an import from the source of this name, and the details."""
    questions = counted([one for one in asked if one.told], "question")
    sections = _sections(done, asked, reading, target)
    found = [
        (heading, NOTES.get(heading, "").format(questions=questions), lines)
        for heading, lines in sections.items() if lines
    ]  # fmt: skip
    origin = f"On {target.today.isoformat()}, from {in_code(reading.origin)}."
    page = [
        f"# What was imported from {in_code(source)}",
        "",
        f"{origin} details.md says what became of every value.",
    ]
    page += ["", *_table(done), "", *(line for each in found for line in _written(*each, most=MOST))]
    details = ["# The details of the import", "", *(line for each in found for line in _written(*each))]
    details += ["## Every value, and what became of it", "", *value_lines(done)]
    return "\n".join(page).rstrip("\n") + "\n", "\n".join(details).rstrip("\n") + "\n"


def _sections(
    done: Reconciled, asked: Sequence[OpenQuestion], reading: Reading, target: Target
) -> dict[str, Sequence[str]]:
    """Return a line for each item, with more below it, by their heading, those first that should be looked at first."""
    records = list(done.records())
    advice = Counter(f"{item.message} {item.fix}" for one in records for item in one.advice)
    sensitive = [service.listing for service in done.services if service.sensitive]
    notes = (escaped(note) if fit_to_repeat(note, sensitive) else NOT_REPEATED for note in reading.notes)
    return {
        "Not all of the source was read": [f"- {escaped(words)}" for words in reading.missing],
        "No longer in the source": [f"- {file}" for file in done.gone],
        "Checks that no longer hold": [f"- {one.file}: {in_code(one.lapsed)}" for one in records if one.lapsed],
        "Changed by a person and in the source": [line for one in asked if one.conflict for line in one.told],
        "Changed" if target.update else "Different in the source": [
            line for one in records if one.differences for line in differences(one, one.differences)
        ],
        "Questions": [line for one in asked if not one.conflict for line in one.told],
        "Made": [_made(one) for one in records if one.state == "new"],
        "Left out": list(_left_out(done)),
        "No longer needed": [f"- {file}" for file in done.unused],
        "Advice": [f"- {escaped(words)} ({count} times)" for words, count in advice.most_common()],
        "Noticed while reading": [f"- {note}" for note in notes],
    }


def _written(heading: str, note: str, lines: Sequence[str], most: int | None = None) -> Iterator[str]:
    """Write a section with its first items, the lines below each, and how many more there are."""
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    cut = starts[most] if most and len(starts) > most else len(lines)
    yield from (f"## {heading}", "", *((note, "") if note else ()), *lines[:cut])
    if cut < len(lines):
        yield f"- … and {sum(start >= cut for start in starts):,} more, in details.md."
    yield ""


def _made(one: Outcome) -> str:
    notes = f" ({escaped('; '.join(one.candidate.notes))})" if one.candidate.notes else ""
    return f"- {one.file}: {in_code(one.candidate.name)}{notes}"


def _left_out(done: Reconciled) -> Iterator[str]:
    for service in done.services:
        if service.activity is None:
            yield f"- {called(service)}: the mapping leaves it out."
    for one in done.records():
        if one.exists_after:
            continue
        said = f"lacks {join_words(one.why)}." if one.state == "incomplete" else LEFT[one.state]
        file = f"left-out/{one.file}: " if one.text else ""
        yield f"- {file}{in_code(one.candidate.name)} {said}"
        yield from (f"  - {escaped(why)}" for why in one.why if one.state != "incomplete")
        if one.old:
            yield "  - The record in the directory was not changed."


def reasons(one: Outcome) -> list[str]:
    """Return why a record is left out, and what would help."""
    if one.state == "incomplete":
        return [f"{name} is missing. {help_on(one.candidate.kind, name)}" for name in one.why]
    return [*one.why, f"This {LEFT[one.state]}", *(HIDDEN if one.state == "sensitive" else ())]


def counts(done: Reconciled) -> dict[str, Counter[str]]:
    """Count how many records of each kind are new, changed and so on, without services that the mapping leaves out."""
    found: dict[str, Counter[str]] = {kind: Counter(dict.fromkeys(STATES, 0)) for kind in KINDS}
    for one in done.records():
        found[one.candidate.kind][next(name for name, states in STATES.items() if one.state in states)] += 1
    found["activity"]["left out"] += sum(service.activity is None for service in done.services)
    return found


def _table(done: Reconciled) -> Iterator[str]:
    yield f"| | {' | '.join(STATES)} |"
    yield f"|---|{'---:|' * len(STATES)}"
    for kind, found in counts(done).items():
        yield f"| {KINDS[kind]} | {' | '.join(str(found[name]) for name in STATES)} |"

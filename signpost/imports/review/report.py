"""The report of an import: one page on what was done and what to do next. All else stands in the details."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from signpost.imports.reading.listing import Reading
from signpost.imports.reconciling.merge import Difference
from signpost.imports.reconciling.outcome import Outcome, Reconciled, State, Target
from signpost.imports.review.details import counted, made, question_lines, quoted, shown
from signpost.imports.review.questions import Questions

KINDS: Final = {"activity": "Activities", "organisation": "Organisations", "venue": "Venues"}
STATES: Final[dict[str, tuple[State, ...]]] = {
    "new": ("new",),
    "changed": ("updated",),
    "differ": ("differs",),
    "as before": ("same",),
    "left out": ("incomplete", "faulty", "guarded", "twin", "closed", "waiting"),
}
MOST: Final = 10  # lines of one kind; the rest stands in the details


def report(done: Reconciled, asked: Questions, name: str, reading: Reading, target: Target) -> str:
    """Give the page on an import of the source of this name."""
    lines = [f"# What was imported from {quoted(name)}", ""]
    lines += [
        f"On {target.today.isoformat()}, from {quoted(reading.origin)}. details.md says what became of every value.",
        "",
    ]
    lines += [*_table(done), ""]
    records = list(done.records())
    how = "" if target.update else "Run the same import with --update to take this over."
    advice = Counter(item.message for one in records for item in one.advice)
    for heading, note, found in (
        ("Not all of the source was read", "", [f"- {words}" for words in reading.missing]),
        ("No longer in the source", "Ask before you close any: nothing was changed.",
         [f"- {file}" for file in done.gone]),
        ("Checks that no longer hold", "What was checked has changed. Ring each, and write verified again.",
         [f"- {one.file}" for one in records if one.lapsed]),
        ("Changed by a person and in the source", "Nothing was written. Answer under services.",
         [_fields(one, one.conflicts) for one in records if one.conflicts]),
        ("Changed" if target.update else "Different in the source", how,
         [_fields(one, one.differences) for one in records if one.differences]),
        ("To be mended by a person", "left-out has each, with what is wrong at its top.",
         [f"- left-out/{one.file}" for one in records if one.state == "faulty"]),
        ("Questions", _how_to_answer(asked), list(question_lines(asked))),
        ("Made", "Nobody has checked these yet. Ring each, and write verified.",
         [made(one) for one in records if one.state == "new" and one.candidate.kind == "activity"]),
        ("Advice", "", [f"- {shown(message)} ({count} times)" for message, count in advice.most_common()]),
    ):  # fmt: skip
        if found:
            lines += [f"## {heading}", "", *([note, ""] if note else []), *_first(found), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _fields(one: Outcome, differences: Iterable[Difference]) -> str:
    return f"- {one.file}: {', '.join(item.field for item in differences)}"


def _how_to_answer(asked: Questions) -> str:
    number = asked.count()
    return (
        f"{counted(range(number), 'question')}. Those first that one answer settles for many. Blank ones are for later."
    )


def _first(lines: list[str]) -> Iterator[str]:
    """Give the first few items of a list with what belongs to them, and say how many more there are."""
    starts = [number for number, line in enumerate(lines) if not line.startswith(" ")]
    if len(starts) <= MOST:
        yield from lines
    else:
        yield from lines[: starts[MOST]]
        yield f"- … and {len(starts) - MOST:,} more, in details.md."


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

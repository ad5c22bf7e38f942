"""References: every id that a record names belongs to a record."""

from collections.abc import Iterable, Iterator
from datetime import date

from signpost.checks.per_record import Context, per_record
from signpost.checks.words import a_kind
from signpost.records.directory import Directory
from signpost.records.files import LIST_FILES
from signpost.records.model import ASK, Area, Organisation, Record
from signpost.records.problem import Problem, problem, said
from signpost.values.choice import nearest


@per_record()
def references(record: Record, beside: Context) -> Iterator[Problem]:
    """Ids that belong to no record, with the nearest one that does."""
    for written in record.texts:
        kind = written.refers_to
        if kind is None or not written.text.strip():
            continue
        if kind == "venue" and written.text == ASK:
            continue
        known = beside.ids[kind]
        if not known and kind in LIST_FILES.values():
            continue  # nothing of its list could be read: that is told once, and not for each id
        # An id with capitals is named where it stands, and not at each record that has it right.
        if written.text not in known and written.text not in map(str.lower, known):
            yield problem(
                record.source.place(written.path),
                "reference-unknown",
                f"There is no {kind} with the id {said(written.text)}.",
                _which(kind, written.text, known),
            )


def _which(kind: str, text: str, known: Iterable[str]) -> str:
    if guess := nearest(text, known):
        # Quoted like what was typed where it is a place, so that it is hidden with it where that must be.
        return f"Did you mean {said(guess) if kind == 'venue' else guess}?"
    example = next(iter(known), None)
    return (
        f"Write the id of {a_kind(kind)} that is there{f', such as {example}' if example else ''}, or add "
        f"{a_kind(kind)} with this id first."
    )


def loops(directory: Directory, today: date) -> Iterator[Problem]:
    """Areas and organisations that are part of themselves."""
    yield from _loops(list(directory.areas.values()))
    yield from _loops(list(directory.organisations.values()))


def _loops(records: list[Area] | list[Organisation]) -> Iterator[Problem]:
    parents = {record.id: record.parent for record in records}
    for record in records:
        step, seen = record.parent, {""}
        while step not in seen and step != record.id:
            seen.add(step)
            step = parents.get(step, "")
        if step == record.id:
            yield problem(
                record.place("parent"),
                "reference-loop",
                f"Following parent from {said(record.id)} comes back to it, so it would be part of itself.",
                "Name a larger one as parent, or delete the line.",
            )

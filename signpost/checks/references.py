"""References: every id that a record names is the id of a record."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.checks.words import a_kind, join_words, kind_words
from signpost.records.directory import Directory
from signpost.records.file_names import LIST_FILES
from signpost.records.model import ASK, Area, Need, Organisation, Record
from signpost.records.problem import Problem, problem, quoted
from signpost.values.spelling import closest_match

LONGEST: Final = 30  # letters of a text that may be the name of a need
NEAR: Final = 80  # of 100: how similar a word must be to one of a need's words
MANY: Final = 20  # best words to look at: several may belong to one need


@per_record()
def references(record: Record, context: Context) -> Iterator[Problem]:
    """Ids that no record has, with the most similar id that one has."""
    for written in record.texts:
        kind = written.refers_to
        if kind is None or not written.text.strip():
            continue
        if kind == "venue" and written.text == ASK:
            continue
        known = context.ids[kind]
        if not known and kind in LIST_FILES.values():
            continue  # its whole list can't be read: that is reported once, and not for each id
        # An id with capitals is reported at its definition, and not at each record that names it correctly.
        if written.text not in known and written.text not in map(str.lower, known):
            yield problem(
                record.source.place(written.path),
                "reference-unknown",
                f"There is no {kind_words(kind)} with the id {quoted(written.text)}.",
                _which(kind, written.text, known, context),
            )


def _which(kind: str, text: str, known: Iterable[str], context: Context) -> str:
    if now := context.renamed.get(f"{kind} {text}"):
        return f"It has another id now. Write {quoted(now)}."
    if kind == "need" and len(text) <= LONGEST and (meant := _meant(text, context.needs)):
        return f"Did you mean {join_words(meant, 'or')}?"
    if guess := closest_match(text, known):
        # The place is in quotes like typed words, so that both are redacted together.
        return f"Did you mean {quoted(guess) if kind == 'venue' else guess}?"
    example = next(iter(known), None)
    return (
        f"Write the id of {a_kind(kind)} that is there{f', such as {example}' if example else ''}, or add "
        f"{a_kind(kind)} with this id first."
    )


def _meant(text: str, needs: Mapping[str, Need]) -> list[str]:
    """The ids of up to three needs whose words are most similar to what was typed, the best first."""
    from rapidfuzz import fuzz, process  # takes a while

    words = {
        word.casefold(): need.id
        for need in needs.values()
        for word in (*need.lay_words, *need.misspellings, *(acronym.short for acronym in need.acronyms), need.name)
    }
    typed = text.replace("-", " ").casefold()
    found = process.extract(typed, list(words), scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MANY)
    return list(dict.fromkeys(words[word] for word, _, _ in found))[:3]


def themes(directory: Directory, today: date) -> Iterator[Problem]:
    """Needs whose theme is not one of the directory's."""
    known = directory.about.themes
    for need in directory.needs.values():
        if need.theme and need.theme not in known:
            guess = closest_match(need.theme, known)
            yield problem(
                need.place("theme"),
                "reference-unknown",
                f"There is no theme called {quoted(need.theme)} in directory.yaml.",
                f"Did you mean {quoted(guess)}?"
                if guess
                else "Choose one that is there below themes, or add it there.",
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
                f"Following parent from {quoted(record.id)} comes back to it, so it would be part of itself.",
                "Name a larger one as parent, or delete the line.",
            )

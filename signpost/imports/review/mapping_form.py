"""The mapping as a form: the open questions, each switched off, for a person to answer in."""

import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from signpost.imports.converting.needs import Proposal
from signpost.imports.reading.mapping import LEAVE_OUT, Answers
from signpost.imports.reconciling.outcome import Outcome
from signpost.imports.review.questions import Lacking, Questions
from signpost.records.problem import printable
from signpost.records.schema import schema_of
from signpost.records.writing import scalar

# What else may be done about a field that many services lack.
OR_ELSE: Final = {
    "organisation": "If the groups of a spreadsheet run themselves, give organisation the same heading as name.",
}
FIRST: Final = (
    20  # services that are asked about first: those that lack the least; the rest wait in a file of their own
)
LONGEST_COMMENT: Final = 120
TO_PASTE: Final = (
    "# Questions that your mapping does not answer yet. Paste what you need into it, and take the # away.",
    "# What stays blank is for later.",
    "",
)
WAITING: Final = (
    "# These wait: each lacks an answer of its own. Paste as many as you have time for under services in your mapping,",
    "# and take the # away. What stays blank is for later.",
    "",
)
NOTES: Final = {
    "defaults": "What the source does not say, answered once for all its services. Any other answer wins over it. "
    "venue: ask has readers ask where it meets.",
    "organisation": "The same for all organisations.",
    "organisations": "Single organisations, by their ids or names in the source.",
    "categories": "What the source's own words stand for. The needs are proposals: only you can say which are right. "
    "[] is none.",
    "cells": "Cells that were not understood. Write what each means, such as online, or fields, such as "
    '{ joining: book }, or nothing. "*" is every other such cell of its column: fields, or nothing.',
    "areas": "The source's words for areas, and the id of the area that each stands for.",
    "names": 'Groups without a need, by words of their names. Several words: "walk, walking".',
    "run_by": "Groups without a need, by who runs them.",
    "services": f"Single services, by their ids in the source. Write {LEAVE_OUT} for one that is not for your "
    "directory.",
    "sensitive_checked": "These speak of abuse or of refuge. List one only when you are sure that everybody may know "
    "where it is.",
}
# How a field looks that a person must fill in.
NOTHING: Final = '""'
BLANKS: Final = {
    "setting": "[]",
    "areas": "[]",
    "levels": "[]",
    "cost": '{ amount: "" }',
    "routes": '[{ who: self, how: "" }]',
    "contact": '{ phone: "" }',
}


def mapping_form(asked: Questions, answers: Answers, *, whole: bool) -> str:
    """Give the open questions in the form of a mapping, as a `whole` file of its own, or to paste.

    Only needs are proposed. Whatever else is asked for is left empty: an example would be a fact that nobody checked.
    """
    lines = [*_opening(answers)] if whole else [*TO_PASTE]
    sections: dict[str, Iterable[str]] = {
        "defaults": _defaults(asked),
        "organisation": _kinds(asked),
        "organisations": _organisations(asked),
        "categories": _counted({word: len(many) for word, many in asked.categories.items()}, asked),
        "cells": _cells(asked),
        "areas": _texts(asked, "areas"),
        "names": _counted(asked.names, asked),
        "run_by": (f"  {key(name)}: {{ needs: [] }}  # of {count}" for name, count in asked.run_by.items()),
        "services": (*_services(asked.single[:FIRST]), *_conflicts(asked.conflicts)),
        "sensitive_checked": (f"  - {key(one.id)}  # {comment(one.name)}" for one in asked.sensitive),
    }
    for name, found in sections.items():
        lines += _section(name, NOTES[name], found)
    if any(one.service.proposals for one in asked.single):
        lines += ["# Take every need that is proposed above and at least so certain, in percent.", "#proposals: 75", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def waiting_form(asked: Questions) -> str:
    """Give the services that are asked about later, or "" if there are none."""
    later = asked.single[FIRST:]
    return "\n".join([*WAITING, "#services:", *(f"#{line}" for line in _services(later)), ""]) if later else ""


def _opening(answers: Answers) -> Iterator[str]:
    yield "# Your answers for this import. Lines that start with # are switched off: take the # away to use one."
    yield "# What stays blank is for later. Then run the import again with --mapping and the name of this file."
    yield ""
    yield "# Where the details come from. It is shown on the pages, and must stay the same from run to run."
    yield f"source: {scalar(answers.source)}"
    yield "# The licence, if it asks to be named."
    yield f"{'' if answers.licence else '#'}licence: {scalar(answers.licence or 'Open Government Licence v3.0')}"
    yield ""


def _section(name: str, note: str, lines: Iterable[str]) -> list[str]:
    found = list(lines)
    notes = (f"# {line}" for line in textwrap.wrap(note, LONGEST_COMMENT - 2, break_on_hyphens=False))
    return [*notes, f"#{name}:", *(f"#{line}" for line in found), ""] if found else []


def _defaults(asked: Questions) -> Iterator[str]:
    for name, many in asked.for_all.items():
        yield from _empty("activity", name, len(many))


def _kinds(asked: Questions) -> Iterator[str]:
    if kinds := asked.of_organisations.get("kind"):
        yield from _empty("organisation", "kind", len(kinds))


def _empty(kind: str, name: str, count: int) -> Iterator[str]:
    field = schema_of(kind)["properties"][name]
    yield f"  # {name} is missing in {count}. Write {comment(field.get('x-passes', field['description']))}"
    if name in OR_ELSE:
        yield f"  # {OR_ELSE[name]}"
    yield f"  {name}: {BLANKS.get(name, NOTHING)}"


def _organisations(asked: Questions) -> Iterator[str]:
    lacks: defaultdict[str, list[tuple[str, Outcome]]] = defaultdict(list)
    for name, many in asked.of_organisations.items():
        for outcome in many if name != "kind" else ():
            lacks[outcome.candidate.key].append((name, outcome))
    for own, names in lacks.items():
        parts = ", ".join(f"{name}: {BLANKS.get(name, NOTHING)}" for name, _ in names)
        yield f"  {key(own)}: {{ {parts} }}  # {comment(names[0][1].candidate.name)}"


def _counted(words: Mapping[str, int], asked: Questions) -> Iterator[str]:
    for word, count in words.items():
        yield f"  {key(word)}: {{ needs: [{_needs(asked.proposed[word])}] }}  # of {count}"


def _cells(asked: Questions) -> Iterator[str]:
    for column in dict.fromkeys(doubt.column for doubt in asked.cells if doubt.column != "areas"):
        yield f"  {column}:"
        yield from (f"  {line}" for line in _texts(asked, column))


def _texts(asked: Questions, column: str) -> Iterator[str]:
    """Give what stands in the cells of a column that were not understood."""
    for doubt, many in asked.cells.items():
        if doubt.column == column:
            yield f"  {key(doubt.text)}: {NOTHING}  # of {len(many)}"


def _services(many: Iterable[Lacking]) -> Iterator[str]:
    for about in many:
        yield f"  # {comment(about.service.name)}"
        for doubt in about.doubts:
            yield f"  # {doubt.field}: {comment(f'{doubt.why} {doubt.text}')}"
        proposals = about.service.proposals if "needs" in about.lacks else ()
        for each in proposals:
            words = ", ".join(f"“{word}”" for word in each.words)
            yield f"  # {each.need} ({each.certainty} %), from {comment(words)}"
        parts = [
            f"needs: [{_needs(proposals)}]" if name == "needs" else f"{name}: {BLANKS.get(name, NOTHING)}"
            for name in about.lacks
        ]
        yield f"  {key(about.service.id)}: {{ {', '.join(parts)} }}"


def _conflicts(many: Iterable[Outcome]) -> Iterator[str]:
    """Ask about activities which is right: what a person wrote, or what the source says now."""
    for one in many:
        if one.candidate.kind == "activity":
            for item in one.conflicts:
                here = item.old or "nothing"
                yield f"  # {comment(f'{item.field}: {here} here, {item.new} in the source')}"
            names = dict.fromkeys(item.field.partition(".")[0] for item in one.conflicts)
            parts = ", ".join(f"{name}: {BLANKS.get(name, NOTHING)}" for name in names)
            yield f"  {key(one.candidate.key)}: {{ {parts} }}"


def _needs(proposals: Iterable[Proposal]) -> str:
    return ", ".join(proposal.need for proposal in proposals)


def key(text: str) -> str:
    """Give a text as the name before a colon, or as an item of a list. What nobody can see is left out."""
    return scalar("".join(char for char in " ".join(text.split()) if char.isprintable()), inside=True)


def comment(text: str) -> str:
    """Give a text as a comment: one line of characters that can be seen."""
    return cut_short(printable(" ".join(text.split())), LONGEST_COMMENT)


def cut_short(text: str, most: int) -> str:
    """Give a text of at most so many characters, with dots for what is missing."""
    return text if len(text) <= most else f"{text[: most - 1]}…"

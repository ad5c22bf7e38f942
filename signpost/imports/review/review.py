"""The last stage: every file that an import writes, as text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from signpost.imports.reading.listing import Reading
from signpost.imports.reading.mapping import Answers
from signpost.imports.reconciling.outcome import Outcome, Reconciled, Target
from signpost.imports.review.mapping_form import comment, mapping_form, waiting_form
from signpost.imports.review.questions import Questions, questions
from signpost.imports.review.report import LACKING, report
from signpost.records.schema import schema_of

REPORT: Final = "report.md"
DETAILS: Final = "details.md"
MAPPING: Final = "mapping.yaml"
QUESTIONS: Final = "questions.yaml"
LATER: Final = "questions-later.yaml"
LEFT_OUT: Final = "left-out"
LAST: Final = ".last-import.json"  # what the next import of each source compares with
Files = Mapping[str, str]  # texts by the names of their files


@dataclass(frozen=True)
class Review:
    """What is open, and the files to write: `records` into the directory, all that is `beside` into a folder beside it.

    Records come in an order in which those are first that others belong to.
    """

    asked: Questions
    records: Files
    beside: Files


def review(done: Reconciled, reading: Reading, answers: Answers, target: Target, *, mapped: bool) -> Review:
    """Give the files of an import. A whole mapping is among them only if a person gave none."""
    asked = questions(done, target.directory)
    page, all_of_it = report(done, asked, answers.source, reading, target)
    form = mapping_form(asked, answers, whole=not mapped)
    files = {
        REPORT: page,
        DETAILS: all_of_it,
        QUESTIONS if mapped else MAPPING: form if asked.count() or not mapped else "",
        LATER: waiting_form(asked),
        LAST: json.dumps({answers.source: {**(target.base if reading.missing else {}), **done.base()}}),
    }
    left_out = {f"{LEFT_OUT}/{one.file}": _left_out(one) for one in done.records() if one.text and not one.standing}
    records = {one.file: one.text for one in done.records() if one.written}
    return Review(asked, records, {name: text for name, text in {**files, **left_out}.items() if text})


def _left_out(one: Outcome) -> str:
    """Give the text of a record that is not written, with what is wrong with it at its top."""
    return "".join(f"# {comment(why)}\n" for why in _reasons(one)) + one.text


def _reasons(one: Outcome) -> Iterator[str]:
    if one.state == "sensitive":
        yield "This may be a place that must not be found. Its address and its words were left out."
        yield "Complete it by hand, without any place, and only with the service's own agreement."
    elif one.state == "waiting":
        yield "This waits for a service of its own that can be written."
    elif one.state == "incomplete":
        for name in one.why:
            help_ = schema_of(one.candidate.kind)["properties"][name]["description"]
            yield f"{name} is missing. {LACKING.get(name, help_)}"
    else:
        yield from one.why

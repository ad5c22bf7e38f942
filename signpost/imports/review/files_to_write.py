"""Makes every file that an import writes, as text."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from signpost.imports.reading.listing import Reading
from signpost.imports.reading.mapping import Answers
from signpost.imports.reconciling.outcome import Reconciled, Target
from signpost.imports.review.form import mapping_form, waiting_form
from signpost.imports.review.question_form import OpenQuestion
from signpost.imports.review.questions import questions
from signpost.imports.review.quoting import comment
from signpost.imports.review.report import reasons, report

REPORT: Final = "report.md"
DETAILS: Final = "details.md"
MAPPING: Final = "mapping.yaml"
QUESTIONS: Final = "questions.yaml"
LATER: Final = "questions-later.yaml"
LEFT_OUT: Final = "left-out"
LAST: Final = ".last-import.json"  # what the next import of each source compares with


@dataclass(frozen=True)
class Review:
    """The questions, and the texts of the files to write: `records` in the directory, others in a folder `beside` it.

    Records are in order, owners first.
    """

    asked: tuple[OpenQuestion, ...]
    records: Mapping[str, str]
    beside: Mapping[str, str]

    @property
    def count(self) -> int:
        """How many questions are open; a second way to answer one doesn't count."""
        return sum(bool(one.told) for one in self.asked)


def files_to_write(done: Reconciled, reading: Reading, answers: Answers, target: Target, *, mapped: bool) -> Review:
    """Make the texts of all files of an import. They include a whole mapping only if a person gave none."""
    asked = questions(done, target.directory)
    page, details = report(done, asked, answers.source, reading, target)
    beside = {
        REPORT: page,
        DETAILS: details,
        LAST: json.dumps({answers.source: {**(target.base if reading.missing else {}), **done.base()}}),
        LATER: waiting_form(asked),
    }
    if asked or not mapped:
        beside[QUESTIONS if mapped else MAPPING] = mapping_form(asked, answers, whole=not mapped)
    for one in done.records():
        if one.text and not one.exists_after:
            beside[f"{LEFT_OUT}/{one.file}"] = "".join(f"# {comment(why)}\n" for why in reasons(one)) + one.text
    records = {one.file: one.text for one in done.records() if one.written}
    return Review(asked, records, {name: text for name, text in beside.items() if text})

"""A whole import: from listings to records in the directory, with a report beside it."""

from dataclasses import dataclass, replace

from signpost.imports.reading.listing import Reading, Tell
from signpost.imports.reading.mapping import Answers
from signpost.imports.reconciling.plan import Into, Plan, Planner
from signpost.imports.reconciling.validate import settle
from signpost.imports.review.questions import Questions, as_mapping, questions
from signpost.imports.review.report import report
from signpost.imports.review.write import MAPPING, QUESTIONS, REPORT, left_out, records_of, write_all


@dataclass(frozen=True)
class Done:
    """What an import did."""

    plan: Plan
    asked: Questions


def run_import(reading: Reading, answers: Answers, into: Into, tell: Tell, *, mapped: bool) -> Done:
    """Import what is read. `mapped` says that a person gave a mapping: then only the new questions are written.

    Raises SourceFault where the source breaks off: nothing has been written then, and OSError.
    """
    answers = replace(answers, source=answers.source or reading.origin)
    plan = Planner(answers, into).plan(reading.listings, tell)
    if reading.missing:  # what was not read is not gone
        plan.gone.clear()
    settle(plan, into, tell)
    asked = questions(plan, into.directory)
    beside = {REPORT: report(plan, asked, answers.source, reading, into), **left_out(plan)}
    if not mapped:
        beside[MAPPING] = as_mapping(asked, answers, whole=True)
    elif asked.count():
        beside[QUESTIONS] = as_mapping(asked, answers, whole=False)
    write_all(into.folder, records_of(plan), beside)
    return Done(plan, asked)

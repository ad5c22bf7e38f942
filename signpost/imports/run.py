"""A whole import: from listings to records in the directory, with a report beside it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from signpost.imports.listing import Listing
from signpost.imports.mapping import Answers
from signpost.imports.plan import Plan, Planner
from signpost.imports.questions import Questions, as_mapping, questions
from signpost.imports.report import About, report
from signpost.imports.settle import settle
from signpost.imports.side import MAPPING, QUESTIONS, REPORT, left_out, records_of, write_all
from signpost.records.directory import Directory
from signpost.records.memory import Forgetful


@dataclass(frozen=True)
class Reading:
    """A source that is being read: what to call it where no mapping does, its services, and notes on the reading.

    Whoever reads it adds to the notes on the way; they are looked at after the last service.
    """

    origin: str
    listings: Iterable[Listing]
    notes: Sequence[str] = ()


@dataclass(frozen=True)
class Into:
    """Where an import goes: a directory's folder and what stands in it, the day, and whether it may change records."""

    folder: Path
    directory: Directory
    today: date
    update: bool


@dataclass(frozen=True)
class Done:
    """What an import did."""

    plan: Plan
    asked: Questions


def run_import(reading: Reading, answers: Answers, into: Into, tell: Callable[[str], None], *, mapped: bool) -> Done:
    """Import what is read. `mapped` says that a person gave a mapping: then only the new questions are written.

    Raises SourceFault where the source breaks off: nothing has been written then, and OSError.
    """
    answers = replace(answers, source=answers.source or reading.origin)
    plan = Planner(answers, into.directory, into.folder, into.today, update=into.update).plan(reading.listings, tell)
    settle(plan, into.directory, into.today, Forgetful(), tell)
    asked = questions(plan, into.directory)
    beside = {
        REPORT: report(
            plan, asked, About(answers.source, reading.origin, into.today, tuple(reading.notes), into.update)
        ),
        **left_out(plan),
    }
    if not mapped:
        beside[MAPPING] = as_mapping(asked, answers, whole=True)
    elif asked.count():
        beside[QUESTIONS] = as_mapping(asked, answers, whole=False)
    write_all(into.folder, records_of(plan), beside)
    return Done(plan, asked)

"""Answers about how a group is run, and what is good about it: who says so, on which day, and until when."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.records.assurance import SIGNS
from signpost.records.directory import Directory
from signpost.records.document import Path
from signpost.records.model import Activity, Organisation
from signpost.records.parts import CheckAnswer, Sign
from signpost.records.problem import Problem, problem, quoted

FILE: Final = "assurance.yaml"


@per_record("organisation", "activity")
def assurance(record: Organisation | Activity, context: Context) -> Iterator[Problem]:
    """An answer of yes or no without who has seen it."""
    for path, name, said in _answers(record):
        seen = all(record.has(*path, part) for part in ("seen_by", "seen_on"))
        if said.answer in {"yes", "no"} and not seen:
            yield problem(
                record.place(*path),
                "assurance-unseen",
                f"{name} is answered {said.answer}, and it isn't said who saw that and when.",
                "Add seen_by and seen_on, or write not-known until somebody has looked.",
            )


@per_record("organisation", "activity")
def answered_twice(record: Organisation | Activity, context: Context) -> Iterator[Problem]:
    """A question with two answers in one record."""
    known: set[str] = set()
    for index, own in _checks(record):
        if own.check in known:
            yield problem(
                record.place("assurance", "checks", index),
                "assurance-twice",
                f"{quoted(own.check)} is answered further up already, and readers are told only that.",
                "Leave the answer that is right now, and delete the other.",
            )
        known.add(own.check)


def answers_to_questions(directory: Directory, today: date) -> Iterator[Problem]:
    """Answers that don't fit the questions: to a list that is not there, or without the last day of a paper."""
    yield from _unasked(directory)
    yield from _undated(directory)


def _unasked(directory: Directory) -> Iterator[Problem]:
    """Answers in a directory that has no list of questions. One that can't be read is reported by itself."""
    if directory.assurance or any(found.file == FILE for found in directory.folder.problems):
        return
    for record in _answering(directory):
        for index, own in list(_checks(record))[:1]:
            yield problem(
                record.place("assurance", "checks", index, "check"),
                "reference-unknown",
                f"This is an answer to {quoted(own.check)}, and there is no {FILE} with the questions.",
                f"Copy the {FILE} of the demonstration directory and change it, or answer the four signs alone.",
            )


def _undated(directory: Directory) -> Iterator[Problem]:
    """A yes to a question whose paper has a last day, without that day: it would stay a yes for ever."""
    for record in _answering(directory):
        for index, own in _checks(record):
            check = directory.assurance.get(own.check)
            undated = own.answer == "yes" and not record.has("assurance", "checks", index, "expires_on")
            if check and check.expires and undated:
                yield problem(
                    record.place("assurance", "checks", index),
                    "assurance-undated",
                    f"{quoted(own.check)} is answered yes, and it isn't said until when that holds.",
                    "Add expires_on with the last day that the paper itself gives.",
                )


@per_record("activity")
def works_well(record: Activity, context: Context) -> Iterator[Problem]:
    """Praise of a group without who said so, or when."""
    missing = [part for part in ("said_by", "on") if not record.has("works_well_for", part)]
    if record.has("works_well_for") and missing:
        yield problem(
            record.place("works_well_for"),
            "works-well-unsaid",
            "This says for whom it works well, and not who said so and on which day.",
            f"Add {' and '.join(missing)}: the role of the person, and the day on which the group agreed to it.",
        )


def _answering(directory: Directory) -> Iterator[Organisation | Activity]:
    """The records that may have answers."""
    yield from directory.organisations.values()
    yield from directory.activities.values()


def _answers(record: Organisation | Activity) -> Iterator[tuple[Path, str, Sign]]:
    """The path of each answer in a record, what it is about as it is typed, and the answer."""
    for name in SIGNS:
        sign: Sign | None = getattr(record.assurance, name, None)
        if sign is not None:
            yield ("assurance", name), name, sign
    for index, own in _checks(record):
        yield ("assurance", "checks", index), quoted(own.check), own


def _checks(record: Organisation | Activity) -> Iterator[tuple[int, CheckAnswer]]:
    """The answers to questions, each with its index as typed, which also counts items that can't be read."""
    if record.assurance is None:
        return
    whole = record.source.value
    typed = whole["assurance"] if isinstance(whole, dict) else {}
    items = typed.get("checks") if isinstance(typed, dict) else None
    places = (index for index, item in enumerate(items if isinstance(items, list) else ()) if isinstance(item, dict))
    yield from zip(places, record.assurance.checks, strict=True)

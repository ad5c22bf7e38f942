"""The records that one submission makes and changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from signpost.records.asked import PART, Asked, asked
from signpost.records.directory import Directory
from signpost.records.problem import quoted
from signpost.submissions import everyday, reading
from signpost.submissions.draft import Draft
from signpost.submissions.secrecy import is_not_public
from signpost.values.yearless import question_about


@dataclass
class Drafts:
    """The drafts by kind, at most one of each; faults and notes in sentences."""

    directory: Directory
    today: date
    by_kind: dict[str, Draft] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    secret: bool = False  # whether it may be about a service whose place must stay secret

    def put(self, draft: Draft) -> None:
        self.by_kind[draft.kind] = draft

    def read(self, answers: Mapping[str, str]) -> dict[Asked, Any]:
        """The values of answers by question, with a fault for each that can't be used."""
        values: dict[Asked, Any] = {}
        for question in asked():
            if question.label in answers:
                value, fault = self._read(question, answers[question.label])
                self.faults += [fault] if fault else []
                values |= {} if fault else {question: value}
        return values

    def _read(self, question: Asked, answer: str) -> tuple[Any, str]:
        """The value of an answer, or what is wrong with it. One that is not understood is read in other words too."""
        value, fault = reading.read(question, answer, self.directory)
        if not fault or is_not_public(answer):
            return value, fault
        for words, notes in everyday.readings(question, answer, self.today):
            again, still = reading.read(question, words, self.directory)
            if not still and words != answer:
                self.notes += [f"{question.label}: {note}" for note in notes]
                return again, ""
        asks = question_about(answer, self.today) if question.path[-1] in everyday.DATED else ""
        return value, f"{question.label}: {quoted(answer)} is not clear. {asks}" if asks else fault


def labelled(kind: str, path: tuple[str, ...]) -> str:
    """The label of the question about a field, or about the part or whole of it that is asked for; "" if none is."""
    if path and path[0] == "verified":
        return PART
    near = (one for one in asked() if one.kind == kind and path[: len(one.path)] == one.path)
    whole = (one for one in asked() if one.kind == kind and one.path[: len(path)] == path)
    return next((one.label for one in (*near, *whole)), "")

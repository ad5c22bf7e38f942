"""A form: answers to questions, which become files if the checks find no error in them."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from signpost.cli.questions import Question, questions
from signpost.records.problem import Problem
from signpost.values.names import id_from


@dataclass
class Form(ABC):
    """The answers so far, by the keys of their questions. `folder` is the directory's."""

    folder: Path
    kind: str
    today: date
    answers: dict[str, str] = field(default_factory=dict)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return questions(self.kind)

    @property
    def hidden(self) -> bool:
        """Whether the record is sensitive: then its place is not asked for."""
        return False

    @abstractmethod
    def problems(self) -> Sequence[Problem]:
        """The problems in the files as they would be written."""

    @abstractmethod
    def write(self) -> None:
        """Write all files or none. Raises UsageError if any exists already, and OSError."""

    def choices(self, question: Question) -> dict[str, str]:
        """The possible answers, by the ids and names for them; empty if any words may be typed."""
        return {choice: choice for choice in question.choices}

    def answer(self, question: Question, text: str) -> None:
        """Store an answer, with choices as in records: "Ring first" is ring-first, and a name becomes an id."""
        known = self.choices(question)
        parts = parts_of(text) if question.takes_list else [text]
        self.answers[question.key] = ", ".join(known.get(id_from(part), part) if known else part for part in parts)

    def to_ask(self, question: Question) -> bool:
        """Whether this question applies and has no answer."""
        return question.applies(self.answers, hidden=self.hidden)

    def missing(self) -> list[Question]:
        """The required questions without an answer."""
        return [question for question in self.questions if question.needed and self.to_ask(question)]

    def problems_with(self, question: Question) -> list[Problem]:
        """The problems with one answer."""
        return [found for found in self.problems() if self.question_of(found) == question or not found.field]

    def question_of(self, found: Problem) -> Question | None:
        """The question whose answer a problem is about."""
        path = re.sub(r"\[\d+\]", "", found.field) + "."
        of_file = (question for question in self.questions if question.file in ("", found.file))
        return next((question for question in of_file if path.startswith(f"{question.path}.")), None)


def parts_of(answer: str) -> list[str]:
    """The parts of an answer between its commas."""
    return [part.strip() for part in answer.split(",") if part.strip()]

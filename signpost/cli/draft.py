"""A record that is being written: the answers so far, what it would look like, and what the checks say of it."""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from signpost.checks import check
from signpost.cli.questions import Question, questions
from signpost.records.build import CLASSES, build
from signpost.records.directory import Directory
from signpost.records.files import FOLDERS, RESERVED
from signpost.records.problem import Problem, said
from signpost.records.source import Source
from signpost.records.writing import write_record
from signpost.records.yaml_text import read_yaml
from signpost.values.names import ID, LONGEST_ID, id_from


@dataclass
class Draft:
    """The answers, by the keys of their questions, for a new record of a directory. `id` is made from the name."""

    directory: Directory
    kind: str
    today: date
    answers: dict[str, str] = field(default_factory=dict)
    chosen_id: str = ""

    @property
    def id(self) -> str:
        return self.chosen_id or id_from(self.answers.get("name", ""))

    @property
    def folder(self) -> str:
        return next(folder for folder, holds in FOLDERS.items() if holds == self.kind)

    @property
    def file(self) -> str:
        return f"{self.folder}/{self.id}.yaml"

    @property
    def hidden(self) -> bool:
        """Whether it is sensitive, by its own word or by its organisation's."""
        owner = self.directory.organisations.get(self.answers.get("organisation", ""))
        return self.answers.get("sensitive") == "yes" or (owner is not None and self.directory.is_sensitive(owner))

    def choices(self, question: Question) -> tuple[str, ...]:
        """What may be answered: the words of the schema, or the ids of the records there are. Nothing: any words."""
        if question.refers_to:
            return tuple(sorted(self.directory.of_kind(question.refers_to)))
        return question.choices

    def answer(self, question: Question, answer: str) -> None:
        """Take an answer, each choice as a record has it: "Ring first" is ring-first, and a name is its record's id."""
        known = {choice: choice for choice in self.choices(question)}
        if question.refers_to:
            records = self.directory.of_kind(question.refers_to)
            known = {id_from(getattr(record, "name", "")): identity for identity, record in records.items()} | known
        parts = parts_of(answer) if question.takes_list else [answer]
        self.answers[question.key] = ", ".join(known.get(id_from(part), part) if known else part for part in parts)

    def to_ask(self, question: Question) -> bool:
        """Whether this question applies and is open."""
        return question.applies(self.answers, hidden=self.hidden)

    def missing(self) -> list[Question]:
        """The questions that must be answered and are not."""
        return [question for question in questions(self.kind) if question.needed and self.to_ask(question)]

    def id_fault(self, folder: Path) -> str | None:
        """Why the record can't have its id, if it can't."""
        if not self.id:
            return "This name has no letter from a to z and no digit, so no file can be named after it."
        if self.id in RESERVED or not ID.fullmatch(self.id) or len(self.id) > LONGEST_ID:
            return f"No file can be called {said(self.id)}."
        if (folder / self.file).exists():
            return f"{folder / self.file} is there already. If it is the same, stop and change that file."
        return None

    def text(self) -> str:
        """The record as it would be written."""
        return write_record(self.kind, self._values())

    def _values(self) -> dict[str, Any]:
        """The answers as a record's values, nested as their keys say."""
        values: dict[str, Any] = {}
        for question in questions(self.kind):
            if question.key not in self.answers:
                continue
            answer: Any = self.answers[question.key]
            if question.takes_list:
                answer = parts_of(answer)
            head, *rest = question.key.split(".")
            if not rest:
                values[head] = answer
            elif rest[0] == "*":
                values.setdefault(head, [{}])[0][rest[1]] = answer
            else:
                values.setdefault(head, {})[rest[0]] = answer
        if self.kind == "activity":
            values["added"] = self.today.isoformat()
        return values

    def problems(self) -> list[Problem]:
        """What the checks say of this record, in the directory as it would be with it."""
        return self._checked(self._others())

    def problems_with(self, question: Question) -> list[Problem]:
        """What they say of one answer. Other activities matter to the name alone, and take long to check."""
        alone = self.kind == "activity" and question.key != "name"
        found = self._checked({} if alone else self._others())
        # A character that can't be in any record has no field: it came with this answer.
        return [
            item for item in found if not item.field or f"{plain_path(item.field)}.".startswith(f"{question.path}.")
        ]

    def _others(self) -> dict[str, Any]:
        return dict(self.directory.of_kind(self.kind))

    def _checked(self, others: dict[str, Any]) -> list[Problem]:
        """The problems of the draft, in the directory with only these other records of its kind."""
        document = read_yaml(self.file, self.text().encode())
        source = Source(self.kind, self.id, document, (), document.value)
        changes: dict[str, Any] = {
            "folder": replace(self.directory.folder, sources=(source,), problems=document.problems),
            self.folder: MappingProxyType({**others, self.id: build(CLASSES[self.kind], source)}),
        }
        found = check(replace(self.directory, **changes), self.today)
        return [item for item in found if item.file == self.file]


def unreadable(answer: str) -> bool:
    """Whether there are bytes in an answer that are no letters in the terminal's encoding."""
    return any("\ud800" <= char <= "\udfff" for char in answer)


def plain_path(field: str) -> str:
    """A field's name in a problem without the numbers of lists: routes[1].how is routes.how."""
    return re.sub(r"\[\d+\]", "", field)


def parts_of(answer: str) -> list[str]:
    """The parts of an answer between its commas."""
    return [part.strip() for part in answer.split(",") if part.strip()]

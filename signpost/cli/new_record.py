"""The form of a new record, with the organisation or venue that it needs if that is new too."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from signpost.checks import check
from signpost.cli.errors import UsageError
from signpost.cli.form import Form, parts_of
from signpost.cli.questions import Question
from signpost.records.directory import Directory
from signpost.records.file_names import FOLDERS, RESERVED
from signpost.records.model import Record
from signpost.records.problem import Problem, quoted
from signpost.records.source import Source
from signpost.records.to_record import CLASSES, to_record
from signpost.records.writing import write_record
from signpost.records.yaml_text import read_yaml
from signpost.values.names import ID, LONGEST_ID, id_from

FOLDER_OF = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(kw_only=True)
class RecordForm(Form):
    """The answers for a new record of a directory. Its id is made from the name if none is chosen."""

    directory: Directory
    chosen_id: str = ""
    before: list["RecordForm"] = field(default_factory=list)  # new records that this one needs

    @property
    def id(self) -> str:
        return self.chosen_id or id_from(self.answers.get("name", ""))

    @property
    def file(self) -> str:
        return f"{FOLDER_OF[self.kind]}/{self.id}.yaml"

    @property
    def hidden(self) -> bool:
        """Whether it is sensitive, by its own answer or its organisation's."""
        owner = self.directory.organisations.get(self.answers.get("organisation", ""))
        return self.answers.get("sensitive") == "yes" or (owner is not None and self.directory.is_sensitive(owner))

    def choices(self, question: Question) -> dict[str, str]:
        if not question.refers_to:
            return super().choices(question)
        records = self.directory.of_kind(question.refers_to)
        names = {id_from(getattr(record, "name", "")): identity for identity, record in records.items()}
        return names | {identity: identity for identity in records}

    def start(self, kind: str) -> "RecordForm":
        """The form of a record that this one needs first."""
        return RecordForm(self.folder, kind, self.today, directory=self.directory)

    def take(self, other: "RecordForm", question: Question) -> None:
        """Answer a question with a new record, which is written together with this one."""
        self.directory = other.with_record(dict(other.directory.of_kind(other.kind)))
        self.before += [*other.before, other]
        self.answers[question.key] = other.id

    def id_fault(self) -> str | None:
        """Return why the record can't have its id, or None if it can."""
        if not self.id:
            return "This name has no letter from a to z and no digit, so no file can be named after it."
        if self.id in RESERVED or not ID.fullmatch(self.id) or len(self.id) > LONGEST_ID:
            return f"No file can be called {quoted(self.id)}."
        if (self.folder / self.file).exists() or self.id in self.directory.of_kind(self.kind):
            return f"{self.folder / self.file} is there already. If it is the same, stop and change that file."
        if (self.kind, self.id) in self.directory.former_ids:
            return f"Another {self.kind} had the id {quoted(self.id)} before, and old links with it lead there."
        return None

    def problems(self) -> list[Problem]:
        return self._checked(dict(self.directory.of_kind(self.kind)))

    def problems_with(self, question: Question) -> list[Problem]:
        """The problems with one answer. Other activities are only checked for the name, since that is slow."""
        alone = self.kind == "activity" and question.key != "name"
        found = self._checked({}) if alone else self.problems()
        # A problem with an unfit character has no field: it is in this answer.
        return [item for item in found if not item.field or self.question_of(item) == question]

    def _checked(self, others: dict[str, Record]) -> list[Problem]:
        return [found for found in check(self.with_record(others), self.today) if found.file == self.file]

    def with_record(self, others: dict[str, Record]) -> Directory:
        """The directory as it would be with this record, and with only these others of its kind."""
        document = read_yaml(self.file, self.text().encode())
        source = Source(self.kind, self.id, document, (), document.value)
        record = to_record(CLASSES[self.kind], source)
        changes: dict[str, Any] = {
            "folder": replace(self.directory.folder, sources=(source,), problems=document.problems),
            FOLDER_OF[self.kind]: MappingProxyType({**others, self.id: record}),
        }
        return replace(self.directory, **changes)

    def text(self) -> str:
        """The record as it would be written."""
        return write_record(self.kind, self._values())

    def _values(self) -> dict[str, Any]:
        """The answers as a record's values, nested by their keys."""
        values: dict[str, Any] = {}
        for question in self.questions:
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

    def write(self) -> None:
        texts = {self.folder / form.file: form.text() for form in (*self.before, self)}
        if there := next((file for file in texts if file.is_symlink()), None):
            raise UsageError(f"{there} is there already. Nothing was written.")
        written: list[Path] = []
        try:
            for file, text in texts.items():
                file.parent.mkdir(exist_ok=True)
                with file.open("x", encoding="utf-8", newline="\n") as new:
                    written.append(file)
                    new.write(text)
        except OSError:
            for file in written:
                file.unlink(missing_ok=True)
            raise

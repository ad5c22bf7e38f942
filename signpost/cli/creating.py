"""The new command: asks for what a record needs, writes it, and says what to do next."""

import re
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.checks.words import listed
from signpost.cli.report import as_text
from signpost.records.directory import Directory, read_directory
from signpost.records.files import FOLDERS, RESERVED
from signpost.records.schema import Field, fields_of
from signpost.records.writing import write_record

# What is asked for each kind of record, as paths of fields in the schema.
QUESTIONS: Final = {
    "activity": (
        "name", "summary", "organisation", "venue", "needs", "areas", "setting", "joining", "cost.amount", "levels",
        "routes.*.how", "contact.phone",
    ),
    "organisation": ("name", "kind", "summary", "contact.phone"),
    "venue": ("name", "address", "town", "postcode"),
}  # fmt: skip


@dataclass(frozen=True)
class Question:
    """One thing to ask, from the schema."""

    key: str
    field: Field

    @property
    def flag(self) -> str:
        return "--" + self.key.replace(".*", "").replace(".", "-")

    @property
    def help(self) -> str:
        return self.field.help.replace("%", "%%")

    @property
    def takes_list(self) -> bool:
        return self.field.schema.get("type") == "array"


def questions(kind: str) -> tuple[Question, ...]:
    """The questions for a kind of record, in order."""
    fields = {".".join(field.path): field for field in fields_of(kind)}
    return tuple(Question(key, fields[key]) for key in QUESTIONS[kind])


def run(folder: Path, today: date, kind: str, given: Mapping[str, Any]) -> bool:
    """Write a new record from the flags given, asking for the rest. True where the record is good."""
    directory = read_directory(folder)
    answers = {}
    for question in questions(kind):
        answer = given.get(question.key) or _ask(question, directory)
        if answer:
            answers[question.key] = answer
    identity = id_from(answers.get("name", ""))
    file = folder / _folder_of(kind) / f"{identity}.yaml"
    if not identity or identity in RESERVED:
        print("A record needs a name with at least one letter or digit. Nothing was written.", file=sys.stderr)
        return False
    if file.exists():
        print(
            f"{file} is there already. Change that one, or choose another name. Nothing was written.",
            file=sys.stderr,
        )
        return False
    file.parent.mkdir(exist_ok=True)
    file.write_text(write_record(kind, _values(kind, answers, today)), encoding="utf-8", newline="\n")
    return _tell(folder, file, today)


def _tell(folder: Path, file: Path, today: date) -> bool:
    """Say what was written, what is still to mend in it, and what comes next."""
    name = f"{file.parent.name}/{file.name}"
    problems = [found for found in check(read_directory(folder), today) if found.file == name]
    print(f"Written: {file}")
    if problems:
        print(as_text(problems, folder.resolve().name))
    print("Next: open the file, fill in what you know from the notes in it, and delete the rest.")
    print(f"Then run: python build.py check {file}")
    return not any(found.severity == "error" for found in problems)


def _ask(question: Question, directory: Directory) -> str:
    """Ask a person; where there is none to ask, no answer."""
    if not sys.stdin.isatty():
        return ""
    print(f"\n{question.field.label}. {question.field.help}")
    if choices := _choices(question, directory):
        print(f"Choices: {listed(choices, 'or')}.")
    if question.takes_list:
        print("More than one? Put commas between them.")
    return input("> ").strip()


def _choices(question: Question, directory: Directory) -> list[str]:
    schema = question.field.schema
    schema = schema.get("items", schema)
    if "x-refers-to" in schema:
        return sorted(directory.of_kind(schema["x-refers-to"]))
    return [str(choice) for choice in schema.get("enum", ())]


def _values(kind: str, answers: Mapping[str, str], today: date) -> dict[str, Any]:
    """The answers as the values of a record. A way in with a how is one for people themselves."""
    values: dict[str, Any] = {}
    for question in questions(kind):
        if question.key not in answers:
            continue
        answer: Any = answers[question.key]
        if question.takes_list:
            answer = [part.strip() for part in answer.split(",") if part.strip()]
        head, *rest = question.key.split(".")
        if rest[:1] == ["*"]:
            values[head] = [{"who": "self", rest[1]: answer}]
        elif rest:
            values[head] = {rest[0]: answer}
        else:
            values[head] = answer
    if kind == "activity":
        values["added"] = today.isoformat()
    return values


def id_from(name: str) -> str:
    """The id that a name makes: "Café & Chat" is cafe-and-chat."""
    bare = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("'", "").replace("’", ""))
    return "-".join(re.findall(r"[a-z0-9]+", bare.encode("ascii", "ignore").decode().lower()))[:60].strip("-")


def _folder_of(kind: str) -> str:
    return next(folder for folder, holds in FOLDERS.items() if holds == kind)

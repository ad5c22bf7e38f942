"""The new command: asks for what a record needs, writes it, and says what to do next."""

import shutil
import sys
import textwrap
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from signpost.checks.words import a_kind
from signpost.cli.draft import Draft, id_from, parts_of, plain_path
from signpost.cli.questions import ASKED, Question, alternatives, questions
from signpost.cli.report import as_text, counts
from signpost.cli.usage import WrongUsage
from signpost.records.directory import read_directory
from signpost.records.problem import Problem

MOST_CHOICES = 60  # a longer list is no help


def run(folder: Path, today: date, kind: str, given: Mapping[str, Any]) -> bool:
    """Write a new record from the flags given, asking for the rest. False, with nothing written, where it is faulty."""
    flags = {question.key: str(given[question.key]).strip() for question in questions(kind) if given[question.key]}
    draft = Draft(read_directory(folder), kind, today, {}, str(given["id"] or ""))
    draft.answers = {
        question.key: _tidied(question, flags[question.key], draft)
        for question in questions(kind)
        if flags.get(question.key)
    }
    if sys.stdin is not None and sys.stdin.isatty():
        _ask_all(draft, folder)
    _require(draft, folder)
    problems = draft.problems()
    if counts(problems)["errors"]:
        _say_faults(problems, draft)
        return False
    _write(folder / draft.file, draft.text())
    _tell(folder, draft, problems)
    return True


def _require(draft: Draft, folder: Path) -> None:
    """Refuse what can't be written, where there is nobody to ask."""
    if missing := draft.missing():
        flags = "\n".join(f"  {alternatives(question, questions(draft.kind))}" for question in missing)
        raise WrongUsage(f"There is nobody here to ask, so these are needed too:\n{flags}\nNothing was written.")
    if fault := draft.id_fault(folder):
        raise WrongUsage(f"{fault} Choose another name for the file with --id. Nothing was written.")


def _say_faults(problems: list[Problem], draft: Draft) -> None:
    """What is wrong with the answers. They stand in no file yet, so flags say where."""
    flags = {question.path: question.flag for question in questions(draft.kind)}
    for found in problems:
        path = plain_path(found.field)
        print(f"{flags.get(path, path)}: {found.message} {found.fix}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)


def _ask_all(draft: Draft, folder: Path) -> None:
    """Ask a person for every answer that is open or faulty."""
    _say(f"This writes {a_kind(draft.kind)}, from your answers to a few questions. Nothing is written until the end.")
    _say("To stop before that, press Ctrl and C together.")
    try:
        for question in questions(draft.kind):
            if question.key in draft.answers:
                _reconsider(question, draft)
            if draft.to_ask(question):
                _ask(question, draft)
            if question.key == "name":
                _ask_id(draft, folder)
    except EOFError:
        raise WrongUsage("\nThe answers stopped before the end. Nothing was written.") from None


def _reconsider(question: Question, draft: Draft) -> None:
    """Take back an answer from a flag that doesn't fit."""
    if any(found.severity == "error" for found in _say_problems(question, draft)):
        del draft.answers[question.key]


def _ask(question: Question, draft: Draft) -> None:
    """Ask until the answer fits, or until there is none where none is needed."""
    _say_question(question, draft)
    while True:
        answer = input("> ").strip()
        if not answer and not question.needed:
            return
        if not answer:
            _say("This one is needed.")
            continue
        draft.answers[question.key] = _tidied(question, answer, draft)
        found = _say_problems(question, draft)
        if not any(item.severity == "error" for item in found):
            return
        del draft.answers[question.key]


def _ask_id(draft: Draft, folder: Path) -> None:
    """Ask for another name for the file, where the record's own makes none or one that is taken."""
    while fault := draft.id_fault(folder):
        _say(
            f"{fault} If not, write another short name for the file, in small letters, with hyphens between the words."
        )
        draft.chosen_id = input("> ").strip().removesuffix(".yaml")
    _say(f"The file will be {folder / draft.file}.")


def _say_question(question: Question, draft: Draft) -> None:
    print()
    _say(f"{question.label}. {question.field.help}")
    choices = _choices(question, draft)
    if len(choices) > MOST_CHOICES:
        _say(f"There are {len(choices)} to choose from: write the name of one.")
    elif choices:
        _say(f"Choose from: {', '.join(choices)}.")
    else:
        _say(f"For example: {question.field.example}")
    if question.refers_to in ASKED:
        _say(f"Is it not there yet? Then stop, and write it first: python build.py new {question.refers_to}")
    if question.takes_list:
        _say("If there are more than one, put commas between them.")
    if not question.needed:
        _say("To leave it out, press Enter.")


def _say_problems(question: Question, draft: Draft) -> list[Problem]:
    found = draft.problems_with(question)
    for item in found:
        advice = "A piece of advice: " if item.severity == "warning" else ""
        _say(f"{advice}{item.message} {item.fix}")
    return found


def _choices(question: Question, draft: Draft) -> tuple[str, ...]:
    if question.refers_to:
        return tuple(sorted(draft.directory.of_kind(question.refers_to)))
    return question.choices


def _tidied(question: Question, answer: str, draft: Draft) -> str:
    """The answer with each choice as it is written in a record: "Ring first" is ring-first, a name is its id."""
    known = {choice: choice for choice in _choices(question, draft)}
    if question.refers_to:
        records = draft.directory.of_kind(question.refers_to).items()
        known = {id_from(getattr(record, "name", "")): identity for identity, record in records} | known
    if not known:
        return answer
    return ", ".join(known.get(id_from(part), part) for part in (parts_of(answer) if question.takes_list else [answer]))


def _say(text: str) -> None:
    """A few lines no wider than the window."""
    print(textwrap.fill(text, min(shutil.get_terminal_size().columns, 100), break_on_hyphens=False))


def _write(file: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise WrongUsage(f"{file} is there already. Nothing was written.") from None
    except OSError:
        file.unlink(missing_ok=True)
        raise


def _tell(folder: Path, draft: Draft, problems: list[Problem]) -> None:
    """Say what was written, what is advised, and what comes next."""
    file = folder / draft.file
    print(f"\nWritten: {file}")
    if problems:
        print(as_text(problems, folder.resolve().name))
    elsewhere = "" if folder == Path("directory") else f" --directory {folder}"
    _say("Next: open the file and add what else you know. Notes in it say what each field is for.")
    print(f"Then run: python build.py check{elsewhere} {file}")

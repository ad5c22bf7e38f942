"""The new command: asks for what a form needs, writes it, and says what to do next."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from signpost.cli.errors import UsageError, command
from signpost.cli.form import Form
from signpost.cli.new_record import RecordForm
from signpost.cli.prompts import fill, unreadable
from signpost.cli.questions import flags
from signpost.cli.report import as_text, counts
from signpost.records.directory import read_directory
from signpost.records.problem import Problem


def run(folder: Path, today: date, kind: str, given: Mapping[str, Any]) -> bool:
    """Write a new record from the flags given, and ask for the rest. Returns False, and writes nothing, on errors."""
    form = RecordForm(folder, kind, today, directory=read_directory(folder), chosen_id=given["id"] or "")
    take_flags(form, given)
    ask(form)
    if fault := form.id_fault():
        raise UsageError(f"{fault} Give another name for the file with --id. Nothing was written.")
    problems = write(form)
    if problems is not None:
        _tell(form, problems)
    return problems is not None


def take_flags(form: Form, given: Mapping[str, Any]) -> None:
    """Take the answers given as flags. Raises UsageError."""
    for question in form.questions:
        answer = (given[question.key] or "").strip()
        if unreadable(answer):
            raise UsageError(f"{question.flag} has letters that can't be read. Nothing was written.")
        if answer:
            form.answer(question, answer)


def ask(form: Form) -> None:
    """Ask for the other answers. Raises UsageError if there is nobody to ask, or they leave."""
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            fill(form)
        except EOFError:
            raise UsageError("\nThe answers stopped before the end. Nothing was written.") from None
    if missing := form.missing():
        needed = "\n".join(f"  {flags(question, form.questions)}" for question in missing)
        raise UsageError(f"There is nobody here to ask, so these are needed too:\n{needed}\nNothing was written.")


def write(form: Form) -> Sequence[Problem] | None:
    """Write the form's files and return the advice on them, or write nothing and return None if there is an error.

    Errors name the flags, since the answers are in no file yet.
    """
    problems = form.problems()
    if not counts(problems)["errors"]:
        form.write()
        return problems
    for found in problems:
        question = form.question_of(found)
        place = question.flag if question else found.field or found.file
        print(f"{place}: {found.message} {found.fix}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)
    return None


def _tell(form: RecordForm, problems: Sequence[Problem]) -> None:
    """Print what was written, the advice on it, and what comes next."""
    files = [str(form.folder / one.file) for one in (*form.before, form)]
    elsewhere = "" if form.folder == Path("directory") else f" --directory {form.folder}"
    print(f"\nWritten: {', '.join(files)}")
    if problems:
        print(as_text(problems, form.folder.resolve().name))
    print("Next: open the file and add what else you know. The notes in it say what each field is for.")
    print(f"Then run: {command()} check{elsewhere} {' '.join(files)}")

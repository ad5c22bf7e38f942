"""The new command: asks for what a record needs, writes it, and says what to do next."""

import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from signpost.cli.draft import Draft, plain_path, unreadable
from signpost.cli.errors import UsageError
from signpost.cli.prompts import ask_all
from signpost.cli.questions import flags, questions
from signpost.cli.report import as_text, counts
from signpost.records.directory import read_directory
from signpost.records.problem import Problem


def run(folder: Path, today: date, kind: str, given: Mapping[str, Any]) -> bool:
    """Write a new record from the flags given, asking for the rest. False, with nothing written, where it is faulty."""
    draft = Draft(read_directory(folder), kind, today, chosen_id=given["id"] or "")
    _take_flags(draft, given)
    if sys.stdin is not None and sys.stdin.isatty():
        try:
            ask_all(draft, folder)
        except EOFError:
            raise UsageError("\nThe answers stopped before the end. Nothing was written.") from None
    _require(draft, folder)
    problems = draft.problems()
    if counts(problems)["errors"]:
        _say_faults(draft, problems)
        return False
    _write(folder / draft.file, draft.text())
    _tell(draft, folder, problems)
    return True


def _take_flags(draft: Draft, given: Mapping[str, Any]) -> None:
    for question in questions(draft.kind):
        answer = (given[question.key] or "").strip()
        if unreadable(answer):
            raise UsageError(f"{question.flag} has letters that can't be read. Nothing was written.")
        if answer:
            draft.answer(question, answer)


def _require(draft: Draft, folder: Path) -> None:
    """Refuse what can't be written, where there was nobody to ask."""
    if missing := draft.missing():
        needed = "\n".join(f"  {flags(question, questions(draft.kind))}" for question in missing)
        raise UsageError(f"There is nobody here to ask, so these are needed too:\n{needed}\nNothing was written.")
    if fault := draft.id_fault(folder):
        raise UsageError(f"{fault} Give another name for the file with --id. Nothing was written.")


def _say_faults(draft: Draft, problems: list[Problem]) -> None:
    """What is wrong with the answers. They stand in no file yet, so flags say where."""
    flag_of = {question.path: question.flag for question in questions(draft.kind)}
    for found in problems:
        path = plain_path(found.field)
        print(f"{flag_of.get(path, path)}: {found.message} {found.fix}", file=sys.stderr)
    print("Nothing was written.", file=sys.stderr)


def _write(file: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise UsageError(f"{file} is there already. Nothing was written.") from None
    except OSError:
        file.unlink(missing_ok=True)
        raise


def _tell(draft: Draft, folder: Path, problems: list[Problem]) -> None:
    """Say what was written, what is advised, and what comes next."""
    file = folder / draft.file
    elsewhere = "" if folder == Path("directory") else f" --directory {folder}"
    print(f"\nWritten: {file}")
    if problems:
        print(as_text(problems, folder.resolve().name))
    print("Next: open the file and add what else you know. The notes in it say what each field is for.")
    print(f"Then run: python build.py check{elsewhere} {file}")

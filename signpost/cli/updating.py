"""The update command: what a group tells, in a form or an e-mail, becomes a new or changed record."""

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from signpost.changes.aspects import ASPECTS
from signpost.changes.review import is_alarming, review
from signpost.cli.errors import UsageError
from signpost.cli.report import ORDER
from signpost.cli.writing_files import next_steps, write_files
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import printable
from signpost.submissions.text import LARGEST
from signpost.submissions.update import update

UNTOUCHED: Final = "Nothing was written."


def run(folder: Path, today: date, source: str) -> bool:
    """Write what the submission in a file, or in the standard input for "-", says into the records.

    Returns False, and writes nothing, if it can't be used; why is printed. Raises UsageError if there is no such file.
    """
    raw = _bytes(source)
    old = read_directory(folder)
    outcome = update(raw, old, today)
    if outcome.faults:
        _say(["This can't go in as it is:", *lines_of(outcome.faults), UNTOUCHED], error=True)
        return False
    write_files(folder, outcome.files)
    files = [folder / file for file in outcome.files]
    _say(f"Written: {file}" for file in files)
    _say([*lines_of(outcome.notes), *_meaning(old, outcome.directory), *next_steps(folder, files)])
    return True


def _bytes(source: str) -> bytes:
    """The submission, or as much of it as shows that it is too large."""
    if source == "-":
        return b"" if sys.stdin is None else sys.stdin.buffer.read(LARGEST + 1)
    path = Path(source)
    if not path.is_file():
        raise UsageError(f"There is no file {source}. Save the form or the e-mail as a file, and name it.")
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def lines_of(sentences: Iterable[str]) -> Iterator[str]:
    """Sentences as lines in which nothing that was typed can be an order to a terminal or to GitHub."""
    return (printable(f"- {sentence}").replace(ORDER, "# #[") for sentence in sentences)


def _meaning(old: Directory, new: Directory) -> Iterator[str]:
    """What the change means for whoever reviews it, in short."""
    for aspect in dict.fromkeys(one.aspect for one in review(old, new) if is_alarming(one)):
        yield " ".join((f"{ASPECTS[aspect][0]}.", ASPECTS[aspect][1]))


def _say(lines: Iterable[str], *, error: bool = False) -> None:
    for line in lines:
        print(line, file=sys.stderr if error else sys.stdout)

"""Problems as text, JSON, GitHub annotations and Markdown. Nothing else prints problems."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Final

from signpost.checks.markdown import as_code, as_plain
from signpost.records.codes import CODES
from signpost.records.problem import QUOTED, Problem, printable

Problems = Sequence[Problem]
# GitHub obeys ##[command] anywhere in a line of a log: actions/runner, Runner.Common/ActionCommand.cs
ORDER: Final = "##["
OTHERWISE_FINE: Final = "Everything else is fine."
MOST_SHOWN: Final = 20  # lines below one heading
THANKS: Final = "Thank you for your change."


def counts(problems: Problems) -> dict[str, int]:
    """Count the errors and warnings, and the files that have them."""
    errors = sum(problem.severity == "error" for problem in problems)
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "files": len({problem.file for problem in problems}),
    }


def as_text(problems: Problems, folder: str) -> str:
    """For a person at a terminal: by file, each problem with its line, what was written and what would pass."""
    parts = []
    for file, found in groupby(problems, key=lambda problem: problem.file):
        parts.append(f"{folder}/{file}")
        for problem in found:
            advice = " (advice)" if problem.severity == "warning" else ""
            field = f", {problem.field}" if problem.field else ""
            parts.append(f"  line {problem.line}{field}{advice}: {problem.message}")
            parts.append(f"      {problem.fix} [{problem.code}]")
        parts.append("")
    text = "\n".join([*parts, closing_words(problems)]) + "\n"
    return text.replace(ORDER, "# #[")


def closing_words(problems: Problems) -> str:
    """Say in one or two sentences how much there is to mend."""
    found = counts(problems)
    if not problems:
        return "No problem found."
    files = number_of(len({problem.file for problem in problems if problem.severity == "error"}), "file")
    if not found["errors"]:
        return f"Nothing has to be mended. {number_of(found['warnings'], 'piece')} of advice."
    advice = f" {number_of(found['warnings'], 'piece')} of advice." if found["warnings"] else ""
    unread = {problem.file for problem in problems if problem.code.startswith("yaml-")}
    rest = f"The rest of {'that file' if len(unread) == 1 else 'those files'} could not be read yet: there may be more."
    return f"{number_of(found['errors'], 'thing')} to mend in {files}.{advice} {rest if unread else OTHERWISE_FINE}"


def show(heading: str, lines: Sequence[str]) -> None:
    """Print a heading and as many lines below it as fit on a screen; nothing if there are none."""
    if lines:
        more = [f"… and {len(lines) - MOST_SHOWN} more."] if len(lines) > MOST_SHOWN else []
        print("\n  ".join([heading, *map(printable, lines[:MOST_SHOWN]), *more]))


def number_of(count: int, thing: str, things: str = "") -> str:
    """A number with its noun: "1 file", "2 files", "3 activities"."""
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"


def as_json(problems: Problems, _folder: str) -> str:
    """For programs: one object with the problems and the counts."""
    whole = {"problems": [asdict(problem) for problem in problems], "counts": counts(problems)}
    return json.dumps(whole, indent=1).replace(ORDER, "#\\u0023[") + "\n"


def as_github(problems: Problems, folder: str) -> str:
    """GitHub workflow commands, which show each problem beside its line.

    Escaped as in GitHub's own toolkit, so that nothing typed in a record can become a command to the workflow:
    https://github.com/actions/toolkit, packages/core/src/command.ts
    """
    lines = [
        f"::{problem.severity} file={_value(f'{folder}/{problem.file}')},line={problem.line},col={problem.column},"
        f"title={_value(_heading(problem))}::{_data(f'{problem.message} {problem.fix}')}"
        for problem in problems
    ]
    return "".join(f"{line}\n" for line in lines)


def _heading(problem: Problem) -> str:
    """What kind of problem it is, in plain words."""
    _, meaning = CODES[problem.code]
    return f"{'Advice' if problem.severity == 'warning' else 'To mend'}: {meaning.removesuffix('.')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_markdown(problems: Problems, _folder: str) -> str:
    """For the page of a pull request: thanks first, then what to mend."""
    parts = [THANKS, "", _marked_up(closing_words(problems)), ""]
    for file, found in groupby(problems, key=lambda problem: problem.file):
        parts += [f"**{as_code(file)}**", ""]
        for problem in found:
            kind = "advice" if problem.severity == "warning" else "to mend"
            parts.append(f"- Line {problem.line} ({kind}): {_marked_up(f'{problem.message} {problem.fix}')}")
        parts.append("")
    if counts(problems)["errors"]:
        parts += ["If you are stuck, say so below and a curator will help.", ""]
    return "\n".join(parts)


def _marked_up(text: str) -> str:
    """Escape a text for Markdown. What was typed becomes code, in which GitHub makes no links and no mentions."""
    pieces = re.split(f"({QUOTED.pattern})", text)
    return "".join(f"“{as_code(piece[1:-1])}”" if index % 2 else as_plain(piece) for index, piece in enumerate(pieces))


FORMATS: Final[dict[str, Callable[[Problems, str], str]]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "markdown": as_markdown,
}

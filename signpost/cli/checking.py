"""The check command: reads, checks and prints."""

import sys
from datetime import date
from pathlib import Path

from signpost.checks import check, check_since
from signpost.checks.redaction import UNNAMED
from signpost.checks.root_causes import grouped
from signpost.cli.report import FORMATS, THANKS, closing_words, counts, number_of
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import cache_folder
from signpost.records.problem import Problem
from signpost.site.protected import last_protection


def run(folder: Path, today: date, form: str, only: frozenset[str], since: str | None = None) -> bool:
    """Check a directory and print the problems in the files in `only`, or in all. Returns whether there is no error.

    `since` is a folder or Git revision with the records as they were: then only what differs is judged.
    """
    found = _of_change(folder, today, since) if since else _of_directory(folder, today, form, only)
    # A redacted file name is only printed if the user has typed it.
    problems = grouped([item for item in found if not only or item.file in only or UNNAMED in item.file])
    if form == "github":
        print(f"{THANKS} {closing_words(problems)}", file=sys.stderr)
    print(FORMATS[form](problems, folder.resolve().name), end="")
    return not counts(problems)["errors"]


def _of_directory(folder: Path, today: date, form: str, only: frozenset[str]) -> tuple[Problem, ...]:
    directory = read_directory(folder, focus=only)
    found = check(directory, today, before=last_protection(cache_folder(folder), folder))
    if form == "text" and not only:
        print(f"Read {size(directory)}.", file=sys.stderr)
    return found


def _of_change(folder: Path, today: date, since: str) -> tuple[Problem, ...]:
    from signpost.cli.earlier import earlier  # what unpacks a revision takes a while to import

    with earlier(folder, since) as before:
        return check_since(read_directory(before), read_directory(folder), today)


def size(directory: Directory) -> str:
    """What a directory contains, in words."""
    *most, last = (
        number_of(len(directory.activities), "activity", "activities"),
        number_of(len(directory.organisations), "organisation"),
        number_of(len(directory.venues), "venue"),
        number_of(len(directory.needs), "need"),
        number_of(len(directory.areas), "area"),
        number_of(len(directory.pathways), "pathway"),
    )
    return f"{', '.join(most)} and {last}"

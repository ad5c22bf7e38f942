"""The check command: reads, checks and prints."""

import sys
from datetime import date
from pathlib import Path

from signpost.checks import check
from signpost.checks.redaction import UNNAMED
from signpost.checks.root_causes import grouped
from signpost.cli.report import FORMATS, counts, number_of
from signpost.records.cache import CACHE
from signpost.records.directory import Directory, read_directory
from signpost.site.protected import last_protection


def run(folder: Path, today: date, form: str, only: frozenset[str]) -> bool:
    """Check a directory and print the problems in the files in `only`, or in all. Returns whether there is no error."""
    directory = read_directory(folder, focus=only)
    found = check(directory, today, before=last_protection(CACHE, folder))
    # A redacted file name is only printed if the user has typed it.
    problems = grouped([item for item in found if not only or item.file in only or UNNAMED in item.file])
    if form == "text" and not only:
        print(f"Read {size(directory)}.", file=sys.stderr)
    print(FORMATS[form](problems, folder.resolve().name), end="")
    return not counts(problems)["errors"]


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

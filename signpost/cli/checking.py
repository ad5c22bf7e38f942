"""The check command: read, check, print."""

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
    """Check a directory and print what is found, of the files in `only` or of all. True where nothing is wrong."""
    directory = read_directory(folder, focus=only)
    found = check(directory, today, before=last_protection(CACHE, folder))
    # The name of a file that must not be told is only told by whoever has typed it.
    problems = grouped([item for item in found if not only or item.file in only or UNNAMED in item.file])
    if form == "text" and not only:
        print(f"Read {size(directory)}.", file=sys.stderr)
    print(FORMATS[form](problems, folder.resolve().name), end="")
    return not counts(problems)["errors"]


def size(directory: Directory) -> str:
    """What a directory holds, in words."""
    *most, last = (
        number_of(len(directory.activities), "activity", "activities"),
        number_of(len(directory.organisations), "organisation"),
        number_of(len(directory.venues), "venue"),
        number_of(len(directory.needs), "need"),
        number_of(len(directory.areas), "area"),
        number_of(len(directory.pathways), "pathway"),
    )
    return f"{', '.join(most)} and {last}"

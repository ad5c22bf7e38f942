"""The check command: read, check, print."""

import sys
from datetime import date
from pathlib import Path

from signpost.checks import check
from signpost.cli.report import FORMATS, counts
from signpost.records.directory import Directory, read_directory


def run(folder: Path, today: date, form: str, only: frozenset[str]) -> bool:
    """Check a directory and print what is found, of the files in `only` or of all. True where nothing is wrong."""
    directory = read_directory(folder, focus=only)
    problems = [found for found in check(directory, today) if not only or found.file in only]
    if form == "text" and not only:
        print(f"Read {size(directory)}.", file=sys.stderr)
    print(FORMATS[form](problems, folder.resolve().name), end="")
    return not counts(problems)["errors"]


def size(directory: Directory) -> str:
    """What a directory holds, in words."""
    return (
        f"{len(directory.activities)} activities, {len(directory.organisations)} organisations, "
        f"{len(directory.venues)} venues, {len(directory.needs)} needs, {len(directory.areas)} areas and "
        f"{len(directory.pathways)} pathways"
    )

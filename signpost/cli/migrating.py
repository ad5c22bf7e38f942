"""The migrate command: writes records of an older format in the newest one, and says first what it will do."""

import difflib
import sys
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from pathlib import Path
from typing import Final

from signpost.checks.redaction import redacted_files
from signpost.cli.errors import UsageError, command
from signpost.cli.prompts import say
from signpost.cli.report import number_of
from signpost.cli.writing_files import write_files
from signpost.records.directory import Directory, read_directory
from signpost.records.file_names import ENDING
from signpost.records.migration import Migration, migration
from signpost.records.problem import printable
from signpost.records.versions import FORMATS, Format

MOST: Final = 30  # files whose lines are shown


def run(folder: Path, *, yes: bool, formats: Sequence[Format] = FORMATS) -> bool:
    """Migrate the records in a folder, if somebody agrees or `yes`. Returns whether they are in the newest format then.

    Raises UsageError if no Signpost of this age can read them, and OSError.
    """
    directory = read_directory(folder)
    _require(directory, formats[-1])
    if directory.about.schema_version == formats[-1].version:
        print(f"The records are in format {formats[-1].version}, the newest. There is nothing to do.")
        return True
    texts = {file: (folder / file).read_bytes() for file in _files(directory)}
    plan = migration(directory, texts, formats)
    _tell(plan, texts, redacted_files(directory))
    if plan.by_hand:
        say("Nothing was written. Change these by hand first, since their lines can't be told apart surely:")
        print("\n".join(f"  {file}" for file in plan.by_hand))
        return False
    if not (yes or _agreed(plan)):
        say("Nothing was written.")
        return False
    write_files(folder, plan.files)
    print(f"Written: {number_of(len(plan.files), 'file')}. See whether all is well: {command()} check")
    return True


def _require(directory: Directory, newest: Format) -> None:
    version = directory.about.schema_version
    if version < 1:
        raise UsageError("directory.yaml does not say in which format the records are: write schema_version.")
    if version > newest.version:
        raise UsageError(
            f"The records are in format {version}, and this Signpost knows format {newest.version} and older ones. "
            "Use a newer Signpost."
        )


def _files(directory: Directory) -> list[str]:
    """The files of records that can be read at all."""
    return sorted({source.file for source in directory.folder.sources if source.file.endswith(ENDING)})


def _tell(plan: Migration, texts: Mapping[str, bytes], hidden: Set[str]) -> None:
    """Print what changed in the format, and how each file will."""
    for one in plan.formats:
        print(f"Format {one.version}, since {one.since}: {one.says}")
    print(f"\n{number_of(len(plan.files), 'file')} will change:")
    for file, after in list(plan.files.items())[:MOST]:
        lines = ["  (a sensitive record, whose words are not shown)"] if file in hidden else _lines(texts[file], after)
        print("\n".join([file, *lines]))
    if len(plan.files) > MOST:
        print(f"… and {len(plan.files) - MOST} more in the same way.")


def _lines(before: bytes, after: bytes) -> Iterator[str]:
    """The lines that go and come."""
    old, new = (text.decode("utf-8-sig").splitlines() for text in (before, after))
    changed = islice(difflib.unified_diff(old, new, n=0, lineterm=""), 2, None)  # after the two names of files
    return (f"  {printable(line)}" for line in changed if not line.startswith("@@"))


def _agreed(plan: Migration) -> bool:
    """Ask a person. Nobody there to ask means no."""
    if sys.stdin is None or not sys.stdin.isatty():
        say("Nobody is here to ask. Run this with --yes to write them.")
        return False
    try:
        return input(f"Write {number_of(len(plan.files), 'file')}? (yes or no) ").strip().casefold() in {"y", "yes"}
    except EOFError:
        return False

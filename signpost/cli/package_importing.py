"""The import of a data package that Signpost wrote: its records as they were, without a mapping."""

import shutil
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from signpost.checks import check
from signpost.checks.new_problems import new_problems
from signpost.cli.errors import UsageError, command
from signpost.cli.report import as_text, number_of, show
from signpost.cli.writing_files import encoded, list_texts, write_directory, write_files
from signpost.imports.own_package import read
from signpost.imports.package_files import Brought, files_for, first_files
from signpost.imports.reading.listing import Log, SourceFault
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import Problem, printable

NOTHING: Final = "Nothing was imported."
NAMES: Final = {
    "activity": ("activity", "activities"),
    "organisation": ("organisation", ""),
    "venue": ("venue", ""),
    "need": ("need", ""),
    "area": ("area", ""),
    "level": ("level of support", "levels of support"),
    "pathway": ("pathway", ""),
    "assurance": ("question of assurance", "questions of assurance"),
    "member": ("member directory", "member directories"),
    "directory": ("directory.yaml", "directory.yaml"),
    "leaflet": ("leaflet", ""),
    "topic": ("topic of the conversation", "topics of the conversation"),
}
SENSITIVE: Final = ("activity", "organisation", "venue")
NEVER: Final = (
    "No package has these: notes in the files (lines that start with #), tables of figures as they are kept, and which "
    "groups asked not to be listed."
)


def run(folder: Path, today: date, source: str, *, update: bool) -> bool:
    """Bring the records of a package into a directory, which is created if there is none.

    A record that is there already and differs stays as it is, and is named; with `update` it is changed if it has a
    file of its own. Returns False, and writes nothing, if the checks would find errors. Raises UsageError.
    """
    if not Path(source).exists():
        raise UsageError(f"There is no file or folder called “{source}”.")
    try:
        package = read(Path(source), Log(_tell))
    except SourceFault as fault:
        _tell(f"{fault}\n{NOTHING}")
        return False
    new = not folder.exists()
    with TemporaryDirectory(prefix=".signpost-", dir=folder.resolve().parent) as scratch:
        trial = Path(scratch) / "directory"
        if new:
            made, before = first_files(package), None
            write_directory(trial, made.files)
        else:
            shutil.copytree(folder, trial)
            before = read_directory(folder)
            made = files_for(package, before, list_texts(folder), update=update)
            write_files(trial, encoded(made.files))
        if bad := _errors(before, read_directory(trial), today):
            print(as_text(bad, str(folder)), file=sys.stderr)
            _tell(f"These are errors that it would have. {NOTHING}")
            return False
        if new:
            trial.chmod(0o755)
            trial.rename(folder)
        else:
            write_files(folder, encoded(made.files))
    _sum_up(made, package.left_out, folder)
    return True


def _errors(before: Directory | None, after: Directory, today: date) -> list[Problem]:
    """The errors that the records bring in."""
    found = new_problems(check(before, today), after, today) if before else check(after, today)
    return [one for one in found if one.severity == "error"]


def _sum_up(made: Brought, left_out: Mapping[str, int], folder: Path) -> None:
    for words, counts in (("New", made.new), ("Already here, and the same", made.same)):
        if told := _counted(counts):
            print(f"{words}: {told}.")
    show("Changed:", made.changed)
    show("Different in the package, and left as they are here:", made.differ)
    show("Not imported, because these groups asked not to be listed:", made.unlisted)
    if told := _counted({kind: count for kind, count in left_out.items() if kind in SENSITIVE}):
        print(f"Not in the package, because they must not be found: {told}. Links to them are not in it either.")
    if told := _counted({kind: count for kind, count in left_out.items() if kind in NAMES.keys() - set(SENSITIVE)}):
        print(f"Not in the package: {told}.")
    print(NEVER)
    print(f"Next: {command()} check --directory {folder}")


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(_number(kind, count) for kind, count in counts.items() if count)


def _number(kind: str, count: int) -> str:
    one, many = NAMES[kind]
    return number_of(count, one, many) if many else number_of(count, one)


def _tell(words: str) -> None:
    print("\n".join(map(printable, words.split("\n"))), file=sys.stderr, flush=True)

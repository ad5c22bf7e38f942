"""The changes command: what a change of the records means for its reviewer and for the site."""

import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from signpost.changes.affected import Affected, affected
from signpost.changes.review import review
from signpost.checks import check
from signpost.cli.change_report import FORMATS
from signpost.cli.errors import UsageError
from signpost.records.directory import Directory, read_directory
from signpost.views.snapshot import Snapshot


def run(folder: Path, since: str, today: date, form: str) -> bool:
    """Print what differs between the records in `folder` and those of a folder or Git revision. Always returns True."""
    with _earlier(folder, since) as before:
        old, new = read_directory(before), read_directory(folder)
        print(FORMATS[form](review(old, new), _affected(old, new, today)), end="")
    return True


def _affected(old: Directory, new: Directory, today: date) -> Affected:
    """The pages and leaflets that differ; none if the records have errors, since nothing can be built from those."""
    if any(problem.severity == "error" for directory in (old, new) for problem in check(directory, today)):
        print(
            "The records have errors, so this can't say which pages will change. Run check to see them.",
            file=sys.stderr,
        )
        return Affected()
    return affected(Snapshot(old, today), Snapshot(new, today))


@contextmanager
def _earlier(folder: Path, since: str) -> Iterator[Path]:
    """The folder with the records as they were: the folder that is named, or one with those of a Git revision."""
    if Path(since).is_dir():
        yield Path(since)
        return
    with TemporaryDirectory() as made:
        archive = _git(folder, "archive", "--format=zip", _commit(folder, since), ".")
        with ZipFile(io.BytesIO(archive)) as packed:
            packed.extractall(made)  # it makes files only, and none outside the folder
        yield Path(made)


def _commit(folder: Path, since: str) -> str:
    return _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}").decode().strip()


def _git(folder: Path, *words: str) -> bytes:
    """What Git answers. Raises UsageError if there is no Git, no repository or no such revision."""
    try:
        git = shutil.which("git") or "git"
        return subprocess.run([git, "-C", folder, *words], capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        since = words[-1].removesuffix("^{commit}")
        raise UsageError(
            f"There is neither a folder nor a Git revision called {since} to compare {folder} with.\n"
            "Name a folder with the records as they were, or a revision such as HEAD~1 or origin/main."
        ) from error

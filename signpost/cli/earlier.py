"""The records as they were: in another folder, or at a revision of a Git repository."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from signpost.cli.errors import UsageError
from signpost.cli.options import records_in


@contextmanager
def earlier(folder: Path, since: str) -> Iterator[Path]:
    """The folder with the records as they were: the folder that is named, or one with those of a Git revision."""
    if Path(since).is_dir():
        yield records_in(Path(since))
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

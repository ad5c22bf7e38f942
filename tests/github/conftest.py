"""What the tests of the workflows share: a workspace with the engine, a change, and what it starts from."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.goldens import BASE
from tests.github.running import engine, git, run, steps

Edit = Callable[[Path], object]
Workspace = Callable[[Edit], Path]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return a function that makes the workspace of a job, for a change that edits the folder of records."""
    return lambda edit: _workspace(tmp_path / "workspace", edit)


def _workspace(home: Path, edit: Edit) -> Path:
    engine(home / "main")
    change = home / "change"
    shutil.copytree(BASE, change / "directory")
    git(change, "init", "--quiet", "--initial-branch", "main")
    commit(change, "Records")
    git(change, "checkout", "--quiet", "-b", "theirs")
    edit(change / "directory")
    commit(change, "A change")
    git(change, "checkout", "--quiet", "--detach", "main")
    git(change, "merge", "--quiet", "--no-ff", "--message", "As it would be", "theirs")
    before = run(steps("check.yaml", "records")["Find out what this change starts from"], home).outputs
    git(change, "worktree", "add", "--quiet", "../before", before.strip().removeprefix("commit="))
    return home


def commit(folder: Path, message: str) -> None:
    """Commit all that is in a folder."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)

"""The changes command as a reviewer runs it: against a folder, and against a revision of a real Git repository."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.cli.running import DAY, build_py

GIT: Final = shutil.which("git") or "git"
NAMED: Final = ("-c", "user.name=Curator", "-c", "user.email=curator@signpost.example")


def git(folder: Path, *words: str) -> None:
    subprocess.run([GIT, "-C", folder, *NAMED, *words], check=True, capture_output=True)


def close(folder: Path) -> None:
    """Change a group's number without a new check."""
    record = folder / "activities" / "knit-and-natter.yaml"
    text = record.read_text("utf-8")
    number = next(line for line in text.splitlines() if line.strip().startswith("phone:"))
    record.write_text(text.replace(number, "  phone: 0117 496 0999"), "utf-8")


@pytest.fixture
def repository(folder: Path) -> Path:
    """A directory in a new repository, in which one change is not committed."""
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", "--all")
    git(folder.parent, "commit", "--quiet", "--message", "Records")
    close(folder)
    return folder


def test_what_is_not_committed_is_compared_with_the_last_commit(repository: Path) -> None:
    done = build_py("changes", "--directory", repository, "--date", DAY)
    assert done.code == 0
    assert "A CONTACT IS DIFFERENT" in done.out
    assert "is now “0117 496 0999”" in done.out
    assert "activities/knit-and-natter.html" in done.out


def test_a_committed_change_is_compared_with_a_revision(repository: Path) -> None:
    git(repository, "commit", "--all", "--quiet", "--message", "Number")
    assert build_py("changes", "--directory", repository).out == "Nothing that the records say has changed.\n"
    found = json.loads(build_py("changes", "--directory", repository, "--since", "HEAD~1", "--format", "json").out)
    assert [item["aspect"] for item in found["changes"] if item["alarming"]] == ["contact"]


def test_two_folders_can_be_compared(folder: Path, tmp_path: Path) -> None:
    before = shutil.copytree(folder, tmp_path / "before")
    close(folder)
    done = build_py("changes", "--directory", folder, "--since", before, "--format", "markdown")
    assert "### A contact is different" in done.out


@pytest.mark.parametrize("since", ["no-such-branch", "--output=x", "HEAD:directory"])
def test_what_is_neither_a_folder_nor_a_revision_is_refused_in_words(repository: Path, since: str) -> None:
    done = build_py("changes", "--directory", repository, f"--since={since}")
    assert done.code == 2
    assert f"There is neither a folder nor a Git revision called {since}" in done.err


def test_records_with_errors_are_compared_and_nothing_is_said_of_pages(repository: Path) -> None:
    record = repository / "activities" / "knit-and-natter.yaml"
    record.write_text(record.read_text("utf-8") + "no_such_field: 1\n", "utf-8")
    done = build_py("changes", "--directory", repository, "--date", DAY)
    assert done.code == 0
    assert "A CONTACT IS DIFFERENT" in done.out
    assert "will differ" not in done.out
    assert "Run check to see them" in done.err

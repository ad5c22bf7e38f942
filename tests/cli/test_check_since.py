"""Promises of check --since: a change answers for what it touches and what it breaks, and for nothing else."""

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.cli.goldens import CASES
from tests.cli.running import DAY, Result, build_py, in_this_process
from tests.cli.test_changes import git

SLIPS: Final = next(case for case in CASES if case.name == "slips")
TABLE: Final = yaml.safe_load((Path(__file__).parent / "since.yaml").read_text("utf-8"))


def edit(folder: Path, file: str, find: str, put: str | None) -> None:
    """Make one edit of a case."""
    target = folder / file
    text = target.read_text("utf-8") if target.exists() else ""
    assert find in text
    if put is None:
        target.unlink()
    else:
        target.write_text(text.replace(find, put, 1) if find else text + put, "utf-8")


def since(folder: Path, before: Path | str, form: str = "json", *more: str | Path) -> Result:
    return in_this_process("check", "--directory", folder, "--since", before, "--date", DAY, "--format", form, *more)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["title"])
def test_a_change_answers_for_this(case: dict[str, Any], folder: Path, tmp_path: Path) -> None:
    if case.get("faulty"):
        shutil.copytree(SLIPS / "records", folder, dirs_exist_ok=True)
    for words in case.get("before", ()):
        edit(folder, *words)
    before = shutil.copytree(folder, tmp_path / "before")
    for words in case["edits"]:
        edit(folder, *words)
    done = since(folder, before)
    found = json.loads(done.out)
    assert [f"{item['code']} {item['file']}:{item['line']}" for item in found["problems"]] == case["says"]
    assert done.code == (1 if found["counts"]["errors"] else 0)


def test_what_a_volunteer_reads_of_it(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(SLIPS / "records", folder, dirs_exist_ok=True)
    before = shutil.copytree(folder, tmp_path / "before")
    edit(folder, "activities/story-hour.yaml", "starts: 9:30", "starts: half nine-ish")
    told = since(folder, before, "markdown").out
    assert told.startswith("Thank you for your change.\n\n1 thing to mend in 1 file. Everything else is fine.\n")
    assert "**`activities/story-hour.yaml`**" in told
    assert "- Line 10 (to mend): “`half nine-ish`” is not a time" in told
    assert "Write a time by the 24-hour clock, such as 09:30 or 14:00." in told
    assert "If you are stuck, say so below and a curator will help." in told
    done = since(folder, before, "github")
    assert done.err == "Thank you for your change. 1 thing to mend in 1 file. Everything else is fine.\n"
    assert done.out.startswith("::error file=directory/activities/story-hour.yaml,line=10,col=13,title=To mend%3A ")
    assert done.out.count("\n") == 1


def test_a_file_with_a_telling_name_is_judged_and_not_named(folder: Path, tmp_path: Path) -> None:
    home = (folder / "organisations" / "lantern-project.yaml").read_text("utf-8")
    (folder / "organisations" / "9-kestlewick-road.yaml").write_text(
        home.replace("kind: charity", "kind: house"), "utf-8"
    )
    before = shutil.copytree(folder, tmp_path / "before")
    shutil.copy(folder / "organisations" / "corner-room-friends.yaml", folder / "organisations" / "a-new-one.yaml")
    assert "not named here" not in since(folder, before).out  # it is now another number in its folder
    edit(folder, "organisations/9-kestlewick-road.yaml", "Lantern Project", "Lantern House")
    told = since(folder, before).out
    assert "not named here" in told
    assert "kestlewick" not in told


def test_a_revision_of_git_does_as_well(folder: Path) -> None:
    shutil.copytree(SLIPS / "records", folder, dirs_exist_ok=True)
    git(folder.parent, "init", "--quiet")
    git(folder.parent, "add", "--all")
    git(folder.parent, "commit", "--quiet", "--message", "Records")
    assert since(folder, "HEAD", "text").out == "No problem found.\n"
    edit(folder, "activities/story-hour.yaml", "starts: 9:30", "starts: half nine-ish")
    assert since(folder, "HEAD").code == 1
    assert since(folder, "HEAD", "text", folder / "activities" / "knit-and-natter.yaml").out == "No problem found.\n"
    done = build_py("check", "--directory", folder, "--since", "no-such-branch")
    assert done.code == 2
    assert "neither a folder nor a Git revision called no-such-branch" in done.err

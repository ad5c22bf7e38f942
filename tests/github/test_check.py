"""The check of a change, step by step: what a volunteer reads, and what she is never shown."""

import shutil
from pathlib import Path

import pytest

from tests.cli.goldens import CASES
from tests.cli.test_check_since import edit
from tests.cli.test_report import MARKDOWN
from tests.github.conftest import Workspace
from tests.github.running import Done, git, run, steps

SLIPS = next(case for case in CASES if case.name == "slips")
FORGED = next(case for case in CASES if case.name == "forged")


def checked(home: Path) -> Done:
    return run(steps("check.yaml", "records")["Check the records"], home)


def a_slip(folder: Path) -> None:
    edit(folder, "activities/story-hour.yaml", "starts: 9:30", "starts: half nine-ish")


def test_a_good_change_is_thanked_for_and_passes(workspace: Workspace) -> None:
    home = workspace(lambda folder: edit(folder, "activities/story-hour.yaml", "small children", "young children"))
    done = checked(home)
    assert done.code == 0
    assert "::" not in done.log
    assert done.summary.startswith("Thank you for your change.\n\nNo problem found.\n")
    assert "## What this change does" in done.summary
    assert "was `Songs and picture books for small children" in done.summary
    assert (home / "review" / "check.txt").read_text("utf-8") == "No problem found.\n"
    assert "young children" in (home / "review" / "changes.txt").read_text("utf-8")


def test_a_slip_is_named_with_its_line_and_what_would_pass(workspace: Workspace) -> None:
    done = checked(workspace(a_slip))
    assert done.code == 1
    assert done.log.startswith("Thank you for your change. 1 thing to mend in 1 file. Everything else is fine.\n")
    assert "::error file=directory/activities/story-hour.yaml,line=10,col=13,title=To mend%3A A value" in done.log
    assert "“`half nine-ish`” is not a time that can be read. Write a time by the 24-hour clock" in done.summary
    assert "If you are stuck, say so below and a curator will help." in done.summary


def test_faults_that_were_there_before_are_not_hers(workspace: Workspace) -> None:
    home = workspace(lambda folder: edit(folder, "activities/story-hour.yaml", "small children", "young children"))
    for state in ("before", "change"):
        shutil.copytree(SLIPS / "records", home / state / "directory", dirs_exist_ok=True)
    done = checked(home)
    assert done.code == 0
    assert "knit-and-natter" not in done.log + done.summary


def test_a_dangerous_change_is_named_in_the_summary(workspace: Workspace) -> None:
    home = workspace(lambda folder: edit(folder, "activities/knit-and-natter.yaml", "496 0021", "496 0099"))
    done = checked(home)
    assert done.code == 0
    assert "### A contact is different" in done.summary
    assert "ring the old number" in done.summary.lower()


def test_nothing_typed_becomes_an_order_or_markup(workspace: Workspace) -> None:
    home = workspace(lambda folder: shutil.copytree(FORGED / "records", folder, dirs_exist_ok=True))
    done = checked(home)
    assert done.code == 1
    orders = [line for line in done.log.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith(("::error file=directory/", "::warning file=directory/")) for line in orders)
    rest = [line for line in done.log.splitlines() if line not in orders]  # an order is read to the end of its line
    assert "##[" not in "".join(rest)
    assert "\n::" not in done.summary
    parts = [part for block in MARKDOWN.parse(done.summary) for part in block.children or [block]]
    assert not {part.type for part in parts} & {"html_inline", "html_block", "link_open", "image"}


@pytest.mark.parametrize("made", ["link", "file", "none"])
def test_records_that_are_no_folder_are_refused(workspace: Workspace, made: str, tmp_path: Path) -> None:
    def replace(folder: Path) -> None:
        shutil.rmtree(folder)
        if made == "link":
            folder.symlink_to("/etc")
        elif made == "file":
            folder.write_text("x", "utf-8")

    done = checked(workspace(replace))
    assert done.code == 1
    assert "::error title=To mend%3A Not a folder::" in done.log


def test_a_link_among_the_records_is_refused_and_not_followed(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: Xanadu\n", "utf-8")
    done = checked(workspace(lambda folder: (folder / "activities" / "x.yaml").symlink_to(tmp_path / "secret.yaml")))
    assert done.code == 1
    assert "link" in done.log
    assert "Xanadu" not in done.log + done.summary


def test_what_is_put_beside_the_records_is_not_run(workspace: Workspace) -> None:
    def plant(folder: Path) -> None:
        for name in ("build.py", "sitecustomize.py", "signpost/__init__.py", "yaml.py", ".gitattributes"):
            file = folder.parent / name
            file.parent.mkdir(exist_ok=True)
            file.write_text("import os; print('planted'); os._exit(0)\n", "utf-8")
        a_slip(folder)

    done = checked(workspace(plant))
    assert done.code == 1
    assert "planted" not in done.log + done.summary


# What else it touches


@pytest.mark.parametrize(
    ("path", "more"), [("directory/notes.txt", "no"), ("signpost/x.py", "yes"), (".github/workflows/check.yaml", "yes")]
)
def test_tests_run_only_if_more_than_records_change(workspace: Workspace, path: str, more: str) -> None:
    def touch(folder: Path) -> None:
        file = folder.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x", "utf-8")

    home = workspace(touch)
    assert git(home / "change", "rev-list", "--count", "HEAD") == "3"
    step = {**steps("check.yaml", "touches")["See whether it touches more than records"], "working-directory": "change"}
    assert run(step, home).outputs == f"more={more}\n"


# The gate


@pytest.mark.parametrize(
    ("records", "touches", "more", "engine", "passes"),
    [
        ("success", "success", "no", "skipped", True),
        ("success", "success", "yes", "success", True),
        ("success", "success", "yes", "skipped", False),
        ("success", "success", "yes", "failure", False),
        ("success", "success", "yes", "cancelled", False),
        ("failure", "success", "no", "skipped", False),
        ("cancelled", "success", "no", "skipped", False),
        ("skipped", "success", "no", "skipped", False),
        ("success", "failure", "", "skipped", False),
        ("success", "cancelled", "", "skipped", False),
        ("success", "success", "", "skipped", False),
        ("", "", "", "", False),
    ],
)
def test_the_gate_opens_only_if_all_that_was_meant_to_run_has_passed(
    tmp_path: Path, records: str, touches: str, more: str, engine: str, passes: bool
) -> None:
    settings = {"RECORDS": records, "TOUCHES": touches, "MORE": more, "ENGINE": engine}
    done = run(steps("check.yaml", "gate")["See how the others ended"], tmp_path, settings=settings)
    assert (done.code == 0) == passes
    assert ("::error title=Not yet::" in done.log) == (not passes)

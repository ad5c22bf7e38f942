"""Promises about what a reviewer is told of a change: every danger by its name, and no alarm about the rest."""

import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from signpost.changes.affected import Affected
from signpost.changes.review import Finding, is_alarming, review
from signpost.cli.change_report import as_json, as_markdown, as_text
from signpost.records.directory import read_directory
from tests.demonstration import copy_of_demonstration, demonstration

HERE: Final = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file. They are ours, and plain."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text("utf-8"))
    return found


def edited(case: dict[str, Any], folder: Path) -> Path:
    """A copy of the demonstration with the change of a case."""
    home = copy_of_demonstration(folder)
    if "delete" in case:
        (home / case["delete"]).unlink()
    if "move" in case:
        (home / case["move"][0]).rename(home / case["move"][1])
    if "add" in case:
        shutil.copy(home / case["like"], home / case["add"])
    if "find" in case:
        file = home / case.get("file", case.get("add", ""))
        text = file.read_text("utf-8")
        for find, put in [(case["find"], case["put"]), *([case["also"]] if "also" in case else [])]:
            assert find in text
            text = text.replace(find, put, 1)
        file.write_text(text, "utf-8")
    return home


def told(finding: Finding) -> str:
    """All that is said of a finding, as text."""
    return as_text((finding,), Affected())


@pytest.mark.parametrize("case", cases("dangerous.yaml"), ids=lambda case: case["title"])
def test_what_could_do_harm_is_named(case: dict[str, Any], tmp_path: Path) -> None:
    found = review(demonstration(), read_directory(edited(case, tmp_path)))
    assert any(item.aspect == case["aspect"] and case["says"] in told(item) for item in found), "".join(
        map(told, found)
    )


@pytest.mark.parametrize("case", cases("harmless.yaml"), ids=lambda case: case["title"])
def test_nobody_is_alarmed_about_the_rest(case: dict[str, Any], tmp_path: Path) -> None:
    found = review(demonstration(), read_directory(edited(case, tmp_path)))
    assert not [item for item in found if is_alarming(item)]
    assert {item.aspect for item in found} - {"rest"} == {case.get("aspect", "rest")} - {"rest"}
    assert bool(found) == ("aspect" in case)
    assert not found or any(case["says"] in told(item) for item in found)


def test_a_place_that_loses_its_protection_with_its_owner_is_named(tmp_path: Path) -> None:
    case = {"file": "activities/moving-forward-course.yaml", "find": "sensitive: yes\n", "put": ""}
    before = read_directory(edited(case, tmp_path / "before"))
    case = {"file": "organisations/sea-holly-project.yaml", "find": "sensitive: yes\n", "put": ""}
    after = tmp_path / "after"
    shutil.copytree(tmp_path / "before", after)
    file = after / "directory" / case["file"]
    file.write_text(file.read_text("utf-8").replace(case["find"], case["put"]), "utf-8")
    found = review(before, read_directory(after / "directory"))
    assert {item.file for item in found if item.aspect == "protection"} >= {"activities/moving-forward-course.yaml"}


def test_nothing_typed_about_a_sensitive_place_is_repeated(tmp_path: Path) -> None:
    case = {"file": "activities/sea-holly-support.yaml", "find": "summary: ", "put": "summary: At 9 Kestlewick Road. "}
    found = review(demonstration(), read_directory(edited(case, tmp_path)))
    assert found
    for form in (as_text, as_markdown, as_json):
        said = form(found, Affected())
        assert "Kestlewick" not in said
        assert "trained worker" not in said


@pytest.mark.parametrize(
    "typed",
    ["@everyone look", "[a](http://x.example)", "<script>alert(1)</script>", "::error::x", "##[error]x", "``` x"],
)
def test_what_was_typed_is_no_command_and_no_markup_in_a_pull_request(typed: str, tmp_path: Path) -> None:
    case = {"file": "activities/tea-and-talk.yaml", "find": "group_size: 18", "put": f"group_size: >-\n  {typed} 18"}
    said = as_markdown(review(demonstration(), read_directory(edited(case, tmp_path))), Affected())
    assert "##[" not in said
    line = next(line for line in said.splitlines() if "Group size" in line)
    fence = "````" if "```" in typed else "`"
    assert line.startswith("  - Group size was `18 to 25 people` and is now " + fence)
    assert re.search(rf"18 to 25 people ?{fence}\.", line)


def test_an_old_address_that_no_longer_leads_on_is_named(tmp_path: Path) -> None:
    add = {"file": "activities/tea-and-talk.yaml", "find": "verified:", "put": "formerly: [tea-club]\nverified:"}
    before, after = read_directory(edited(add, tmp_path)), demonstration()
    assert [(item.aspect, item.label, item.old) for item in review(before, after)] == [
        ("gone", "Former ids", "tea-club")
    ]
    assert [(item.aspect, item.new) for item in review(after, before)] == [("rest", "tea-club")]


def test_a_record_that_names_its_old_id_is_the_old_one_however_much_of_it_changed(tmp_path: Path) -> None:
    home = copy_of_demonstration(tmp_path)
    (home / "activities/sketch-walk.yaml").unlink()
    like = (home / "activities/tea-and-talk.yaml").read_text("utf-8")
    (home / "activities/drawing-out.yaml").write_text(f"{like}formerly: [sketch-walk]\n", "utf-8")
    found = review(demonstration(), read_directory(home))
    assert [(item.aspect, item.old, item.new) for item in found if item.label == "Address"] == [
        ("rest", "sketch-walk", "drawing-out")
    ]
    assert not [item for item in found if item.aspect == "new"]


def test_a_new_time_of_which_nobody_is_told_is_named(tmp_path: Path) -> None:
    case: dict[str, Any] = {
        "file": "activities/tea-and-talk.yaml",
        "find": "starts: 10:00",
        "put": "starts: 11:00",
    }
    told = {**case, "also": ["venue:", "changed: [{on: 2026-11-20, what: It starts an hour later.}]\nvenue:"]}
    for number, (edit, named) in enumerate([(case, True), (told, False)]):
        found = review(demonstration(), read_directory(edited(edit, tmp_path / str(number))))
        assert any(item.label == "What has changed" and item.note for item in found) == named

"""Leaflets that hold what is never printed: these cases need more than one file."""

from pathlib import Path
from typing import Final

import pytest

from signpost.records.problem import Problem
from tests.records.scratch import SMALL, problems_with

HEAD: Final = "title: Stories\naudience: For families\nopening: Come along.\nformat: tri-fold\n"
STORY_HOUR: Final = (SMALL / "activities/story-hour.yaml").read_text("utf-8")


def found(folder: Path, leaflet: str, story_hour: str = "", **files: str) -> tuple[Problem, ...]:
    """What is wrong with the leaflet; groups that point to a closed one have a problem of their own."""
    written = {"leaflets/stories.yaml": HEAD + leaflet, "activities/story-hour.yaml": STORY_HOUR + story_hour, **files}
    return tuple(item for item in problems_with(folder, written) if item.code != "instead-closed")


@pytest.mark.parametrize(
    "story_hour",
    ["status: closed\nstatus_since: 2026-10-01\n", "status: paused\nstatus_since: 2026-10-01\n", "print: none\n"],
    ids=["closed", "paused", "kept off paper"],
)
def test_a_selection_of_nothing_but_what_is_never_printed_is_told(tmp_path: Path, story_hour: str) -> None:
    [problem] = found(tmp_path, "select:\n  activities: [story-hour]\n", story_hour)
    assert (problem.file, problem.line, problem.severity) == ("leaflets/stories.yaml", 5, "warning")
    assert (problem.code, problem.message) == (
        "leaflet-unprinted",
        "All activities that fit this selection have closed or paused, or are kept off paper.",
    )


def test_one_that_was_named_and_has_closed_is_told_by_its_name(tmp_path: Path) -> None:
    closed = "status: closed\nstatus_since: 2026-10-01\n"
    [problem] = found(tmp_path, "select:\n  activities:\n    - knit-and-natter\n    - story-hour\n", closed)
    assert (problem.line, problem.severity) == (8, "warning")
    assert problem.message == "“story-hour” has closed, so it is not printed."


def test_one_that_was_not_named_may_close_without_a_word(tmp_path: Path) -> None:
    assert found(tmp_path, "select:\n  needs: [loneliness]\n", "status: closed\nstatus_since: 2026-10-01\n") == ()


def test_one_that_is_full_is_still_printed_as_a_pointer(tmp_path: Path) -> None:
    assert found(tmp_path, "select:\n  activities: [story-hour]\n", "status: full\nstatus_since: 2026-10-01\n") == ()


def test_a_sensitive_one_is_printed_only_where_its_own_record_says_so(tmp_path: Path) -> None:
    silent = (SMALL / "activities/lantern-line.yaml").read_text("utf-8").replace("print: name-and-phone\n", "")
    problems = found(tmp_path, "select:\n  needs: [domestic-abuse]\n", **{"activities/lantern-line.yaml": silent})
    assert [problem.code for problem in problems] == ["leaflet-unprinted"]


def test_an_id_that_is_not_there_is_told_once_and_not_as_an_empty_selection_too(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "select:\n  needs: [lonliness]\n")
    assert problem.code == "reference-unknown"


def test_a_group_for_a_discreet_need_of_which_all_would_be_printed_is_told_in_its_own_record(tmp_path: Path) -> None:
    private = STORY_HOUR.replace("needs: [", "needs: [domestic-abuse, ", 1) + "sensitive: no\n"
    menu = "select:\n  areas: [south-ward]\n"
    [problem] = problems_with(
        tmp_path / "whole", {"leaflets/menu.yaml": HEAD + menu, "activities/story-hour.yaml": private}
    )
    assert (problem.file, problem.field, problem.severity) == ("activities/story-hour.yaml", "needs[1]", "warning")
    assert problem.code == "leaflet-discreet-whole"
    for paper in ("name-and-phone", "none"):
        said_so = f"{private}print: {paper}\n"
        files = {"leaflets/menu.yaml": HEAD + menu, "activities/story-hour.yaml": said_so}
        assert problems_with(tmp_path / paper, files) == ()

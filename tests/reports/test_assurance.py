"""Promises about the report of what has lapsed: each once, whom to ring, and nothing of sensitive services."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from signpost.reports import REPORTS
from signpost.views.snapshot import Snapshot
from tests.demonstration import copy_of_demonstration, demonstration

UNTIL = date(2027, 4, 30)  # the last day of the Bournville Neighbours' insurance, and of Tea and Talk's own


def written(form: str, day: date, folder: Path | None = None) -> str:
    directory = read_directory(folder) if folder else demonstration()
    made = REPORTS["assurance"].formats[form](Snapshot(directory, day), check(directory, day))
    assert isinstance(made, str)
    return made


def due(day: date, folder: Path | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("json", day, folder))["due"]
    return found


def state(day: date, what: str, file: str) -> bool | None:
    """Whether something has lapsed; None if it isn't due at all."""
    return next((one["lapsed"] for one in due(day) if (one["what"], one["file"]) == (what, file)), None)


@pytest.mark.parametrize(
    ("days", "lapsed"), [(-61, None), (-60, False), (-1, False), (0, False), (1, True), (400, True)]
)
def test_it_tells_what_lapses_within_60_days_and_what_has_from_the_day_after(days: int, lapsed: bool | None) -> None:
    assert state(UNTIL + timedelta(days=days), "Insurance", "organisations/bournville-neighbours.yaml") is lapsed


def test_what_was_seen_too_long_ago_lapses_too() -> None:
    file = "organisations/bournville-neighbours.yaml"  # its safeguarding was seen on 11 June 2026, and holds 24 months
    assert state(date(2028, 6, 10), "Safeguarding", file) is False
    assert state(date(2028, 6, 11), "Safeguarding", file) is True


def test_an_answer_is_told_once_where_it_is_written_and_not_for_each_group_that_it_holds_for() -> None:
    found = [one for one in due(UNTIL + timedelta(days=1)) if one["file"].endswith("bournville-neighbours.yaml")]
    assert [one["what"] for one in found if one["paper"]] == ["Insurance"]
    keys = [(one["what"], one["file"], one["who"]) for one in due(date(2030, 1, 1)) if one["file"]]
    assert len(keys) == len(set(keys))


def test_it_says_whom_to_ring_and_in_which_file() -> None:
    told = written("text", date(2026, 11, 30))
    assert (
        "- Coronation Allotments: Insurance ran out on 31 October 2026. Ring 0117 496 0103, Plot steward. "
        "(organisations/coronation-allotments.yaml)"
    ) in told
    assert "St Brannoc's Church: Insurance runs out on 15 January 2027." in told
    assert told.index("LAPSED") < told.index("Coronation") < told.index("LAPSING") < told.index("St Brannoc's")


def test_a_mark_lapses_too() -> None:
    assert state(date(2028, 1, 1), "Harbour kite mark", "organisations/able-together.yaml") is True


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_of_a_sensitive_service_nothing_that_was_typed_is_told(form: str) -> None:
    told = written(form, date(2027, 9, 30))
    assert "A sensitive service" in told
    for typed in ("sea-holly", "Sea Holly", "Specialist quality mark", "2027-07-19", "19 July 2027", "17 August 2027"):
        assert typed not in told


def test_the_sheet_has_a_row_and_the_page_a_box_for_each() -> None:
    day = date(2027, 6, 1)
    [head, *rows] = csv.reader(io.StringIO(written("csv", day)))
    assert head[:4] == ["done", "what", "state", "last day"]
    assert len(rows) == len(due(day)) == written("markdown", day).count("- [ ] ")


def test_a_directory_without_questions_has_nothing_due(tmp_path: Path) -> None:
    folder = copy_of_demonstration(tmp_path)
    (folder / "assurance.yaml").unlink()
    for file in (*folder.glob("activities/*.yaml"), *folder.glob("organisations/*.yaml")):
        lines = file.read_text("utf-8").splitlines(keepends=True)
        first = next((at for at, line in enumerate(lines) if line == "  checks:\n"), None)
        if first is not None:
            last = next((at for at, line in enumerate(lines) if at > first and not line.startswith("    ")), len(lines))
            lines[first:last] = []
        file.write_text("".join(lines), "utf-8")
    told = written("text", date(2026, 11, 30), folder)
    assert told.startswith("On 30 November 2026, 0 answers about how groups are run have lapsed, and 0 will")

"""Promises about twins: whoever decides sees both records at once, and nothing of what must not be found."""

import csv
import json
from io import StringIO
from pathlib import Path

from signpost.checks import check
from signpost.records.directory import Directory
from signpost.reports.duplicates import as_json, as_sheet, as_text
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_directory

GROUP = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8")
LINE = (SMALL / "activities/lantern-line.yaml").read_text("utf-8")


def told(directory: Directory) -> str:
    return as_text(Snapshot(directory, TODAY), check(directory, TODAY))


def test_both_records_stand_side_by_side_and_what_differs_is_marked(tmp_path: Path) -> None:
    twin = GROUP.replace("Knit and Natter", "Wool Gathering") + "verified: {on: 2026-11-02, by: Curator, how: phone}\n"
    directory = small_directory(tmp_path, {"activities/wool-gathering.yaml": twin})
    text = told(directory)
    assert "One pair of records may be of the same thing." in text
    assert "  * Name: Knit and Natter\n          Wool Gathering\n" in text
    assert "    Phone: 0117 496 0021\n" in text
    assert "  * Last checked: never\n                  2 November 2026\n" in text

    found = check(directory, TODAY)
    rows = list(csv.DictReader(StringIO(as_sheet(Snapshot(directory, TODAY), found))))
    names = next(row for row in rows if row["what"] == "Name")
    assert (names["the older"], names["the newer"]) == ("Knit and Natter", "Wool Gathering")
    (pair,) = json.loads(as_json(Snapshot(directory, TODAY), found))["pairs"]
    assert pair["alike"] == "phone number, place and hour"


def test_nothing_of_a_sensitive_service_is_shown(tmp_path: Path) -> None:
    text = told(small_directory(tmp_path, {"activities/lantern-lines.yaml": LINE}))
    assert "Lantern" not in text
    assert "0808" not in text


def test_without_twins_there_is_one_sentence(tmp_path: Path) -> None:
    assert told(small_directory(tmp_path)).strip() == "No two records look like the same."

"""Promises about the quality report: the lowest score first, the formula as it is told, nothing of a refuge's place."""

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from signpost.reports import REPORTS
from signpost.reports.quality import PARTS, formula, freshness
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import copy_of_demonstration, demonstration


def written(form: str, folder: Path | None = None, day: date = TODAY) -> str:
    directory = read_directory(folder) if folder else demonstration()
    made = REPORTS["quality"].formats[form](Snapshot(directory, day), check(directory, day))
    assert isinstance(made, str)
    return made


def records(folder: Path | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(written("json", folder))["records"]
    return found


def of(name: str, folder: Path) -> dict[str, Any]:
    return next(own for own in records(folder) if own["file"] == f"activities/{name}.yaml")


@pytest.mark.parametrize(
    ("checked", "counts"),
    [
        (date(2026, 11, 22), 1),
        (date(2026, 5, 22), 1),
        (date(2026, 5, 21), pytest.approx(1, abs=0.01)),
        (date(2025, 8, 22), 0.5),
        (date(2024, 11, 23), pytest.approx(0, abs=0.01)),
        (date(2024, 11, 22), 0),
        (date(2020, 1, 1), 0),
    ],
)
def test_a_check_counts_in_full_below_six_months_and_for_nothing_from_two_years_on(checked: date, counts: Any) -> None:
    assert freshness(checked, TODAY) == pytest.approx(counts, abs=0.01)
    assert (freshness(checked, TODAY) < 1) is (checked < date(2026, 5, 22))


EDITS = [
    ("venue: bournville-community-hall\n", "", "place", "Say where it meets."),
    ("amount: donation", "amount: ask", "cost", "Ask what it costs."),
    ("verified:\n  on: 2026-09-22", "verified:\n  on: 2023-09-22", "freshness", "Ask whether all is still right."),
]


@pytest.mark.parametrize(("find", "put", "part", "words"), EDITS)
def test_what_is_missing_costs_its_part_and_is_said_in_plain_words(
    tmp_path: Path, find: str, put: str, part: str, words: str
) -> None:
    folder = copy_of_demonstration(tmp_path)
    before = of("tea-and-talk", folder)
    assert (before["score"], before["missing"]) == (100, [])
    file = folder / "activities/tea-and-talk.yaml"
    assert find in file.read_text("utf-8")
    file.write_text(file.read_text("utf-8").replace(find, put), "utf-8")
    after = of("tea-and-talk", folder)
    assert after["parts"][part] == 0
    assert after["missing"] == [words]
    applying = len(after["parts"])
    assert after["score"] == 100 * (applying - 1) // applying


def test_the_lowest_score_comes_first_and_a_score_is_the_mean_of_its_parts() -> None:
    every = records()
    assert [own["score"] for own in every] == sorted(own["score"] for own in every)
    for own in every:
        mean = 100 * sum(own["parts"].values()) / len(own["parts"])
        assert own["score"] == pytest.approx(mean, abs=1)
        assert (own["score"] == 100) <= (not own["missing"])


def test_every_form_tells_the_formula_or_has_a_column_for_each_part() -> None:
    for line in formula():
        assert line in written("text")
    assert "mean of its parts" in written("markdown")
    [head, *rows] = csv.reader(io.StringIO(written("csv")))
    assert head[-len(PARTS) :] == [part.name for part in PARTS]
    assert len(rows) == len(records())


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_of_a_sensitive_service_there_is_neither_name_nor_file_nor_a_word_about_its_place(form: str) -> None:
    told = written(form, day=date(2027, 9, 30))
    assert "sea-holly" not in told
    assert "Sea Holly" not in told
    assert "A sensitive service" in told


def test_a_sensitive_service_is_never_asked_where_it_meets() -> None:
    hidden = [own for own in records() if own["name"] == "A sensitive service"]
    assert hidden
    assert all("place" not in own["parts"] for own in hidden)

"""Promises about equity: each formula against figures worked out by hand."""

from pathlib import Path

import pytest

from signpost.records.directory import read_directory
from signpost.views.equity import Equity, equity
from signpost.views.gaps import gaps
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import small_folder
from tests.views.test_gaps import AREAS, KNIT, LINE, STORY

HEAD = "area,code,residents,decile,aged_0_15,aged_16_64,aged_65_over,source,as_of\n"
# South Ward: 2,000 of 3,000 in the poorest fifth. Hillside: none of 5,000. Milton is too small for a rate.
PEOPLE = HEAD + "".join(
    f"{area},E0100000{number},{count},{decile},,,,Census,2025-10-30\n"
    for number, (area, count, decile) in enumerate(
        [("south-ward", 2000, 1), ("south-ward", 1000, 3), ("hillside", 5000, 9), ("milton", 900, 2)]
    )
)


def found(home: Path, people: str = PEOPLE, knit: str = KNIT) -> Equity:
    files = {
        "areas.yaml": AREAS,
        "activities/knit-and-natter.yaml": knit,
        "activities/story-hour.yaml": STORY,
        "activities/lantern-line.yaml": LINE,
    }
    folder = small_folder(home, files)
    if people:
        (folder / "figures").mkdir()
        (folder / "figures/population.csv").write_text(people, "utf-8")
    return equity(Snapshot(read_directory(folder), TODAY))


def test_each_activity_is_shared_among_all_whom_it_serves(tmp_path: Path) -> None:
    areas = {own.area.id: own for own in found(tmp_path).areas}
    # Knit and Natter serves the 3,000 of South Ward; Story Hour and the line all 8,900.
    assert areas["south-ward"].rate == pytest.approx(1000 / 3000 + 2 * 1000 / 8900)
    assert areas["hillside"].rate == pytest.approx(2 * 1000 / 8900)


def test_there_is_no_rate_for_fewer_than_1000_residents(tmp_path: Path) -> None:
    areas = {own.area.id: own for own in found(tmp_path).areas}
    assert areas["milton"].rate is None
    assert areas["milton"].residents is not None


def test_the_poorest_come_first_and_the_quotient_is_in_words(tmp_path: Path) -> None:
    fair = found(tmp_path)
    assert [own.area.id for own in fair.areas] == ["milton", "south-ward", "hillside"]
    # Both groups meet in South Ward's sectors; South Ward and Milton are mostly poor: 3,900 of 8,900.
    assert fair.share_of_sessions == 1
    assert fair.share_of_residents == pytest.approx(3900 / 8900)
    assert fair.quotient == pytest.approx(8900 / 3900)
    assert fair.words.startswith(
        "People in the poorest areas have more sessions than their share: 100% of the sessions"
    )


def test_a_year_ago_counts_what_was_there_then(tmp_path: Path) -> None:
    old = KNIT.replace("added: 2026-03-02", "added: 2024-03-02")
    areas = {own.area.id: own for own in found(tmp_path, knit=old).areas}
    assert (areas["south-ward"].activities, areas["south-ward"].a_year_ago) == (3, 1)


def test_without_figures_there_is_neither_rate_nor_quotient(tmp_path: Path) -> None:
    fair = found(tmp_path, people="")
    assert fair.median is None
    assert fair.quotient is None
    assert fair.words == ""
    assert all(own.rate is None for own in fair.areas)


def test_a_district_of_which_only_a_town_is_here_is_not_said_to_lack_anything(tmp_path: Path) -> None:
    elsewhere = "north-somerset,E02000001,90000,5,,,,Census,2025-10-30\n"
    for number, (people, area) in enumerate([(PEOPLE, "North Somerset"), (PEOPLE + elsewhere, "Weston-super-Mare")]):
        folder = small_folder(tmp_path / str(number), {"areas.yaml": AREAS, "activities/story-hour.yaml": STORY})
        (folder / "figures").mkdir()
        (folder / "figures/population.csv").write_text(people, "utf-8")
        said = [gap.sentence for gap in gaps(Snapshot(read_directory(folder), TODAY))]
        assert f"Nobody in {area} has something for arts and making things." in said

"""Promises about coverage: what is said to be missing is missing, and nothing is said that could do harm."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from signpost.records.model import Area
from signpost.views.coverage import coverage
from signpost.views.gaps import fragile, gaps, level_gaps, missing_in
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_directory

CHECKED = "verified: {on: 2026-11-02, by: Curator, how: phone}\n"
AREAS = (SMALL / "areas.yaml").read_text("utf-8") + (
    "- {id: hillside, name: Hillside, kind: ward, parent: weston-super-mare, postcode_sectors: [BS23 2]}\n"
    "- {id: milton, name: Milton, kind: ward, parent: weston-super-mare, postcode_sectors: [BS22 8]}\n"
)
KNIT = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8") + CHECKED
STORY = (SMALL / "activities/story-hour.yaml").read_text("utf-8") + CHECKED
LINE = (SMALL / "activities/lantern-line.yaml").read_text("utf-8") + CHECKED


def seen(home: Path, files: Mapping[str, str] | None = None) -> Snapshot:
    """Three wards of one town, with both groups and the line checked; other files as given."""
    usual = {
        "areas.yaml": AREAS,
        "activities/knit-and-natter.yaml": KNIT,
        "activities/story-hour.yaml": STORY,
        "activities/lantern-line.yaml": LINE,
    }
    return Snapshot(small_directory(home, usual | dict(files or {})), TODAY)


def said(snapshot: Snapshot) -> set[str]:
    return {gap.sentence for gap in gaps(snapshot)}


def area(snapshot: Snapshot, name: str) -> Area:
    return snapshot.directory.areas[name]


def test_nobody_in_two_wards_is_one_sentence_and_says_how_far_the_nearest_is_from_each(tmp_path: Path) -> None:
    (gap,) = (one for one in gaps(seen(tmp_path)) if one.need.id == "arts-creative" and not one.aspect)
    assert gap.sentence == "Nobody in Hillside or Milton has something for arts and making things."
    (nearest,) = gap.nearest
    assert nearest.startswith("The nearest, Knit and Natter, on Tuesdays, is ")
    assert [place.area.id for place in gap.places] == ["hillside", "milton"]
    assert all(0.5 < place.nearest.kilometres < 6 for place in gap.places if place.nearest)


def test_what_a_whole_town_lacks_is_said_of_the_largest_area_that_lacks_it(tmp_path: Path) -> None:
    assert "Nobody in North Somerset helps with loneliness in the evening or at the weekend." in said(seen(tmp_path))


def test_a_group_for_the_whole_town_counts_in_each_ward(tmp_path: Path) -> None:
    snapshot = seen(tmp_path)
    need = snapshot.directory.needs["loneliness"]
    counts = {one.id: len(coverage(snapshot).cell(need, one).activities) for one in coverage(snapshot).areas}
    assert counts == {"south-ward": 2, "hillside": 1, "milton": 1}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(KNIT.replace("2026-11-02", "2024-11-02"), id="checked-two-years-ago"),
        pytest.param(KNIT.replace(CHECKED, ""), id="never-checked"),
        pytest.param(KNIT + "status: paused\nstatus_since: 2026-11-01\n", id="paused"),
        pytest.param(KNIT + "status: full\nstatus_since: 2026-11-01\n", id="full"),
        pytest.param(KNIT + "status: closed\nstatus_since: 2026-11-01\n", id="closed"),
    ],
)
def test_only_an_open_group_with_a_recent_check_counts(tmp_path: Path, change: str) -> None:
    sentences = said(seen(tmp_path, {"activities/knit-and-natter.yaml": change}))
    assert "Nobody in North Somerset has something for arts and making things." in sentences


def test_a_hall_that_is_closed_for_a_fortnight_is_no_gap(tmp_path: Path) -> None:
    closed = KNIT + "closures: [{from: 2026-11-20, until: 2026-12-04, why: New floor.}]\n"
    sentences = said(seen(tmp_path, {"activities/knit-and-natter.yaml": closed}))
    assert "Nobody in North Somerset has something for arts and making things." not in sentences


def test_an_evening_and_a_weekend_are_outside_working_hours(tmp_path: Path) -> None:
    for number, times in enumerate(("starts: 17:00\n    ends: 19:00", "starts: 10:00\n    ends: 12:00")):
        day = "day: tuesday" if number == 0 else "day: saturday"
        late = KNIT.replace("starts: 10:00\n    ends: 12:00", times).replace("day: tuesday", day)
        snapshot = seen(tmp_path / str(number), {"activities/knit-and-natter.yaml": late})
        assert not [gap for gap in gaps(snapshot) if gap.need.id == "arts-creative" and gap.aspect == "evenings"]


def test_what_one_group_keeps_alive_is_named_with_the_day_its_money_ends(tmp_path: Path) -> None:
    paid = KNIT + "funded_until: 2027-03-31\n"
    found = fragile(seen(tmp_path, {"activities/knit-and-natter.yaml": paid}))
    only = "In South Ward only Knit and Natter has something for arts and making things."
    assert [one.sentence for one in found] == [
        f"{only} It is paid for until 31 March 2027.",
        "In Hillside and Milton only Story Hour helps with loneliness.",
    ]


def test_a_sensitive_service_is_never_named_and_never_the_nearest(tmp_path: Path) -> None:
    secret = LINE.replace("areas: [north-somerset]", "areas: [south-ward]") + "sensitive: yes\n"
    snapshot = seen(tmp_path, {"activities/lantern-line.yaml": secret})
    told = " ".join([*said(snapshot), *(one.sentence for one in fragile(snapshot))])
    assert "Lantern" not in told


def test_an_areas_page_tells_what_all_its_parts_lack_and_nothing_of_discreet_needs(tmp_path: Path) -> None:
    without = LINE.replace("areas: [north-somerset]", "areas: [south-ward]")
    snapshot = seen(tmp_path, {"activities/lantern-line.yaml": without})
    nobody = {name: missing_in(snapshot, area(snapshot, name))[0] for name in ("hillside", "weston-super-mare")}
    assert (nobody["hillside"].words, [need.id for need in nobody["hillside"].needs]) == (
        "Nobody at all",
        ["arts-creative"],
    )
    assert nobody["weston-super-mare"].words != "Nobody at all"
    assert not any("domestic-abuse" in [need.id for need in one.needs] for one in nobody.values())


def at_levels(snapshot: Snapshot, need: str) -> list[str]:
    return [gap.sentence for gap in level_gaps(snapshot, snapshot.directory.needs[need])]


def test_what_is_missing_at_one_level_says_how_far_the_nearest_at_that_level_is(tmp_path: Path) -> None:
    full = KNIT.replace("levels: [signposting]", "levels: [full-support]")
    snapshot = seen(tmp_path, {"activities/knit-and-natter.yaml": full})
    (support,) = level_gaps(snapshot, snapshot.directory.needs["loneliness"])
    assert support.sentence == "Nobody in Hillside or Milton helps with loneliness at the level “Full support”."
    (nearest,) = support.nearest
    assert nearest.startswith("The nearest, Knit and Natter, on Tuesdays, is ")
    assert "km from Hillside and " in nearest


def test_what_is_missing_at_every_level_alike_is_not_said_twice(tmp_path: Path) -> None:
    assert not any("Hillside" in sentence for sentence in at_levels(seen(tmp_path), "arts-creative"))

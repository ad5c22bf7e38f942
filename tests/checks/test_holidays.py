"""Bank holidays that come soon: check asks about the weekly groups that say nothing of them."""

from datetime import date
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from tests.records.scratch import small_folder

TUESDAY = "activities/knit-and-natter.yaml"
# A Tuesday that is no bank holiday, and most are shut.
SHUT = "closed_days: [{ from: 2026-12-29, name: Christmas break }]\n"


def asked(folder: Path, today: date) -> list[str]:
    return [item.message for item in check(read_directory(folder), today) if item.code == "holiday-unsaid"]


@pytest.mark.parametrize(
    ("today", "count"),
    [(date(2026, 12, 7), 0), (date(2026, 12, 8), 1), (date(2026, 12, 29), 1), (date(2026, 12, 30), 0)],
)
def test_groups_that_would_meet_on_such_a_day_are_asked_about_three_weeks_before(
    tmp_path: Path, today: date, count: int
) -> None:
    folder = small_folder(tmp_path)
    with (folder / "directory.yaml").open("a", encoding="utf-8") as about:
        about.write(SHUT)
    told = "One group would meet on Tuesday 29 December (Christmas break), when most are shut: knit-and-natter."
    assert asked(folder, today) == [told] * count


@pytest.mark.parametrize(
    "says",
    [
        "    not_on: [2026-12-29]\n",
        "    until: 2026-12-22\n",
        "    from: 2027-01-05\n",
        "  - repeats: once\n    date: 2026-12-29\n    starts: 10:00\n    ends: 12:00\n",
    ],
)
def test_a_group_whose_record_says_whether_it_meets_is_not_asked_about(tmp_path: Path, says: str) -> None:
    folder = small_folder(tmp_path)
    with (folder / "directory.yaml").open("a", encoding="utf-8") as about:
        about.write(SHUT)
    file = folder / TUESDAY
    text = file.read_text(encoding="utf-8")
    assert "    ends: 12:00\n" in text
    file.write_text(text.replace("    ends: 12:00\n", f"    ends: 12:00\n{says}", 1), encoding="utf-8")
    assert asked(folder, date(2026, 12, 20)) == []

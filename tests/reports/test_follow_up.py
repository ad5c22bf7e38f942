"""Whom to ring since referrals do not go as they should: only on good grounds, however counts were rounded."""

from pathlib import Path

import pytest

from signpost.records.directory import read_directory
from signpost.reports.follow_up import as_sheet, as_text, follow_ups
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_folder

HEAD = (
    "quarter,area,need,level,activity,offered,accepted,declined,started,finished,told,"
    "days_to_contact,days_to_reply,source,as_of\n"
)
KNIT = (SMALL / "activities/knit-and-natter.yaml").read_text("utf-8") + "answers_within: 7\n"


def snapshot(home: Path, *rows: str) -> Snapshot:
    folder = small_folder(home, {"activities/knit-and-natter.yaml": KNIT})
    (folder / "figures").mkdir()
    lines = "".join(f"{row},List,2026-10-05\n" for row in rows)
    (folder / "figures/referrals.csv").write_text(HEAD + lines, "utf-8")
    return Snapshot(read_directory(folder), TODAY)


def shown(home: Path, *rows: str) -> tuple[str, ...]:
    return tuple(words for one in follow_ups(snapshot(home, *rows)) for words in one.shown)


GROUP = ",,,,knit-and-natter"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        # 30 said yes (28 at least), and 1 to 7 started.
        ([f"2026-Q3{GROUP},40,30,*,*,0,20,5,9"], ["few start: at most 7 of at least 28 who said yes."]),
        # The last quarter is too fresh to say how many finish.
        ([f"2026-Q3{GROUP},40,40,0,40,0,20,5,9"], []),
        (
            [f"2026-Q2{GROUP},40,40,0,40,*,20,5,9", f"2026-Q3{GROUP},40,40,0,40,0,20,5,9"],
            ["few finish: at most 7 of at least 38 who started."],
        ),
        (
            [f"2026-Q3{GROUP},40,30,*,25,10,0,5,"],
            ["few replies to referrers: at most 0 of at least 38 who were referred."],
        ),
        (
            [f"2026-Q3{GROUP},40,30,*,25,10,20,9.5,9"],
            ["slow answers: it says within 7 days, and the middle one took 9.5 or more."],
        ),
        # Of few people nothing can be said: they may all have started.
        ([f"2026-Q3{GROUP},*,*,0,*,0,*,*,*"], []),
        ([f"2026-Q3{GROUP},20,15,*,*,0,10,5,9"], []),
        ([f"2026-Q3{GROUP},40,,,*,0,20,5,9"], []),
    ],
)
def test_what_the_figures_give_a_reason_to_ask(tmp_path: Path, rows: list[str], said: list[str]) -> None:
    assert list(shown(tmp_path, *rows)) == said


def test_it_says_whom_to_ring_and_that_none_of_it_is_for_publishing(tmp_path: Path) -> None:
    found = snapshot(tmp_path, f"2026-Q3{GROUP},40,30,*,*,0,20,5,9")
    text = as_text(found, ())
    assert "Publish none of this." in text
    assert "Knit and Natter, 0117 496 0021\n- few start" in text
    assert "knit-and-natter,Knit and Natter,0117 496 0021,few start" in as_sheet(found, ())


def test_without_figures_nobody_is_to_be_rung(tmp_path: Path) -> None:
    assert as_text(Snapshot(read_directory(small_folder(tmp_path)), TODAY), ()).startswith("The figures give no reason")

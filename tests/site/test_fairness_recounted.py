"""How fresh the records are, at which levels there is help, and how fair it is, counted again without the engine."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.demonstration import DEMONSTRATION
from tests.site.test_coverage_recounted import (
    TODAY,
    Record,
    areas,
    counted,
    is_over,
    months_later,
    rate,
    read,
    records,
    residents,
    serves,
    smallest,
)
from tests.site.test_figures import Tables, named, report_text

YEAR_AGO = date(TODAY.year - 1, TODAY.month, TODAY.day)
STAGES = ("Checked not long ago", "Being asked again", "May be out of date", "Last in lists", "Out of the lists")
OUT_OF_DATE = 2  # the stage of what nobody ever checked, and of what nobody pays for any more, at least
IN_FOUR_WEEKS = {"weekly": 4, "fortnightly": 2, "monthly": 1}


def stage(own: Record) -> int:
    """How many of the four periods have passed since somebody checked it, or since it was added."""
    usual = {name: int(months) for name, months in read(DEMONSTRATION / "directory.yaml")["review_months"].items()}
    more = int(own.get("review_months", usual["ask"])) - usual["ask"]
    since = own.get("verified", {}).get("on") or own["added"]
    periods = [usual[name] + more for name in ("ask", "banner", "last", "archive")]
    passed = sum(months_later(since, months) <= TODAY for months in periods)
    unsure = "verified" not in own or own.get("funded_until", "9999") < TODAY.isoformat()
    return max(passed, OUT_OF_DATE) if unsure else passed


def test_when_the_groups_were_last_checked(demonstration: Path) -> None:
    open_ones = [own for own in records("activities").values() if own.get("status") != "closed"]
    stages = Counter(map(stage, open_ones))
    page = (demonstration / "figures.html").read_text("utf-8")
    expected = [(words, str(stages[number])) for number, words in enumerate(STAGES)]
    assert Tables(page).found["checks"] == expected
    assert len([count for _, count in expected if count != "0"]) > 2
    sentence = f"Of {len(open_ones)} groups, {stages[0]} were checked by a person not long ago."
    assert sentence in page
    assert sentence in report_text()
    assert all(f"{words} {count}" in report_text() for words, count in expected)


@pytest.mark.parametrize("need", ["loneliness", "debt-money", "falls-frailty", "smoking", "veterans", "sleep"])
def test_at_which_levels_there_is_help_with_a_need(demonstration: Path, need: str) -> None:
    levels = [own["id"] for own in read(DEMONSTRATION / "levels.yaml")]
    html = (demonstration / f"coverage/{need}.html").read_text("utf-8").partition('id="levels"')[2]
    rows = [re.findall(r"</span>([^<]*)</td>", row) for row in html.split('<tr><th scope="row">')[1:]]
    here = [[own for own in counted().values() if need in own["needs"] and serves(own, area)] for area in smallest()]
    found = [[str(sum(level in own["levels"] for own in some) or "none") for level in levels] for some in here]
    assert rows == found


def is_hidden(own: Record) -> bool:
    """Whether it, who runs it or where it is must not be found."""
    parts = own, records("organisations")[own["organisation"]], records("venues").get(own.get("venue", ""), {})
    return any(part.get("sensitive") == "yes" for part in parts)


def often(session: Record) -> int:
    """How many times a session meets in four weeks."""
    return 0 if is_over(session) or "date" in session else IN_FOUR_WEEKS[session.get("repeats", "weekly")]


def held_in(own: Record) -> list[str]:
    """The smallest areas with the first part of its venue's postcode and one digit more."""
    postcode = records("venues").get(own.get("venue", ""), {}).get("postcode", "").upper().replace(" ", "")
    sector = f"{postcode[:-3]} {postcode[-3:-2]}"
    return [id_ for id_ in smallest() if sector in areas()[id_].get("postcode_sectors", [])]


def meetings() -> dict[str, float]:
    found = dict.fromkeys(smallest(), 0.0)
    for own in counted().values():
        for area in () if is_hidden(own) else held_in(own):
            found[area] += sum(map(often, own.get("sessions", []))) / len(held_in(own))
    return found


def a_year_ago() -> Iterator[Record]:
    """Whatever was listed then, as far as its record tells."""
    for own in records("activities").values():
        gone = own.get("status") == "closed" and own["status_since"] <= YEAR_AGO.isoformat()
        if own["added"] <= YEAR_AGO.isoformat() and not gone:
            yield own


def test_each_areas_row_of_the_report() -> None:
    then, held = list(a_year_ago()), meetings()
    for area in smallest():
        people, poor = residents(area)
        cells = (
            named("areas", area),
            f"{rate(area):.1f}",
            str(sum(serves(own, area) for own in counted().values())),
            str(sum(serves(own, area) for own in then)),
            f"{held[area]:.0f}",
            f"{people:,}",
            f"{poor / people:.0%}",
        )
        assert " ".join(cells) in report_text()


def test_whether_the_poorest_areas_have_their_share_of_the_meetings() -> None:
    poorest = [area for area in smallest() if 2 * residents(area)[1] >= residents(area)[0]]
    held = meetings()
    ours = sum(held[area] for area in poorest) / sum(held.values())
    people = sum(residents(area)[0] for area in poorest) / sum(residents(area)[0] for area in smallest())
    assert 0 < people < 1
    than = "fewer sessions than" if ours / people < 0.9 else "more sessions than" if ours / people > 1.1 else "about"
    assert (
        f"People in the poorest areas have {than} their share: {ours:.0%} of the sessions are held there, "
        f"and {people:.0%} of the people live there."
    ) in report_text()

"""A record whose insurance lapsed yesterday shows it everywhere today, and a site that is not built again does too."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from signpost.checks import check
from signpost.records.directory import read_directory
from signpost.reports import REPORTS
from signpost.views.snapshot import Snapshot
from tests.checks.cases import BASE
from tests.outputs.pdfs import Pdf, said
from tests.sites import built

RAN_OUT = "Insurance ran out on 21 November 2026"
ANSWERS = """assurance:
  risks_managed:
    answer: yes
    seen_by: Link worker
    seen_on: 2026-03-02
  checks:
    - check: insurance
      answer: yes
      seen_by: Link worker
      seen_on: 2026-03-02
      expires_on: 2026-11-21
    - check: safeguarding
      answer: yes
      seen_by: Link worker
      seen_on: 2026-03-02
"""
ON_PAPER = f"{RAN_OUT}: ask the group"
LISTS = {
    "a list": "format: list",
    "a folded leaflet": "format: tri-fold",
    "easy read": "format: easy-read",
    "a poster": "format: poster",
}
LEAFLET = """title: Company {number}
audience: For everyone
opening: Come and see us.
{form}
select:
  needs: [loneliness]
"""
CHECKED = "verified:\n  on: 2026-10-05\n  by: Link worker\n  how: phone\n"
PAGES = {
    "the group's page": "activities/knit-and-natter.html",
    "its organisation's page, on its card": "organisations/corner-room-friends.html",
    "a page of criteria": "needs/loneliness.html",
    "a card of Find": "find/more-0.js",
}


@pytest.fixture(scope="module", params=["organisation", "activity"])
def directory(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory, in which a group has answers of its own or those of its organisation."""
    folder = Path(shutil.copytree(BASE, tmp_path_factory.mktemp("lapsing") / "directory"))
    group = folder / "activities/knit-and-natter.yaml"
    owner = {"organisation": folder / "organisations/corner-room-friends.yaml", "activity": group}[request.param]
    owner.write_text(f"{owner.read_text('utf-8')}{ANSWERS}", "utf-8")
    group.write_text(f"{group.read_text('utf-8')}{CHECKED}", "utf-8")
    for number, form in enumerate(LISTS.values()):
        leaflet = folder / f"leaflets/company-{number}.yaml"
        leaflet.write_text(LEAFLET.format(number=number, form=form), "utf-8")
    return folder


def site_on(directory: Path, day: date, tmp_path: Path) -> Path:
    return built(directory, tmp_path / "site", day.isoformat())


def shown(text: str) -> str:
    """What a reader sees before a later day has come: without the words for later days."""
    without = re.sub(r' data-later="[^"]*"', "", text)
    return re.sub(r'\["\d{4}-\d\d-\d\d","[^"]*"\]', "", without)


LAST_DAY = date(2026, 11, 21)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_on_its_last_day_it_is_a_yes_everywhere_and_the_day_after_nowhere(
    directory: Path, tmp_path: Path, page: str
) -> None:
    before = shown((site_on(directory, LAST_DAY, tmp_path) / page).read_text("utf-8"))
    assert "21 November 2026" in before
    assert "ran out" not in before.casefold()
    after = shown((site_on(directory, LAST_DAY + timedelta(days=1), tmp_path) / page).read_text("utf-8"))
    assert RAN_OUT in after
    assert "asics seen" not in after
    assert "until 21 November 2026" not in after


def test_the_page_of_the_day_before_has_the_words_of_the_day_after(directory: Path, tmp_path: Path) -> None:
    site = site_on(directory, LAST_DAY, tmp_path)
    for page in list(PAGES.values())[:3]:
        steps = re.findall(r'data-later="([^"]*)"', (site / page).read_text("utf-8"))
        lines = [line for own in steps for line in own.splitlines()]
        assert any(line.startswith("2026-11-22 ") and RAN_OUT in line for line in lines), page
    found = re.findall(r'"tier":(\[.*?\]\])', (site / "find/more-0.js").read_text("utf-8"))
    assert any(day == "2026-11-22" and RAN_OUT in words for tier in found for day, words in json.loads(tier)[1:])


def test_a_sign_is_no_plain_yes_if_what_is_below_it_has_lapsed(directory: Path, tmp_path: Path) -> None:
    site = site_on(directory, LAST_DAY + timedelta(days=1), tmp_path)
    [sign] = re.findall(r"<dt>Risks looked after</dt><dd>(.*)", (site / PAGES["the group's page"]).read_text("utf-8"))
    assert sign.startswith("<b>In part</b>")


def test_the_day_after_the_report_and_each_leaflet_that_names_the_group_tell_it(
    directory: Path, tmp_path: Path
) -> None:
    day = LAST_DAY + timedelta(days=1)
    records = read_directory(directory)
    told = REPORTS["assurance"].formats["text"](Snapshot(records, day), check(records, day))
    assert isinstance(told, str)
    assert told.startswith("On 22 November 2026, 1 answer about how groups are run has lapsed")
    assert RAN_OUT in told
    site = site_on(directory, day, tmp_path)
    for number, form in enumerate(LISTS):
        for copy in ("", "-large"):
            assert ON_PAPER in said(Pdf((site / f"leaflets/company-{number}{copy}.pdf").read_bytes()).text), form
        for twin in ("txt", "html"):
            assert ON_PAPER in (site / f"leaflets/company-{number}.{twin}").read_text("utf-8"), form


def test_no_calendar_and_no_leaflet_says_that_anything_was_seen(directory: Path, tmp_path: Path) -> None:
    """Paper outlives what it says. It is silent on how a group is run, until something has run out."""
    site = site_on(directory, LAST_DAY, tmp_path)
    printed = [Pdf(file.read_bytes()).text for file in site.rglob("*.pdf")]
    assert printed
    for text in (*printed, *(file.read_text("utf-8") for file in site.rglob("*.ics"))):
        assert not re.search(r"(?i)insurance|basics seen|known to us", text)


def test_old_answers_block_nothing(directory: Path) -> None:
    records = read_directory(directory)
    assert [found for found in check(records, date(2029, 1, 1)) if "assurance" in found.field] == []

"""Promises about age: what nobody has confirmed is marked, then put last, then taken off the lists. No build fails.

The site of the small directory, in which one group was checked on 1 January 2027, is built on later days.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.running import build_py
from tests.outputs.pdfs import Pdf
from tests.records.scratch import SMALL, small_folder
from tests.sites import built

AGED, KEPT = "activities/knit-and-natter.yaml", "activities/story-hour.yaml"
LEAFLET = """title: Company
audience: For everyone
opening: Ask at the desk.
format: tri-fold
select: {needs: [loneliness]}
editions: [standard]
"""
MONTHS = {8: "2027-09-01", 9: "2027-10-01", 12: "2028-01-01", 15: "2028-04-01", 18: "2028-07-01"}
OLD = "This was last checked on 1 January 2027. Ring before you go."


@dataclass(frozen=True)
class Site:
    """A built site's folder, as its readers meet it."""

    folder: Path

    def page(self, path: str) -> str:
        """The words of a page that are shown, without scripts and hidden parts."""
        html = (self.folder / path).read_text("utf-8").replace("&nbsp;", " ")
        shown = re.sub(r"<(p|div)[^>]* hidden>.*?</\1>|<script.*?</script>", " ", html, flags=re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>", " ", shown).split())

    @property
    def results(self) -> list[str]:
        """The activities that Find knows, in the order of lists."""
        script = (self.folder / "find" / "cards.js").read_text("utf-8")
        found: list[dict[str, Any]] = json.loads(script[script.index("[") : script.rindex("]") + 1])
        return [row["id"] for row in found]

    @property
    def leaflet(self) -> str:
        return Pdf((self.folder / "leaflets" / "company.pdf").read_bytes()).text

    @property
    def calendar(self) -> dict[str, str]:
        """The description of each event of the whole calendar, by its name."""
        events = Calendar.from_ical((self.folder / "calendar.ics").read_bytes()).walk("VEVENT")
        return {str(event["SUMMARY"]): str(event["DESCRIPTION"]) for event in events}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Site]:
    """The site by how many months ago the group was checked. Every build ends well."""
    home = tmp_path_factory.mktemp("ages")
    text = {file: (SMALL / file).read_text("utf-8") for file in (AGED, KEPT)}
    check = "verified: {{on: {}, by: Link worker, how: phone}}\n"
    files = {AGED: text[AGED] + check.format("2027-01-01"), "leaflets/company.yaml": LEAFLET}
    found = {}
    for months, day in MONTHS.items():
        fresh = {KEPT: text[KEPT] + check.format(day)}
        folder = small_folder(home / str(months), {**files, **fresh})
        found[months] = Site(built(folder, home / str(months) / "site", day))
        assert build_py("check", "--directory", folder, "--date", day).code == 0
    return found


@pytest.mark.parametrize(("months", "old"), [(8, False), (9, False), (12, True), (15, True)])
def test_its_page_says_so_from_twelve_months(sites: dict[int, Site], months: int, *, old: bool) -> None:
    page = sites[months].page("activities/knit-and-natter.html")
    assert "Checked on 1 January 2027" in page
    assert (OLD in page) == old


def test_its_page_stays_after_eighteen_months_and_says_why_it_is_off_the_lists(sites: dict[int, Site]) -> None:
    page = sites[18].page("activities/knit-and-natter.html")
    assert "Nobody has confirmed this for a long time" in page
    assert "We have taken it off our lists" in page


@pytest.mark.parametrize(
    ("months", "place"), [(8, "first"), (9, "first"), (12, "first"), (15, "last"), (18, "nowhere")]
)
def test_it_is_last_in_lists_after_fifteen_months_and_gone_after_eighteen(
    sites: dict[int, Site], months: int, place: str
) -> None:
    listed = [id_ for id_ in sites[months].results if id_ in {"knit-and-natter", "story-hour"}]
    assert (
        listed
        == {
            "first": ["knit-and-natter", "story-hour"],
            "last": ["story-hour", "knit-and-natter"],
            "nowhere": ["story-hour"],
        }[place]
    )
    assert ("Knit and Natter" in sites[months].page("activities/index.html")) == (place != "nowhere")


@pytest.mark.parametrize(("months", "printed"), [(8, True), (9, True), (12, False), (15, False), (18, False)])
def test_no_leaflet_has_it_from_twelve_months(sites: dict[int, Site], months: int, *, printed: bool) -> None:
    assert "Story Hour" in sites[months].leaflet
    assert ("Knit and Natter" in sites[months].leaflet) == printed


@pytest.mark.parametrize("months", [8, 9, 12, 15])
def test_calendars_say_so_from_twelve_months(sites: dict[int, Site], months: int) -> None:
    doubt = "Last checked on 1 January 2027, so it may be out of date."
    assert (doubt in sites[months].calendar["Knit and Natter"]) == (months >= 12)


def test_what_is_off_the_lists_is_in_no_calendar_and_named_on_the_page_of_changes(sites: dict[int, Site]) -> None:
    assert "Knit and Natter" not in sites[18].calendar
    assert "Taken off our lists" in sites[18].page("changes.html")
    assert "Knit and Natter" in sites[18].page("changes.html").split("Taken off our lists")[1]
    assert "Knit and Natter" not in sites[15].page("changes.html")

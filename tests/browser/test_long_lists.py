"""Long lists in a browser: from one page to another, and on a day after the site was made."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.host import Host, served
from tests.browser.reader import Readers

EVENING = "2026-11-24T23:00:00Z"  # two days after it was made


@pytest.fixture(scope="module")
def host(long_lists: Path) -> Iterator[Host]:
    """Return a web host with the site whose lists are long."""
    with served({"": long_lists}) as server:
        yield server


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("over", ["http", "file"])
def test_an_activity_is_found_by_its_letter_and_the_way_leads_back(readers: Readers, over: str, script: bool) -> None:
    page = readers.open("activities/index.html", over, script=script)
    page.locator("main").get_by_role("link", name="T", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A to Z: T")
    page.get_by_role("link", name="Tea and Talk", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tea and Talk")
    page.get_by_label("You are here").get_by_role("link", name="A to Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything from A to Z")


def test_days_that_are_over_are_in_no_list_of_days(readers: Readers) -> None:
    days = readers.open("whats-on.html", at=EVENING).get_by_label("Days").get_by_role("link")
    assert "Tuesday 24 November 2026" in days.first.inner_text()
    days = readers.open("whats-on_2026-11-25.html", at=EVENING).get_by_label("Days").get_by_role("link")
    assert days.first.inner_text() == "Tue 24 Nov"


def test_a_page_of_a_day_that_is_over_says_so_and_leads_to_later_ones(readers: Readers) -> None:
    page = readers.open("whats-on_2026-11-23.html", at=EVENING)
    assert page.locator(".timetable").first.is_hidden()
    expect(page.get_by_text("All that is on this page is over. Choose what is later.")).to_be_visible()
    page.get_by_label("Days").get_by_role("link").nth(1).click()
    expect(page.get_by_text("All that is on this page is over.")).to_be_hidden()
    assert page.locator(".timetable > li").first.is_visible()


def test_a_list_whose_days_are_all_over_says_so(readers: Readers) -> None:
    page = readers.open("whats-on.html", at="2027-01-10T09:00:00Z")
    expect(page.get_by_text("These 14 days are over")).to_be_visible()
    assert page.get_by_label("Days").get_by_role("link").count() == 0


def test_the_screen_of_an_area_shows_that_area_alone(readers: Readers) -> None:
    page = readers.open("screen_worle.html", at="2026-11-22T08:00:00Z")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("What’s on( this week)? in Worle"))
    assert page.locator(".timetable > li").count() > 1
    assert page.locator(".timetable > li:not([data-areas~=worle])").count() == 0

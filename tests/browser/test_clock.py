"""What only the browser knows: the time. It goes by London's, wherever the reader's device thinks it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.host import Host
from tests.browser.reader import Readers

ZONES = pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Tokyo"])
TEA = "activities/tea-and-talk.html"  # Tuesdays, 10:00 to 12:00
BREAKFAST = "activities/breakfast-on-the-front.html"  # at the weekend, 08:00 to 09:30; checked on 12 November


@pytest.fixture(scope="module")
def after(host: Host, later: Path) -> Host:
    """Return the host with the site of four months later beside the other."""
    host.sites["later"] = later
    return host


def at(page: Page, moment: str) -> Page:
    """The same page, loaded anew at a moment at which its clock stops."""
    page.clock.set_fixed_time(moment)
    page.reload()
    return page


def days(page: Page) -> list[str]:
    """The days that can be seen in what's on."""
    found: list[str] = page.locator("[data-day]:visible").evaluate_all("all => all.map(one => one.dataset.day)")
    return found


def next_time(page: Page) -> str:
    """What an activity's page says of when it meets next."""
    return page.locator("p.next").inner_text()


@ZONES
def test_a_page_says_when_its_group_meets_next(readers: Readers, zone: str) -> None:
    told = {
        "2026-11-22T12:00:00Z": "Next: Tuesday 24 November, 10am to 12 noon",
        "2026-11-22T23:59:59Z": "Next: Tuesday 24 November, 10am to 12 noon",
        "2026-11-23T00:00:00Z": "Meets tomorrow, 10am to 12 noon",
        "2026-11-24T00:00:00Z": "Meets today, 10am to 12 noon",
        "2026-11-24T09:59:59Z": "Meets today, 10am to 12 noon",
        "2026-11-24T10:00:00Z": "On now, until 12 noon",
        "2026-11-24T11:59:59Z": "On now, until 12 noon",
        "2026-11-24T12:00:00Z": "Next: Tuesday 1 December, 10am to 12 noon",
        "2026-12-23T12:00:00Z": "Next: Tuesday 5 January, 10am to 12 noon",  # not on 29 December
        "2027-12-01T12:00:00Z": "Ring to ask for the next date.",
    }
    page = readers.open(TEA, timezone_id=zone)
    assert {moment: next_time(at(page, moment)) for moment in told} == told


AT_BREAKFAST = {
    "2027-03-27T08:00:00Z": "On now, until 9.30am",
    "2027-03-28T00:59:59Z": "Meets today, 8am to 9.30am",
    "2027-03-28T06:59:59Z": "Meets today, 8am to 9.30am",
    "2027-03-28T07:00:00Z": "On now, until 9.30am",  # the clocks went forward in the night
    "2027-03-28T08:29:59Z": "On now, until 9.30am",
    "2027-03-28T08:30:00Z": "Meets tomorrow, 7.30am to 9am. Ring first: bank holiday",
}
AT_TEA = {
    "2027-03-28T22:59:59Z": "Next: Tuesday 30 March, 10am to 12 noon",
    "2027-03-28T23:00:00Z": "Meets tomorrow, 10am to 12 noon",
    "2027-03-30T08:59:59Z": "Meets today, 10am to 12 noon",
    "2027-03-30T09:00:00Z": "On now, until 12 noon",
}


@ZONES
@pytest.mark.parametrize(("path", "told"), [(BREAKFAST, AT_BREAKFAST), (TEA, AT_TEA)], ids=["breakfast", "tea"])
def test_summer_time_makes_no_difference_to_what_is_on(
    readers: Readers, after: Host, zone: str, path: str, told: dict[str, str]
) -> None:
    page = readers.page(timezone_id=zone)
    page.goto(after.address(path, "later"))
    assert {moment: next_time(at(page, moment)) for moment in told} == told


def test_a_page_left_open_stays_true(readers: Readers) -> None:
    page = readers.page()
    page.clock.install(time="2026-11-24T09:58:30Z")
    page.goto(readers.address(TEA))
    assert next_time(page).startswith("Meets today")
    page.clock.run_for(180_000)
    assert next_time(page) == "On now, until 12 noon"
    page.clock.run_for(2 * 60 * 60 * 1000)
    assert next_time(page).startswith("Next: Tuesday 1 December")


def test_a_card_says_it_too(readers: Readers) -> None:
    page = readers.open("areas/south-ward.html", at="2026-11-24T10:30:00Z", timezone_id="Asia/Tokyo")
    assert page.locator("[data-activity=tea-and-talk]").get_by_text("On now, until 12 noon").is_visible()


@ZONES
def test_a_page_says_how_long_ago_it_was_checked(readers: Readers, zone: str) -> None:
    told = {
        "2026-11-12T09:00:00Z": "on 12 November 2026",  # a clock from before the page was made is not believed
        "2026-11-22T00:00:00Z": "10 days ago",
        "2026-11-25T23:59:59Z": "13 days ago",
        "2026-11-26T00:00:00Z": "2 weeks ago",
        "2027-01-11T23:59:59Z": "8 weeks ago",
        "2027-01-12T00:00:00Z": "2 months ago",
        "2027-05-11T22:59:59Z": "5 months ago",
        "2027-05-11T23:00:00Z": "6 months ago",  # the 12th has begun in London
        "2028-11-11T23:59:59Z": "23 months ago",
        "2028-11-12T00:00:00Z": "2 years ago",
    }
    page = readers.open(BREAKFAST, timezone_id=zone)
    for moment, words in told.items():
        assert at(page, moment).locator("main .checked").last.inner_text().startswith(f"Checked {words}"), moment


@ZONES
def test_when_the_check_grows_old_the_page_says_so_before_all_else(readers: Readers, zone: str) -> None:
    page = readers.open(BREAKFAST, timezone_id=zone)
    note = page.locator("[data-old]")
    assert at(page, "2027-11-11T23:59:59Z").locator("[data-old]").is_hidden()
    at(page, "2027-11-12T00:00:00Z")
    assert note.inner_text() == "This was last checked 12 months ago. Ring before you go."
    assert note.evaluate("note => note.compareDocumentPosition(document.querySelector('main h2')) & 4")


@ZONES
def test_a_site_that_was_not_rebuilt_for_more_than_a_week_says_so(readers: Readers, zone: str) -> None:
    page = readers.page(timezone_id=zone)
    note = page.locator("[data-not-rebuilt]")
    for path in ("index.html", TEA, "about.html"):
        page.goto(readers.address(path))
        at(page, "2026-11-29T23:59:59Z")
        assert note.is_hidden()
        at(page, "2026-11-30T00:00:00Z")
        assert note.is_visible()
        assert "8 days" in note.inner_text()


@ZONES
def test_what_is_over_leaves_whats_on(readers: Readers, zone: str) -> None:
    page = readers.open("whats-on.html", at="2026-11-22T00:00:00Z", timezone_id=zone)
    whole = days(page)
    assert whole[0] == "2026-11-22"
    assert len(whole) == 14
    page = readers.open("whats-on.html", at="2026-11-24T11:00:00Z", timezone_id=zone)
    assert days(page) == [day for day in whole if day >= "2026-11-24"]
    ends = page.locator("li[data-dates]:visible").evaluate_all("all => all.map(one => one.dataset.dates.split('/')[1])")
    assert min(ends) > "2026-11-24T11:00"
    now = page.locator("li[data-dates^='2026-11-24T10:00/2026-11-24T12:00']").first.locator(".hours")
    assert now.inner_text() == "On now, until 12 noon"
    assert page.locator("[data-all-past]").is_hidden()


def test_when_all_of_whats_on_is_over_the_page_says_so(readers: Readers) -> None:
    page = readers.open("whats-on.html", at="2026-12-06T23:59:00Z")
    assert days(page) == []
    assert page.locator("[data-all-past]").is_visible()


def test_without_scripts_times_and_checks_are_told_by_their_dates(readers: Readers) -> None:
    page = readers.open(TEA, script=False)
    assert next_time(page) == "Next: Tuesday 24 November 2026, 10am to 12 noon"
    assert "Checked on 22 September 2026" in page.locator("main").inner_text()
    assert page.locator("[data-old]").is_hidden()
    assert page.locator("[data-not-rebuilt]").is_hidden()
    page = readers.open("whats-on.html", script=False)
    assert len(days(page)) == 14
    assert page.locator("[data-all-past]").is_hidden()

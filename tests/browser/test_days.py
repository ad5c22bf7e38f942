"""What a page says on a day after it was made: on a bank holiday, of a group that is over, by a clock that is wrong."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host, served
from tests.browser.reader import Readers
from tests.outputs.walking import written
from tests.sites import built

FRIDAY = "activities/friday-tea.html"  # Fridays, 10:00 to 12:00, on bank holidays too
COURSE = "activities/short-course.html"  # Tuesdays, until 29 December 2026
DOOR = "activities/open-door.html"  # day and night
LIST = "activities/index.html"
CHECKED_THAT_DAY = "activities/monday-club.yaml"
WRONG = "2020-01-01T09:00:00Z"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return a web host with the site of a small directory, as it was made on 20 December 2026."""
    folder = tmp_path_factory.mktemp("days")
    records = written(folder / "directory")
    fresh = records / CHECKED_THAT_DAY
    fresh.write_text(fresh.read_text("utf-8").replace("on: 2026-11-05", "on: 2026-12-20"), "utf-8")
    site = built(records, folder / "site", date(2026, 12, 20).isoformat(), leaflets=False)
    with served({"": site}) as server:
        yield server


def card(page: Page, activity: str) -> str:
    """What is seen of an activity in a list, in one line."""
    return " ".join(page.locator(f"[data-activity={activity}]").inner_text().split())


def found(readers: Readers, activity: str, at: str) -> str:
    """What Find says of an activity."""
    page = readers.open("index.html#q=talk", at=at)
    item = page.locator(f"#results > li[data-activity={activity}]")
    expect(item).to_be_attached()
    item.scroll_into_view_if_needed()
    expect(item.locator(".rest p").first).not_to_be_empty()
    expect(item).to_contain_text(re.compile(r"\w"), use_inner_text=True)  # what is off the screen has none yet
    return " ".join(item.inner_text().split())


@pytest.mark.parametrize(
    ("at", "told", "asks"),
    [
        ("2026-12-20T12:00:00Z", "Next: Friday 25 December, 10am to 12 noon. Ring first: bank holiday", True),
        ("2026-12-24T12:00:00Z", "Meets tomorrow, 10am to 12 noon. Ring first: bank holiday", True),
        ("2026-12-25T11:00:00Z", "On now, until 12 noon. Ring first: bank holiday", True),
        ("2026-12-26T09:00:00Z", "Next: Friday 1 January, 10am to 12 noon. Ring first: bank holiday", True),
        ("2027-01-01T12:00:00Z", "Next: Friday 8 January, 10am to 12 noon", False),
    ],
)
def test_a_day_on_which_most_are_shut_says_to_ring_first_and_the_next_one_does_not(
    readers: Readers, at: str, told: str, asks: bool
) -> None:
    page = readers.open(FRIDAY, at=at)
    assert page.locator("p.next").inner_text() == told
    assert ("Just come along" in page.locator("article").inner_text()) != asks
    page = readers.open(LIST, at=at)
    assert ("Ring first: bank holiday" in card(page, "friday-tea")) == asks
    assert ("Just come along" in card(page, "friday-tea")) != asks
    shown = found(readers, "friday-tea", at)
    assert ("Ring first: bank holiday" in shown) == asks
    assert ("Just come along" in shown) != asks


def test_what_is_over_since_the_page_was_made_is_offered_no_more(readers: Readers) -> None:
    before, after = "2026-12-29T20:00:00Z", "2026-12-30T08:00:00Z"
    page = readers.open(COURSE, at=before)
    assert page.get_by_text("This has ended").is_hidden()
    assert page.locator("section.join").is_visible()
    page = readers.open(COURSE, at=after)
    assert page.get_by_role("heading", name="This has ended").is_visible()
    assert page.get_by_text("It met for the last time on 29 December 2026.").is_visible()
    assert page.locator("section.join, .glance, p.next").filter(visible=True).count() == 0
    assert "Just come along" in card(readers.open(LIST, at=before), "short-course")
    told = card(readers.open(LIST, at=after), "short-course")
    assert "Ended on 29 December 2026" in told
    assert "Just come along" not in told
    assert "10am" not in told
    shown = found(readers, "short-course", after)
    assert shown.startswith("Short course Ended")
    assert "Ended on 29 December 2026" in shown
    assert "Just come along" not in shown
    assert "10am" not in shown


def test_in_find_what_is_over_has_no_day_left(readers: Readers) -> None:
    counts = {}
    for at in ("2026-12-29T09:00:00Z", "2026-12-30T09:00:00Z"):
        page = readers.open("index.html#day=tuesday", at=at)
        expect(page.locator("#results > li").first).to_be_visible()
        counts[at] = page.locator("#results > li[data-activity=short-course]").count()
    assert list(counts.values()) == [1, 0]


def test_what_is_open_day_and_night_says_so(readers: Readers) -> None:
    page = readers.open(DOOR, at="2026-12-21T03:00:00Z")
    assert page.locator("p.next").inner_text() == "On now, day and night"
    page = readers.open("index.html#time=evening&day=monday", at="2026-12-21T03:00:00Z")
    expect(page.locator("#results > li[data-activity=open-door]")).to_be_visible()


def test_a_session_past_midnight_is_on_until_it_ends(readers: Readers) -> None:
    page = readers.open("whats-on.html", at="2027-01-02T01:30:00Z")
    late = page.locator("[data-day='2027-01-01'] li", has_text="Night kitchen")
    assert late.locator(".hours").inner_text() == "On now, until 2am"
    page = readers.open("whats-on.html", at="2027-01-02T02:00:00Z")
    assert page.locator("[data-day='2027-01-01']").is_hidden()


def test_a_clock_from_before_the_page_was_made_is_not_believed(readers: Readers) -> None:
    page = readers.open(FRIDAY, at=WRONG)
    assert page.locator("p.next").inner_text() == "Next: Friday 25 December, 10am to 12 noon. Ring first: bank holiday"
    trust = page.locator("section.trust").inner_text()
    assert "Checked on 5 November 2026, by phone" in trust
    whole = readers.open(LIST, at=WRONG).locator("main").inner_text()
    assert "today" not in whole + trust
    assert "ago" not in whole + trust
    shown = found(readers, "friday-tea", WRONG)
    assert "Next: Friday 25 December, 10am to 12 noon" in shown
    assert "On 5 November 2026" in shown


@pytest.mark.parametrize(
    ("at", "words"), [("2026-12-20T00:00:00Z", "Checked today"), ("2026-12-21T09:00:00Z", "Checked yesterday")]
)
def test_a_check_of_the_day_of_the_page_was_today_and_then_yesterday(readers: Readers, at: str, words: str) -> None:
    page = readers.open("activities/monday-club.html", at=at)
    assert page.locator("main .checked").last.inner_text().startswith(words)


@pytest.mark.parametrize("path", [FRIDAY, LIST, "whats-on.html", "needs/loneliness.html", "areas/south-ward.html"])
@pytest.mark.parametrize("at", [WRONG, "2026-12-19T23:59:00Z"])
def test_no_page_calls_a_day_today_by_such_a_clock(readers: Readers, path: str, at: str) -> None:
    words = readers.open(path, at=at).locator("main").inner_text()
    assert not {"Meets today", "Meets tomorrow", "On now", "Checked today"} & {
        told for told in ("Meets today", "Meets tomorrow", "On now", "Checked today") if told in words
    }


def test_a_line_for_the_record_leaves_its_day_open_by_such_a_clock(readers: Readers) -> None:
    page = readers.open(FRIDAY, at=WRONG)
    page.locator("details.copy summary").click()
    assert page.locator(".record").first.inner_text().startswith("[date] Signposted to")

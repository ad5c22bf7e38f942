"""The link "Leave this page now", on pages where being seen could do harm."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from signpost.site.inspection.pages import pages_of
from tests.browser.reader import Readers

AWAY = "https://www.bbc.co.uk/weather"
DISCREET = (
    "needs/domestic-abuse.html",
    "activities/sea-holly-support.html",
    "activities/moving-forward-course.html",
    "organisations/sea-holly-project.html",
)
# There it is hidden until something discreet is asked for, or is on the list.
WAITING = ("index.html", "my-list.html")


class Elsewhere:
    """Replaces the page that the leave button opens, and records the requests to it."""

    def __init__(self, page: Page) -> None:
        self.headers: list[dict[str, str]] = []
        page.context.route(AWAY, self._answer)

    def _answer(self, route: Route) -> None:
        self.headers.append(route.request.all_headers())
        route.fulfill(content_type="text/html", body="<!doctype html><title>Weather</title><h1>Rain later</h1>")


@pytest.mark.parametrize("path", DISCREET)
@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_one_press_leads_away_and_says_nothing_of_where_from(readers: Readers, path: str, script: bool) -> None:
    page = readers.open("index.html", script=script)
    elsewhere = Elsewhere(page)
    page.goto(readers.address(path))
    assert elsewhere.headers == []
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(AWAY)
    assert page.title() == "Weather"
    assert len(elsewhere.headers) == 1
    assert "referer" not in elsewhere.headers[0]
    assert "origin" not in elsewhere.headers[0]


@pytest.mark.parametrize("over", ["http", "file"])
def test_with_scripts_the_way_back_does_not_lead_to_the_page(readers: Readers, over: str) -> None:
    page = readers.open("about.html", over)
    Elsewhere(page)
    page.goto(readers.address(DISCREET[0], over))
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url(AWAY)
    page.go_back()
    assert page.url == readers.address("about.html", over)
    page.go_forward()
    assert page.url == AWAY


def test_three_presses_of_shift_lead_away_too(readers: Readers) -> None:
    page = readers.open(DISCREET[0])
    Elsewhere(page)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    assert page.url == readers.address(DISCREET[0])
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


@pytest.mark.parametrize("width", [1366, 360])
@pytest.mark.parametrize("path", DISCREET)
def test_the_way_out_is_always_in_view(readers: Readers, path: str, width: int) -> None:
    page = readers.open(path, viewport={"width": width, "height": 700})
    link = page.get_by_role("link", name="Leave this page now")
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"window.scrollTo(0, {place})")
        box = link.bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 700
        assert box["height"] >= 40


def test_it_comes_before_all_else_but_the_skip_link(readers: Readers) -> None:
    page = readers.open(DISCREET[0])
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Leave this page now"


# What stood there may have been discreet, and nobody can tell any more.
UNLISTED = "activities/uphill-bridge-evenings.html"


def test_no_other_page_has_it(demonstration: Path) -> None:
    found = [path for path in pages_of(demonstration) if AWAY in (demonstration / path).read_text("utf-8")]
    assert sorted(found) == sorted((*DISCREET, *WAITING, UNLISTED))

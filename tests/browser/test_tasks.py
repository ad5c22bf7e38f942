"""The ways to an activity: by need, by area and from A to Z, wherever the site is, with scripts and without."""

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Readers

EVERYWHERE = pytest.mark.parametrize("over", ["prefix", "file"])
EITHER_WAY = pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])


def follow(page: Page, link: str, within: str = "main") -> None:
    """Follow a link by its words."""
    page.locator(within).get_by_role("link", name=link, exact=True).first.click()


def heading(page: Page) -> str:
    """The heading of a page."""
    return page.get_by_role("heading", level=1).inner_text()


def assert_it_tells_all(page: Page) -> None:
    """Hold an activity's page against what a consultation needs."""
    assert heading(page) == "Tea and Talk"
    assert page.title() == "Tea and Talk · South Ward Signpost"
    words = page.locator("main").inner_text()
    for needed in (
        "Bournville Community Hall",
        "Tuesday",
        "0117 496 0200",
        "Who it is not for",
        "What happens the first",
    ):
        assert needed in words
    assert page.locator("main a[href='tel:01174960200']").first.is_visible()


@EVERYWHERE
@EITHER_WAY
@pytest.mark.parametrize("way", ["Loneliness and isolation", "South Ward"], ids=["by need", "by area"])
def test_from_the_first_page_to_an_activity_and_back_up(readers: Readers, over: str, script: bool, way: str) -> None:
    page = readers.open("index.html", over, script=script)
    follow(page, way)
    follow(page, "Tea and Talk")
    assert_it_tells_all(page)
    follow(page, way)
    assert heading(page) == way


@EVERYWHERE
@EITHER_WAY
def test_from_the_first_page_to_an_activity_by_the_list_from_a_to_z(readers: Readers, over: str, script: bool) -> None:
    page = readers.open("index.html", over, script=script)
    follow(page, "Everything from A to Z")
    follow(page, "T")
    assert page.url.endswith("activities/index.html#letter-t")
    follow(page, "Tea and Talk")
    assert_it_tells_all(page)
    follow(page, "A to Z")
    assert page.url.endswith("activities/index.html")


@EITHER_WAY
@pytest.mark.parametrize("width", [1366, 360])
def test_every_section_is_two_steps_from_any_page(readers: Readers, script: bool, width: int) -> None:
    page = readers.open("activities/tea-and-talk.html", script=script, viewport={"width": width, "height": 700})
    for name in (
        "Find",
        "Needs",
        "Areas",
        "A to Z",
        "What’s on",
        "Changes",
        "How to refer",
        "Leaflets",
        "Give an update",
    ):
        link = page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True)
        if not link.is_visible():
            page.locator("summary", has_text="Menu").click()
        link.click()
        page.wait_for_load_state()
        assert page.locator("nav[aria-label=Main] [aria-current=page]").all_text_contents() == [name]


@EITHER_WAY
def test_urgent_help_is_one_step_from_any_page_and_on_the_first_screen_of_a_phone(
    readers: Readers, script: bool
) -> None:
    page = readers.open("needs/low-mood.html", script=script, viewport={"width": 360, "height": 640})
    link = page.get_by_role("link", name="Urgent help", exact=True).first
    box = link.bounding_box()
    assert box
    assert box["y"] + box["height"] <= 640
    link.click()
    assert "999" in page.locator("main").inner_text()
    assert page.locator("main a[href='tel:116123']").count() >= 1


def test_a_link_on_a_page_of_the_folder_stays_in_the_folder(readers: Readers) -> None:
    page = readers.open("needs/index.html", "file")
    page.get_by_role("link", name="South Ward Signpost").click()
    assert page.url == readers.address("index.html", "file")

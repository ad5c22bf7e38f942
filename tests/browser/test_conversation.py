"""What is typed into the conversation guide is in the memory of the tab and on paper, and nowhere else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from signpost.site.browser import find_browser
from tests.browser.host import Host
from tests.browser.reader import Readers
from tests.conftest import FLAGS
from tests.outputs.pdfs import Pdf

PATH = "conversation.html"
TYPED = "Zylophant by the harbour"  # words that stand nowhere else
HOUR = 60 * 60 * 1000


def typed(page: Page) -> Page:
    page.get_by_label("My notes: People").fill(TYPED)
    page.get_by_label("My first step").fill(f"{TYPED} on Thursday")
    return page


def left(page: Page) -> list[str]:
    """What the boxes hold, and what paper would show of them."""
    return [
        *(box.input_value() for box in page.locator("textarea").all()),
        *page.locator("[data-noted]").all_text_contents(),
    ]


def test_any_part_can_come_first_and_leads_to_its_needs(readers: Readers) -> None:
    page = readers.open(PATH)
    page.get_by_role("navigation", name="Begin where you like").get_by_role("link", name="Money").click()
    expect(page.get_by_role("heading", name="Money", exact=True)).to_be_in_viewport()
    page.get_by_role("region", name="Money").get_by_role("link", name="Help with food").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Help with food")


def test_urgent_help_stays_in_view_on_a_wide_screen_and_stands_first_on_a_phone(readers: Readers) -> None:
    page = readers.open(PATH, viewport={"width": 1366, "height": 768})
    urgent = page.get_by_role("complementary", name="Urgent help")
    page.get_by_role("heading", name="Children", exact=True).scroll_into_view_if_needed()
    expect(urgent.get_by_role("link", name="999")).to_be_in_viewport()
    phone = readers.open(PATH, viewport={"width": 360, "height": 740})
    first = phone.get_by_role("complementary", name="Urgent help").bounding_box()
    then = phone.get_by_role("heading", name="Begin where you like").bounding_box()
    assert first
    assert then
    assert first["y"] < then["y"]


def test_nothing_typed_is_in_storage_the_address_or_a_cache(readers: Readers) -> None:
    page = typed(readers.open(PATH))
    assert TYPED not in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.state]") == [
        0,
        0,
        "",
        None,
    ]
    assert page.evaluate("caches.keys()") == []


def test_start_again_empties_every_box_and_says_so(readers: Readers) -> None:
    page = typed(readers.open(PATH))
    page.get_by_role("button", name="Start again").click()
    assert set(left(page)) == {""}
    expect(page.get_by_text("All that was typed is gone.")).to_be_visible()


@pytest.mark.parametrize("way", ["back", "reload"])
def test_whoever_comes_back_to_the_page_finds_it_empty(readers: Readers, way: str) -> None:
    page = typed(readers.open(PATH))
    if way == "reload":
        page.reload()
    else:
        page.goto("about:blank")
        page.go_back()
    assert set(left(page)) == {""}


def test_after_an_hour_without_a_touch_it_is_empty_and_not_before(readers: Readers) -> None:
    page = readers.page()
    page.clock.install(time="2026-11-24T10:00:00Z")
    page.goto(readers.address(PATH))
    typed(page)
    page.clock.run_for(HOUR - 60_000)
    assert TYPED in left(page)
    page.keyboard.press("Shift")
    page.clock.run_for(HOUR - 60_000)
    assert TYPED in left(page)
    page.clock.run_for(2 * 60_000)
    assert set(left(page)) == {""}


def test_no_file_of_the_browser_has_what_was_typed(chromium: Browser, host: Host, tmp_path: Path) -> None:
    """The profile's folder is searched after the window has been closed."""
    profile = tmp_path / "profile"
    window = chromium.browser_type.launch_persistent_context(profile, executable_path=find_browser(), args=list(FLAGS))
    page = window.new_page()
    page.goto(host.address(PATH))
    typed(page)
    page.goto(host.address("index.html"))
    page.go_back()
    typed(page)
    window.close()
    found = [file for file in profile.rglob("*") if file.is_file() and holds(file.read_bytes())]
    assert found == []
    assert any(profile.rglob("*"))


def holds(data: bytes) -> bool:
    """Whether the words are among these bytes, as Chromium writes texts: in UTF-8 or UTF-16."""
    return any(TYPED.encode(code) in data for code in ("utf-8", "utf-16-le"))


def test_paper_has_what_was_typed_the_urgent_numbers_and_a_place_to_write_how_it_went(readers: Readers) -> None:
    page = typed(readers.open(PATH))
    said = printed(page)
    for words in (TYPED, "In your own words", f"{TYPED} on Thursday", "How it went", "999", "116 123"):
        assert words in said
    for words in ("Start again", "Getting about", "Get help first", "No letter"):
        assert words not in said


@pytest.mark.parametrize("script", [True, False])
def test_with_nothing_typed_or_without_scripts_the_whole_guide_is_printed(readers: Readers, *, script: bool) -> None:
    said = printed(readers.open(PATH, script=script))
    for words in ("Before you start", "What is it like to come in through your own front door?", "Get help first"):
        assert words in said
    assert said.count("My notes") == 10


def printed(page: Page) -> str:
    return Pdf(page.pdf()).text

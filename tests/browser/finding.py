"""What tests do on the Find page, and what they read there."""

import re
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect

from tests.browser.reader import Readers

FIND: Final = "index.html"
ANSWER: Final = re.compile(r"^(No close match|Other ways to find help|1 group or service|\d+ groups and services)$")
MOST: Final = 100  # cards that are drawn unasked
TUESDAY: Final = "2026-11-24T09:00:00Z"  # Tea and Talk meets at 10


def asked(readers: Readers, question: str = "", over: str = "http", at: str = TUESDAY, **settings: Any) -> Page:
    """The Find page with a question in its address, once it is answered."""
    page = readers.open(f"{FIND}{question}", over, at=at, **settings)
    answered(page)
    return page


def answered(page: Page) -> None:
    """Wait until there is an answer, all of its cards are drawn, and the first are filled."""
    expect(heading(page)).to_have_text(ANSWER)
    number = re.match(r"\d+", heading(page).inner_text())
    expect(page.locator("#results > li")).to_have_count(min(int(number[0]) if number else 0, MOST))
    for item in page.locator("#results > li").all()[:3]:
        expect(item.locator(".rest p").first).not_to_be_empty()


def heading(page: Page) -> Locator:
    """The heading of the answer."""
    return page.locator("#answer")


def box(page: Page) -> Locator:
    """The box that questions are typed into."""
    return page.get_by_role("searchbox", name="What would help?")


def ids(page: Page) -> list[str]:
    """The ids of the activities found, in order."""
    found: list[str] = page.locator("#results > li").evaluate_all("all => all.map(one => one.dataset.activity)")
    return found


def chips(page: Page) -> list[str]:
    """The filters in use."""
    return [name.replace(" ✕", "") for name in page.locator(".chip:visible").all_inner_texts()]


def address(page: Page) -> str:
    """The question in the address."""
    hash_: str = page.evaluate("decodeURIComponent(location.hash)")
    return hash_


def tick(page: Page, group: str, value: str) -> None:
    """Tick a filter in the panel, and first open its group if that is closed."""
    own = page.locator(f"input[name={group}][value='{value}']")
    if not own.is_visible():
        page.locator("details.facet", has=own).locator("summary").first.click()
    own.check()

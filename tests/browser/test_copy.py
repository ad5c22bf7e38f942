"""A line for the patient's record, copied from a need's page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from signpost.site.inspection.pages import pages_of
from tests.browser.reader import Readers

PAGE = "needs/loneliness.html"
SIGNPOSTED = (
    "22 Nov 2026 Signposted to Tea and Talk (loneliness and isolation), tel 0117 496 0200. Source: South Ward Signpost."
)
REFERRED = (
    "22 Nov 2026 Referred to Tea and Talk (loneliness and isolation), tel 0117 496 0200, with the person's agreement."
)


def copied(readers: Readers, page: Page, label: str) -> str:
    """What is on the clipboard after a button was pressed."""
    button = page.get_by_role("button", name=f"Copy “{label}: Tea and Talk”")
    button.scroll_into_view_if_needed()
    button.click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    page.clock.run_for(5000)
    # The clipboard is the browser's, and only a page of a host may read it.
    reader = page.context.new_page()
    reader.goto(readers.address("about.html"))
    text: str = reader.evaluate("navigator.clipboard.readText()")
    reader.close()
    return text


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("over", ["http", "file"])
def test_the_line_is_copied_with_the_day_in_london(readers: Readers, over: str, zone: str) -> None:
    page = readers.page(timezone_id=zone, permissions=["clipboard-read", "clipboard-write"])
    page.clock.install(time="2026-11-22T23:30:00Z")
    page.goto(readers.address(PAGE, over))
    first = page.locator("#at-tea-and-talk details.copy")
    first.locator("summary").click()
    assert copied(readers, page, "Signposted") == SIGNPOSTED
    text = copied(readers, page, "Referred")
    assert text.startswith(REFERRED)
    assert text.endswith(" Source: South Ward Signpost.")
    assert "SNOMED" not in text


def test_without_leave_to_use_the_clipboard_the_line_is_selected(readers: Readers) -> None:
    page = readers.open(PAGE, at="2026-11-22T12:00:00Z")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.locator("#at-tea-and-talk details.copy summary").click()
    page.get_by_role("button", name="Copy “Signposted: Tea and Talk”").click()
    assert page.evaluate("getSelection().toString()") == SIGNPOSTED


def test_without_scripts_the_line_can_be_read_and_no_button_promises_what_it_cannot_do(readers: Readers) -> None:
    page = readers.open(PAGE, script=False)
    row = page.locator("#at-tea-and-talk details.copy")
    row.locator("summary").click()
    assert "[date] Signposted to Tea and Talk" in row.inner_text()
    assert row.get_by_role("button").count() == 0


def test_at_the_route_to_the_connector_the_line_with_the_code_is_copied(readers: Readers) -> None:
    page = readers.page(permissions=["clipboard-read", "clipboard-write"])
    page.clock.install(time="2026-11-22T12:00:00Z")
    page.goto(readers.address("pathways/connector.html"))
    page.locator("details.copy summary").click()
    page.get_by_role("button", name="Copy “Accepted: Refer to the Community Connector”").click()
    page.get_by_role("status").filter(has_text="Copied").wait_for()
    lines = page.locator(".record").all_inner_texts()
    assert lines[0].startswith("22 Nov 2026 Referral to social prescribing service (SNOMED CT 871731000000106).")
    assert lines[1].startswith("22 Nov 2026 Social prescribing declined (SNOMED CT 871711000000103).")


def test_no_line_about_a_group_has_a_code(demonstration: Path) -> None:
    lines = 0
    for path in pages_of(demonstration):
        if path.startswith("needs/"):
            for part in (demonstration / path).read_text("utf-8").split('class="record">')[1:]:
                line = part.partition("<")[0]
                lines += 1
                assert "SNOMED" not in line, path
                assert line.startswith(("[date] Referred to ", "[date] Signposted to ")), path
    assert lines > 100

"""A referral slip goes to a group, and the answer comes back to whoever wrote it, without a name or a trace."""

import io
import re
from urllib.parse import unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.reader import Readers

REFERENCE = re.compile(r"[BCDFGHJKMNPQRTVWXY346789]{3} [BCDFGHJKMNPQRTVWXY346789]{3}")


def slip(readers: Readers, activity: str = "tea-and-talk") -> Page:
    page = readers.open(f"activities/{activity}.html", device_scale_factor=2)  # so that the code has enough dots
    page.get_by_role("link", name="Print a referral slip").click()
    expect(page.locator("[data-reference]")).to_have_text([REFERENCE, REFERENCE])  # then the slip is written
    expect(page.get_by_role("heading", name="Where to go")).to_be_hidden()
    return page


def references(page: Page) -> list[str]:
    return page.locator("[data-reference]").all_inner_texts()


def code_on(page: Page) -> str:
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator("svg.qr").screenshot())))
    return code.text


def sentence(page: Page) -> str:
    page.get_by_role("button", name="Make the sentence").click()
    return page.get_by_label("The sentence").input_value()


def test_a_slip_names_the_group_and_both_its_halves_have_one_reference(readers: Readers) -> None:
    page = slip(readers)
    expect(page.get_by_role("heading", name="Tea and Talk")).to_be_visible()
    upper, lower = references(page)
    assert upper == lower
    assert REFERENCE.fullmatch(upper)
    page.get_by_role("button", name="New slip").click()
    assert references(page)[0] != upper


def test_the_code_on_the_strip_opens_the_reply_with_the_reference_in_it(readers: Readers) -> None:
    page = slip(readers)
    reference = references(page)[0]
    page.goto(code_on(page))
    expect(page.get_by_label("Reference on the slip")).to_have_value(reference)
    assert "#" not in page.url
    page.get_by_label("They have started").check()
    assert sentence(page) == f"Reference {reference}: the person has started."
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()


def test_the_reply_by_keyboard_alone_and_the_ways_to_pass_it_on(readers: Readers) -> None:
    page = readers.open("reply.html#k7m3qx", viewport={"width": 320, "height": 640})
    field = page.get_by_label("Reference on the slip")
    expect(field).to_have_value("K7M 3QX")
    field.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_label("It did not work out")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pass this on")).to_be_focused()
    said = "Reference K7M 3QX: it did not work out: we have no room."
    expect(page.get_by_label("The sentence")).to_have_value(said)
    for name in ("Text it", "E-mail it"):
        address = page.get_by_role("link", name=name).get_attribute("href") or ""
        assert f"body={said}" in unquote(urlsplit(address).query)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", "Write the reference that stands on the slip, such as K7M 3QX."),
        ("Sheila", "A reference has six letters and digits, such as K7M 3QX. You wrote “Sheila”."),
    ],
)
def test_what_is_missing_is_said_above_and_beside_and_leads_there(readers: Readers, typed: str, wrong: str) -> None:
    page = readers.open("reply.html")
    page.get_by_label("Reference on the slip").fill(typed)
    page.get_by_role("button", name="Make the sentence").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text([wrong, "Choose what became of it."])
    expect(page.locator("#reference-wrong")).to_have_text(wrong)
    summary.get_by_role("link").first.click()
    expect(page.get_by_label("Reference on the slip")).to_be_focused()
    assert "#" not in page.url


def test_nothing_of_it_stays_in_the_browser(readers: Readers) -> None:
    page = readers.open("reply.html#K7M3QX")
    page.get_by_label("They have finished").check()
    assert sentence(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.goto("about:blank")
    page.go_back()
    expect(page.get_by_label("Reference on the slip")).to_have_value("")
    expect(page.get_by_role("heading", name="Pass this on")).to_be_hidden()


def test_a_sensitive_service_has_no_slip_and_a_slip_that_names_one_says_nothing_of_it(readers: Readers) -> None:
    page = readers.open("activities/sea-holly-support.html")
    expect(page.get_by_role("link", name="Print a referral slip")).to_have_count(0)
    page = readers.open("slip.html#activity=sea-holly-support")
    expect(page.get_by_role("heading", name="Where to go")).to_be_visible()
    expect(page.get_by_text("Sea Holly")).to_have_count(0)


def test_without_scripts_both_say_what_to_do(readers: Readers) -> None:
    expect(readers.open("slip.html", script=False).get_by_text("fill in by hand")).to_be_visible()
    expect(readers.open("reply.html", script=False).get_by_text("Please ring or text whoever")).to_be_visible()

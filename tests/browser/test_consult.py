"""A GP has a narrow window beside the clinical system, and both hands on the keyboard."""

import re
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect

from signpost.site.browser import find_browser
from tests.browser.reader import Readers
from tests.browser.test_household import holds
from tests.browser.test_typing import KEY, MOST, RIGHT, THINK, questions
from tests.conftest import FLAGS

NARROW = {"width": 360, "height": 740}
# Whether a right answer is among the three, with its phone number on the screen.
SEEN = """needs => [...document.querySelectorAll(".answer")].some((item) => {
  const place = item.querySelector(".reach").getBoundingClientRect();
  return item.dataset.needs.split(" ").some((need) => needs.includes(need))
    && place.top >= 0 && place.bottom <= innerHeight;
})"""


def opened(readers: Readers) -> Page:
    context = readers.context(viewport=NARROW)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(readers.address("consult.html"))
    expect(page.get_by_label("What would help?")).to_be_focused()
    return page


def asked(readers: Readers, words: str) -> Page:
    page = opened(readers)
    page.keyboard.type(words)
    page.locator(".answer").first.wait_for()
    return page


def test_from_the_question_to_the_record_by_keyboard_alone(readers: Readers) -> None:
    page = asked(readers, "lonely, 78")
    expect(page.locator(".answer")).to_have_count(3)
    name = page.locator(".answer h2").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=f"Copy: told: {name}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied.", exact=True)).to_be_visible()
    assert f"Signposted to: {name}, tel 0117" in page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("What was copied")).to_have_value(
        re.compile(f"Referred to: {name}.*with the person's agreement")
    )
    page.keyboard.press("Escape")
    expect(page.get_by_label("What would help?")).to_be_focused()
    expect(page.get_by_label("What would help?")).to_have_value("")
    expect(page.locator(".answer")).to_have_count(0)
    expect(page.get_by_label("What was copied")).to_be_hidden()


def test_the_code_is_that_of_the_service_with_its_rule_and_no_group_has_one(readers: Readers) -> None:
    page = asked(readers, "lonely")
    page.get_by_text("Codes for a referral to a service").click()
    expect(page.get_by_text("Once, at the first contact of an episode")).to_be_visible()
    page.get_by_role("button", name="Copy: accepted").click()
    expect(page.get_by_label("What was copied")).to_have_value(re.compile(r"^\d+ \w{3} \d{4} .*871731000000106"))
    expect(page.locator(".answers")).not_to_contain_text("8717")


def test_one_group_is_printed_on_one_sheet(readers: Readers) -> None:
    page = asked(readers, "lonely")
    name, other = page.locator(".answer h2").all_inner_texts()[:2]
    page.evaluate("window.print = () => { window.sheet = document.body.innerHTML; }")
    page.get_by_role("button", name=f"Print: {name}").click()
    page.set_content(page.evaluate("window.sheet"))
    assert page.locator(".printing .to-print h2").all_inner_texts() == [name]
    assert other in page.content()


def test_urgent_words_put_the_numbers_first_and_enter_goes_to_them(readers: Readers) -> None:
    page = opened(readers)
    page.keyboard.type("wants to die")
    expect(page.locator("[data-urgent-help] [data-line]").first).to_be_in_viewport()
    expect(page.get_by_label("What would help?")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="If somebody may come to harm, ring now")).to_be_focused()


def test_a_discreet_service_is_told_and_neither_copied_nor_printed(readers: Readers) -> None:
    page = asked(readers, "domestic abuse")
    card = page.locator("[data-activity=sea-holly-support]")
    expect(card).to_contain_text("when nobody else can hear")
    expect(card.get_by_role("button")).to_have_count(0)


def test_the_questions_of_a_consultation_are_answered_as_they_are_typed(readers: Readers) -> None:
    page = opened(readers)
    page.clock.install()
    found = {}
    for question, needs in questions():
        page.keyboard.press("Escape")
        for count, letter in enumerate(question, 1):
            page.keyboard.type(letter)
            page.clock.run_for(60)
            if page.evaluate(SEEN, needs):
                found[question] = THINK + count * KEY
                break
    assert len(found) >= RIGHT, set(dict(questions())) - set(found)
    assert median(found.values()) <= MOST


def test_nothing_typed_is_kept_and_an_hour_clears_it(readers: Readers, chromium: Browser, tmp_path: Path) -> None:
    word = "quixotically"
    with chromium.browser_type.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=find_browser(), args=list(FLAGS)
    ) as context:
        page = context.new_page()
        page.clock.install()
        page.goto(readers.address("consult.html"))
        page.keyboard.type(f"lonely {word}")
        page.locator(".answer").first.wait_for()
        page.clock.fast_forward("01:01:00")
        expect(page.get_by_label("What would help?")).to_have_value("")
        page.keyboard.type(f"lonely {word}")
        page.locator(".answer").first.wait_for()
        assert word not in page.url
        page.reload()
        expect(page.get_by_label("What would help?")).to_have_value("")
    kept = [file for file in (tmp_path / "profile").rglob("*") if file.is_file()]
    assert any(holds(file, "consult.html") for file in kept)
    assert not [file for file in kept if holds(file, word)]

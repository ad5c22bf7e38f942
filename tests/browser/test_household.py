"""A link worker and a family make a plan at the kitchen table, print it, and leave nothing behind."""

import io
import re
from pathlib import Path
from typing import Any, Final

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from signpost.site.browser import find_browser
from tests.browser.households import HOUSEHOLDS, Household, Person, fill, misfits, plan
from tests.browser.reader import Readers
from tests.conftest import FLAGS

MOMENT: Final = "2026-11-24T10:30:00Z"
MUM_AND_GRAN: Final = HOUSEHOLDS["a mother in debt, her son with autism and her mother with dementia"]


def opened(readers: Readers, **settings: Any) -> Page:
    return readers.open("household.html", at=MOMENT, **settings)


def suggestions(page: Page) -> list[tuple[str, str, str]]:
    """The role, activity and reasons of each suggestion."""
    items = page.locator("[data-part=suggestions] li").all()
    return [
        (item.get_attribute("data-who") or "", item.get_attribute("data-activity") or "", item.inner_text())
        for item in items
    ]


def printed(page: Page) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in document).replace("\r\n", "\n")


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_every_suggestion_fits_its_person_by_the_records_themselves(readers: Readers, name: str) -> None:
    page, household = opened(readers), HOUSEHOLDS[name]
    plan(page, household)
    found = suggestions(page)
    assert {who for who, *_ in found} >= set(household.suggested)
    for who, activity, reasons in found:
        stands_in = re.search(r"For (.+), about", reasons)
        goes = household.person(stands_in[1]) if stands_in else None
        assert misfits(household.person(who), activity, reasons, goes=goes) == [], (who, activity)


@pytest.mark.parametrize("name", HOUSEHOLDS)
def test_what_a_link_worker_would_think_of_is_among_the_suggestions(readers: Readers, name: str) -> None:
    page, household = opened(readers), HOUSEHOLDS[name]
    plan(page, household)
    found = {(who, activity) for who, activity, _ in suggestions(page)}
    assert found >= set(household.suggested.items())


def test_the_printed_sheet_has_the_week_the_way_and_room_for_notes(readers: Readers) -> None:
    page = opened(readers)
    plan(page, MUM_AND_GRAN)
    expect(page.locator(".plan-sheet")).to_contain_text("Brightwater Memory Café")
    sheet = printed(page)
    for words in (
        "Sleeping through the night",
        "Brightwater Memory Café (Gran)",
        "0117 496 0320",
        "3 Reedcutter Lane",
        "64 from Bournville",
        "Somebody in a green apron",
        "1 December",
        "Notes:",
        "Urgent help",
    ):
        assert words in sheet.replace("\xa0", " ")
    for words in ("Who is it?", "Make the plan", "dementia, likes singing", "household.html", "Print\n"):
        assert words not in sheet


def test_ticks_change_the_week_and_two_things_at_once_are_told(readers: Readers) -> None:
    page = opened(readers)
    plan(page, Household("South Ward", (Person("Dad", "40", "carer, debt, music"),)))
    boxes = page.locator("[data-choice]")
    expect(boxes.first).to_be_checked()
    name = page.locator(".suggested label").first.inner_text()
    expect(page.locator(".plan-sheet")).to_contain_text(name)
    for box in boxes.all():
        box.uncheck()
    expect(page.locator(".plan-sheet")).to_be_hidden()
    boxes.last.check()
    expect(page.locator(".plan-sheet")).to_be_visible()


def choose(page: Page, activity: str) -> None:
    page.locator(f"li[data-activity={activity}] [data-choice]").first.check()


def test_nobody_can_be_at_two_places_at_once(readers: Readers) -> None:
    page = opened(readers)
    plan(page, Household("South Ward", (Person("Nan", "70", "knitting, learn to use a computer"),)))
    choose(page, "knit-and-natter")
    choose(page, "computer-buddies")
    for place in ("[data-part=clashes]", ".plan-sheet"):
        expect(page.locator(place)).to_contain_text("Nan can’t be at both")
    page.locator("li[data-activity=computer-buddies] [data-choice]").uncheck()
    expect(page.locator("[data-part=clash-part]")).to_be_hidden()


def test_who_is_with_a_small_child_meanwhile_is_asked(readers: Readers) -> None:
    page = opened(readers)
    plan(page, Household("South Ward", (Person("Mum", "30", "in debt"), Person("the baby", "1", "toddler group"))))
    choose(page, "money-and-debt-help")
    expect(page.locator("[data-part=clashes]")).to_contain_text(
        "Who is with the baby while Mum is at Money and Debt Help? Ask if children may come."
    )
    expect(page.locator(".plan-sheet")).to_contain_text("Mum takes the baby")


def test_two_groups_behind_one_door_on_one_day_are_told(readers: Readers) -> None:
    page = opened(readers)
    people = (Person("Dad", "48", "rent arrears"), Person("Mum", "45", "looking for a job"))
    plan(page, Household("Weston-super-Mare", people))
    expect(page.locator("[data-part=together]")).to_contain_text(
        "Both at Town Library on Tuesdays: Housing Advice at the Town Library for Dad, 10am to 1pm, "
        "and Job Club for Mum, 1.30pm to 4pm."
    )


def test_what_suits_two_of_them_is_said(readers: Readers) -> None:
    page = opened(readers)
    plan(page, HOUSEHOLDS["two carers of a son with learning disabilities"])
    expect(page.get_by_role("heading", name="What goes together")).to_be_visible()
    expect(page.locator("[data-part=together]")).to_contain_text("could suit Mum and Dad")


def test_a_role_is_asked_for_and_no_name(readers: Readers) -> None:
    page = opened(readers)
    box = page.locator("[data-person]")
    fill(box, Person("Sheila Jones", "many", ""))
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator("[data-part=wrong]")).to_be_focused()
    for words in ("looks like a name", "is no age we can read", "Say what would help"):
        expect(page.get_by_role("link", name=re.compile(words))).to_be_visible()
    page.get_by_role("link", name=re.compile("no age")).click()
    expect(box.get_by_role("textbox", name="Age")).to_be_focused()
    expect(box.get_by_role("textbox", name="Age")).to_have_attribute("aria-invalid", "true")


def test_a_cry_for_help_shows_the_numbers_while_it_is_typed(readers: Readers) -> None:
    page = opened(readers)
    words = page.get_by_label("What would help?")
    words.press_sequentially("she wants to kill herself")
    expect(page.locator("[data-urgent-help]")).to_be_visible()
    expect(words).to_be_focused()
    expect(page.locator("[data-urgent-help] [data-line]").first).to_be_in_viewport()
    words.fill("likes singing")
    expect(page.locator("[data-urgent-help]")).to_be_hidden()


def test_after_a_cry_for_help_the_plan_leads_to_the_numbers_and_people_can_still_be_added(readers: Readers) -> None:
    page = opened(readers)
    fill(page.locator("[data-person]"), Person("me", "30", "I want to die"))
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("heading", name="If somebody may come to harm, ring now")).to_be_focused()
    page.get_by_role("button", name="Add another person").click()
    expect(page.locator("legend", has_text="Person 2")).to_be_visible()
    page.get_by_role("button", name="Remove person 1").click()
    expect(page.get_by_role("group", name="Person 1")).to_be_visible()
    page.get_by_label("What would help?").fill("I want to die")
    expect(page.locator("[data-urgent-help]")).to_be_visible()


def test_nothing_discreet_is_ever_suggested_at_the_kitchen_table(readers: Readers) -> None:
    page = opened(readers)
    plan(page, Household("South Ward", (Person("me", "30", "my partner controls my money, loneliness"),)))
    assert not {"sea-holly-support", "moving-forward-course"} & {activity for _, activity, _ in suggestions(page)}
    expect(page.locator("[data-part=suggestions]")).not_to_contain_text("Domestic abuse")


def test_by_keyboard_alone(readers: Readers) -> None:
    page = opened(readers)
    page.get_by_label("Postcode or area").focus()
    keys = page.keyboard
    keys.type("South Ward")
    keys.press("Tab")
    keys.type("me")
    keys.press("Tab")
    keys.type("79")
    for _ in range(3):
        keys.press("Tab")
    expect(page.get_by_label("What would help?")).to_be_focused()
    keys.type("lonely")
    while page.evaluate("document.activeElement.textContent") != "Make the plan":
        keys.press("Tab")
    keys.press("Enter")
    expect(page.get_by_role("heading", name="What could help")).to_be_focused()
    keys.press("Tab")
    expect(page.locator("[data-choice]").first).to_be_focused()


def test_an_hour_untouched_and_start_again_leave_an_empty_page(readers: Readers) -> None:
    page = readers.page()
    page.clock.install(time=MOMENT)
    page.goto(readers.address("household.html"))
    plan(page, MUM_AND_GRAN)
    page.get_by_role("button", name="Start again").first.click()
    assert left(page) == ""
    plan(page, MUM_AND_GRAN)
    page.clock.fast_forward("59:00")
    assert "autism" in left(page)
    page.clock.fast_forward("01:01:00")
    expect(page.get_by_text("Nobody touched this page for an hour")).to_be_visible()
    assert left(page) == ""


def left(page: Page) -> str:
    """What was typed, or made of it, and can still be read from the page."""
    values = page.locator("[data-household] :is(input[type=text], textarea)").evaluate_all(
        "all => all.map((one) => one.value)"
    )
    drawn = page.locator("[data-part=suggestions], [data-part=sheet]").all_text_contents()
    return " ".join((*values, *drawn)).strip()


def test_no_word_typed_stays_in_the_address_the_storage_or_the_browser_s_folder(
    readers: Readers, chromium: Browser, tmp_path: Path
) -> None:
    words = ("quixotically", "zanzibarian")
    person = Person("me", "30", f"lonely {words[0]}", matters=words[1])
    with chromium.browser_type.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=find_browser(), args=list(FLAGS)
    ) as context:
        page = context.new_page()
        page.goto(readers.address("household.html"))
        plan(page, Household("South Ward", (person,)))
        expect(page.locator(".plan-sheet")).to_contain_text(words[1])
        page.pdf()
        page.reload()
        assert left(page) == ""
        plan(page, Household("South Ward", (person,)))
        page.goto(readers.address("about.html"))
        page.go_back()
        assert words[0] not in page.evaluate("JSON.stringify([localStorage, sessionStorage, history.state, location])")
        page.get_by_role("button", name="Start again").first.click()
        assert left(page) == ""
    kept = [file for file in (tmp_path / "profile").rglob("*") if file.is_file()]
    assert any(holds(file, "household.html") for file in kept)
    assert not [file for file in kept for word in words if holds(file, word)]


def holds(file: Path, word: str) -> bool:
    content = file.read_bytes()
    return word.encode() in content or word.encode("utf-16-le") in content


def test_without_javascript_the_page_says_what_else_to_do(readers: Readers) -> None:
    page = opened(readers, script=False)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_role("link", name="leaflets").last).to_be_visible()
    expect(page.get_by_role("button", name="Make the plan")).to_be_hidden()

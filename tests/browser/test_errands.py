"""Errands that people come with, and what they go away with: on the screen, on paper and in the record."""

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.finding import TUESDAY, answered, asked, heading, ids
from tests.browser.reader import Readers

CONNECTOR = "0117 496 0010"
MONDAY = "2026-11-23T09:30:00Z"  # Tea and Talk meets tomorrow; Money and Debt Help has begun


def sheets(page: Page) -> list[str]:
    """What each sheet says when a page is printed, in one line."""
    paper = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]


@pytest.mark.parametrize("words", ["she is afraid at home", "afraid of her husband", "scared of boyfriend"])
def test_a_doctor_whose_patient_is_afraid_finds_those_who_help_and_a_quick_way_out(
    readers: Readers, words: str
) -> None:
    page = asked(readers, f"#q={words}")
    assert ids(page) == ["sea-holly-support", "moving-forward-course"]
    expect(page.get_by_role("link", name="Leave this page now")).to_be_visible()


def test_a_receptionist_with_somebody_hungry_is_told_whom_to_ring_where_nothing_is_open(readers: Readers) -> None:
    page = asked(readers, "#q=food bank today", at=MONDAY)
    said = page.get_by_text("Nothing today; these are on other days.")
    assert said.inner_text().endswith(f"If it can’t wait, ring the Connector on {CONNECTOR}.")
    assert said.get_by_role("link").get_attribute("href") == "tel:01174960010"


@pytest.mark.parametrize("words", ["bored 15-year-old", "bored teenager", "anxious 14yo"])
def test_a_receptionist_with_a_teenager_finds_what_is_for_teenagers_first(readers: Readers, words: str) -> None:
    page = asked(readers, f"#q={words}")
    needs = page.locator("#results > li").evaluate_all("all => all.map(one => one.dataset.needs)")
    assert all("youth" in one.split() for one in needs[:2])


def test_a_child_is_offered_no_group_for_adults_and_is_led_on(readers: Readers) -> None:
    page = asked(readers, "#q=8 year old bereaved")
    expect(page.get_by_text("Nothing fits all of this. Remove a filter to see more")).to_be_visible()
    expect(page.get_by_role("button", name="Remove Age 8")).to_be_visible()
    expect(page.locator("[data-said]").get_by_role("link", name="Bereavement and loss")).to_be_visible()
    expect(page.locator("[data-activity]")).to_have_count(0)


def test_where_nothing_is_found_nothing_is_promised_below(readers: Readers) -> None:
    page = asked(readers, "#q=verruca at home today")
    assert page.locator("[data-no-match]").is_visible()
    assert "these are" not in page.locator("[data-answer]").inner_text()


def test_who_can_ask_is_told_apart_where_one_of_them_has_a_comma(readers: Readers) -> None:
    page = asked(readers, "#q=hospital car scheme")
    card = page.locator("[data-activity=hospital-car-scheme]").inner_text()
    assert "You yourself; family or a friend; nurse, pharmacist or other health professional" in card


def test_a_doctor_takes_the_line_for_the_record_from_the_page_of_the_group(readers: Readers) -> None:
    page = readers.open("activities/tea-and-talk.html", at=TUESDAY)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_text("Copy for the record").click()
    page.get_by_role("button", name="Copy “Signposted: Tea and Talk”").click()
    line = "24 Nov 2026 Signposted to Tea and Talk, tel 0117 496 0200. Source: South Ward Signpost."
    assert page.evaluate("getSelection().toString()") == line


def test_a_sheet_is_one_press_away_unless_it_could_do_harm(readers: Readers) -> None:
    page = readers.page()
    page.add_init_script("window.print = () => { window.printed = true; }")
    page.goto(readers.address("activities/tea-and-talk.html"))
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed")
    page.goto(readers.address("activities/sea-holly-support.html"))
    assert page.get_by_role("button", name="Print").count() == 0
    assert page.get_by_text("Copy for the record").count() == 0


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("activities/tea-and-talk.html", "Next: Tuesday 24 November, 10am to 12 noon"),
        ("activities/money-and-debt-help.html", "Next: Monday 23 November, 9.30am to 12 noon"),
        ("needs/loneliness.html", "Next: Tue 24 Nov, 10am to 12 noon"),
        ("areas/south-ward.html", "Next: Tue 24 Nov, 10am to 12 noon"),
        ("whats-on.html", "9.30am to 12 noon"),
        ("index.html#q=lonely", "Next: Tuesday 24 November, 10am to 12 noon"),
    ],
)
def test_paper_names_the_day_since_tomorrow_is_another_one_by_then(readers: Readers, path: str, told: str) -> None:
    page = readers.open(path, at=MONDAY)
    if path.startswith("index"):
        answered(page)
        expect(page.get_by_role("status")).not_to_be_empty()
    before = page.locator("main").inner_text()
    words = " ".join(sheets(page))
    assert told in words
    for fleeting in ("Meets today", "Meets tomorrow", "On now", " ago"):
        assert fleeting not in words
    assert page.locator("main").inner_text() == before


@pytest.mark.parametrize("path", ["needs/loneliness.html", "areas/south-ward.html", "whats-on.html"])
def test_every_paper_ends_with_whom_to_ring(readers: Readers, path: str) -> None:
    words = sheets(readers.open(path))[-1]
    assert CONNECTOR in words
    assert "Accessibility" not in words


def test_a_group_and_its_criteria_stand_on_one_sheet(readers: Readers) -> None:
    [sheet] = [one for one in sheets(readers.open("needs/loneliness.html")) if "A friendly call once or twice" in one]
    words = "".join(sheet.split())
    for told in (
        "For: Ages 18",
        "Not for: People who can’t hear",
        "Who can refer: You yourself",
        "Two weeks",
        "0117 496 0212",
    ):
        assert "".join(told.split()) in words


def test_results_on_paper_are_not_cut_off_at_the_edges(readers: Readers) -> None:
    page = asked(readers, "#q=lonely", viewport={"width": 720, "height": 1000})
    page.emulate_media(media="print")
    sheet = page.locator("main .wrap").bounding_box()
    assert sheet
    for card in page.locator("#results > li").all()[:3]:
        box = card.bounding_box()
        assert box
        assert box["x"] >= sheet["x"]
        assert box["x"] + box["width"] <= sheet["x"] + sheet["width"]


def test_a_volunteer_whose_time_has_changed_gets_to_a_number_from_the_groups_own_page(readers: Readers) -> None:
    page = readers.open("activities/tea-and-talk.html", viewport={"width": 360, "height": 740})
    page.get_by_role("link", name="Something wrong here? Tell us").click()
    page.get_by_role("main").get_by_role("link", name="ring or write to the Connector").click()
    expect(page.get_by_role("main").get_by_role("link", name=CONNECTOR)).to_be_in_viewport()


def test_somebody_who_looks_for_themselves_is_told_what_to_do_among_words_for_referrers(readers: Readers) -> None:
    page = readers.open("needs/debt-money.html")
    told = page.get_by_text("If you are looking for help for yourself, you can ring any of these groups.")
    assert told.get_by_role("link", name=CONNECTOR).is_visible()
    assert (
        readers.open("needs/domestic-abuse.html").get_by_text("If you are looking for help for yourself").count() == 0
    )


def test_a_link_worker_sees_all_that_suits_a_level(readers: Readers) -> None:
    page = readers.open("levels/full-support.html")
    page.get_by_role("link", name="see all of them in Find").click()
    answered(page)
    number = re.search(r"\d+", heading(page).inner_text())
    assert number
    page.go_back()
    assert f"{number[0]} activities suit this level" in page.locator("main").inner_text()


def test_nobody_is_told_to_send_what_may_only_be_said(readers: Readers) -> None:
    words = readers.open("pathways/back-to-gp.html").locator("main").inner_text()
    assert "What to pass on" in words
    assert "Phone only. Send no patient details by e-mail or text." in words
    assert "What to send" not in words


def test_a_press_beside_the_menu_closes_it(readers: Readers) -> None:
    page = readers.open("about.html", viewport={"width": 360, "height": 740})
    page.locator("summary", has_text="Menu").click()
    assert page.get_by_role("link", name="How to refer").is_visible()
    page.mouse.click(180, 700)
    assert page.get_by_role("link", name="How to refer").is_hidden()

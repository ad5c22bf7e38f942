"""My list and a household's plan in another language: the facts of the records, in their order, with English beside."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from signpost.outputs.catalogues import catalogue
from signpost.records.engine_files import SITE_SOURCES
from signpost.values.print_languages import LANGUAGES
from tests.browser.households import HOUSEHOLDS, plan, records
from tests.browser.reader import Readers
from tests.demonstration import DEMONSTRATION
from tests.outputs.pdfs import Pdf

MOMENT: Final = "2026-11-24T10:30:00Z"
IDS: Final = ("women-only-swim", "tea-and-talk", "befriending-visits", "new-baby-cafe")
NOT_TRANSLATED: Final = "new-baby-cafe"
EACH_DIRECTION: Final = pytest.mark.parametrize("code", ["pl", "ar"])
EITHER: Final = pytest.mark.parametrize("over", ["http", "file"])
PRINT_IN: Final = "Print in"


def listed(readers: Readers, code: str = "", over: str = "http") -> Page:
    """My list with four groups and the way to them, in a language."""
    page = readers.open(f"my-list.html#activities={','.join(IDS)}", over, at=MOMENT)
    page.locator("[data-part=picks] > li").nth(len(IDS) - 1).wait_for()
    page.get_by_label("With the way there and the week").check()
    if code:
        choose(page, code)
    return page


def planned(readers: Readers) -> Page:
    """The plan of a household."""
    page = readers.open("household.html", at=MOMENT)
    plan(page, HOUSEHOLDS["a mother in debt, her son with autism and her mother with dementia"])
    page.locator(".plan-sheet .places > li").first.wait_for()
    return page


def choose(page: Page, code: str) -> None:
    """Choose a language, and wait until its words and letters are there."""
    page.get_by_label(PRINT_IN).select_option(code)
    page.locator(f".in-language [lang={code}]").first.wait_for()
    page.evaluate("document.fonts.ready.then(() => true)")


def own_words(code: str, english: str) -> str:
    """A sentence of ours in a language, by its catalogue, without signs of direction."""
    return catalogue(SITE_SOURCES, code).words[english]


def bare(text: str) -> str:
    """The figures, pound signs and those capital letters of a text that all stand on the line, by which it is told."""
    return re.sub(r"[^0-9A-IK-PR-Z£]", "", text)


def printed_lines(content: bytes) -> list[str]:
    """What `bare` leaves of each line of a PDF, from left to right as a reader sees it."""
    lines: dict[tuple[int, int], list[tuple[float, str]]] = {}
    for letter in Pdf(content).letters():
        if bare(letter.text):
            place = round(letter.bottom * 10)
            near = (key for key in lines if key[0] == letter.page and abs(key[1] - place) < 5)
            lines.setdefault(next(near, (letter.page, place)), []).append((letter.left, letter.text))
    return ["".join(text for _, text in sorted(line)) for line in lines.values()]


def facts_on_record(activity: str) -> Iterator[str]:
    """The phone number, price, postcode and hours of a group, by its record file."""
    record = records("activities")[activity]
    yield record["contact"]["phone"]
    if re.fullmatch(r"[\d.]+", record["cost"]["amount"]):
        yield f"£{record['cost']['amount']}"
    if record.get("venue"):
        yield records("venues")[record["venue"]]["postcode"]
    for session in record.get("sessions", []):
        yield f"{session['starts']}–{session['ends']}"


def missing(facts: list[str], lines: list[str]) -> list[str]:
    """The facts that no printed line has."""
    return [fact for fact in facts if not any(bare(fact) in line for line in lines)]


@EACH_DIRECTION
def test_every_number_price_postcode_and_time_is_printed_in_its_order(readers: Readers, code: str) -> None:
    lines = printed_lines(listed(readers, code).pdf(format="A4"))
    wanted = [fact for activity in IDS for fact in facts_on_record(activity)]
    assert len(wanted) >= 10
    assert missing(wanted, lines) == []
    assert sum(line.count("£420") for line in lines) == 2  # in the language's own column, and in English


def test_a_number_without_a_direction_of_its_own_would_be_found_out(readers: Readers) -> None:
    page = listed(readers, "ar")
    swim = page.locator(f"[data-activity={IDS[0]}] [data-fact=Cost] dd[data-said] bdi")
    swim.evaluate("one => { one.parentElement.append('0117 496 0342'); one.remove(); }")
    page.locator(f"[data-activity={IDS[0]}] .number").evaluate("one => one.remove()")
    assert not any("01174960342" in line for line in printed_lines(page.pdf(format="A4")))


@pytest.mark.parametrize("word", ["constructor", "toString", "__proto__"])
def test_a_word_that_means_something_to_a_browser_is_a_word(readers: Readers, word: str) -> None:
    page = listed(readers, "pl")
    told = page.evaluate(
        """word => {
          const item = document.createElement("li");
          item.innerHTML = '<dl><div data-fact="Where"><dt>Where</dt><dd></dd></div></dl><p data-summary>Tea</p>';
          signpost.printIn.draw(document.createElement("div"), [[item, {
            card: { id: word, where: word, joining: word, costWords: "", ended: "", dates: [] }, more: { more: [] },
            visit: { meets: [], address: "" },
          }]]);
          return item.textContent;
        }""",
        word,
    )
    assert told.replace("\u2066", "").replace("\u2069", "") == f"Where{word}Tea"


@EITHER
@EACH_DIRECTION
def test_each_label_is_in_the_language_with_its_english(readers: Readers, code: str, over: str) -> None:
    page = listed(readers, code, over)
    for english in ("When", "Where", "Cost", "Join", "Address", "The first time", "Bring", "The door"):
        label = page.locator(f"[data-activity=tea-and-talk] [data-fact='{english}'] dt")
        expect(label).to_have_text(f"{own_words(code, english)} {english}")
    tea = page.locator("[data-activity=tea-and-talk] [data-fact=When] dd").first
    expect(tea).to_contain_text({"pl": "Wtorek · 10:00–12:00", "ar": "الثلاثاء · 10:00–12:00"}[code])
    expect(page.locator("[data-activity=tea-and-talk] [data-fact=When] dd").last).to_contain_text("Tuesdays, 10am")
    expect(page.locator("[data-activity=befriending-visits] .badge")).to_contain_text(
        own_words(code, "Full at present")
    )
    expect(page.locator("[data-activity=befriending-visits] [data-fact=Cost]")).to_contain_text(own_words(code, "Free"))


def untranslated(place: Locator) -> list[str]:
    """The labels that have nothing in the language before them."""
    found = place.locator("[data-label]")
    return [one.inner_text() for one in found.all() if one.locator("> [data-said]").count() == 0]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_label_is_left_out_in_any_language(readers: Readers, code: str) -> None:
    assert untranslated(listed(readers, code).locator("[data-mine]")) == []
    page = planned(readers)
    choose(page, code)
    assert untranslated(page.locator(".plan-sheet")) == []


@EACH_DIRECTION
def test_language_and_direction_are_marked_on_both_sides(readers: Readers, code: str) -> None:
    page = listed(readers, code)
    direction = LANGUAGES[code].direction
    own = page.locator("[data-mine] [data-said][lang]:not([lang=en])")
    assert {(one.get_attribute("lang"), one.get_attribute("dir")) for one in own.all()} == {(code, direction)}
    english = page.locator("[data-fact] dd:not([data-said]), [data-summary]")
    assert {(one.get_attribute("lang"), one.get_attribute("dir")) for one in english.all()} == {("en", "ltr")}
    pieces = page.locator("[data-said] bdi")
    assert {(one.get_attribute("lang"), one.get_attribute("dir")) for one in pieces.all()} == {("en", "ltr")}
    assert {one.get_attribute("dir") for one in page.locator("[data-fact]").all()} == {direction}


@EACH_DIRECTION
def test_a_summary_that_nobody_has_translated_stays_english(readers: Readers, code: str) -> None:
    page = listed(readers, code)
    expect(page.locator(f"[data-activity={NOT_TRANSLATED}] [data-summary]")).to_have_attribute("lang", "en")
    expect(page.locator(f"[data-activity={NOT_TRANSLATED}] .rest > [data-said]")).to_have_count(0)
    kept = yaml.safe_load((DEMONSTRATION / f"translations/{code}.yaml").read_text("utf-8"))["sentences"]
    words = next(one["words"] for one in kept if one["of"] == "activities/tea-and-talk")
    expect(page.locator("[data-activity=tea-and-talk] .rest > [data-said]")).to_have_text(words.strip())


@EACH_DIRECTION
def test_the_paper_says_that_a_machine_made_it_and_how_to_get_an_interpreter(readers: Readers, code: str) -> None:
    page = listed(readers, code)
    page.emulate_media(media="print")
    name = LANGUAGES[code].name
    warning = "This translation was made by a machine. Nobody who speaks {language} has checked it yet."
    for words in (own_words(code, warning), warning.format(language=name)):
        expect(page.locator("[data-notices]:not(.on-card *)").get_by_text(words)).to_be_visible()
    urgent = page.locator("[data-urgent-words]")
    expect(urgent.get_by_text(f"I speak {name}. I need an interpreter, please.")).to_be_visible()
    expect(urgent.get_by_text("999").first).to_be_visible()


@EACH_DIRECTION
def test_a_new_list_is_english_again_and_nothing_of_the_choice_is_kept(readers: Readers, code: str) -> None:
    page = listed(readers, code)
    stored = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}]) + document.cookie + location")
    assert f'"{code}"' not in stored
    page.get_by_role("button", name="Start a new list").click()
    expect(page.locator("[data-said]")).to_have_count(0)
    expect(page.get_by_label(PRINT_IN, exact=True).or_(page.locator("#print-in"))).to_have_value("")
    page.goto(readers.address(f"my-list.html#activities={IDS[0]}"))
    expect(page.locator("[data-part=picks] > li")).to_have_count(1)
    expect(page.get_by_label(PRINT_IN)).to_have_value("")
    assert page.locator("[data-said], .in-language").count() == 0


def test_english_again_takes_every_word_of_the_other_language_out(readers: Readers) -> None:
    page = listed(readers)
    before = page.locator("[data-part=picks]").inner_html()
    choose(page, "ur")
    choose(page, "bn")
    expect(page.locator("[data-mine] [lang=ur]:not(option)")).to_have_count(0)
    page.get_by_label(PRINT_IN).select_option("")
    expect(page.locator("[data-said]")).to_have_count(0)
    assert page.locator("[data-part=picks]").inner_html() == before


def test_what_is_added_to_the_list_later_is_in_the_language_too(readers: Readers) -> None:
    page = listed(readers, "pl")
    page.evaluate("signpost.list.add('carers-cafe')")
    expect(page.locator("[data-activity=carers-cafe] [data-fact=Where] dt")).to_have_text("Gdzie Where")


def test_where_the_words_cannot_be_had_the_page_says_so_and_stays_english(readers: Readers) -> None:
    page = listed(readers)
    page.route("**/sheets/pl.js*", lambda route: route.fulfill(status=404))
    page.get_by_label(PRINT_IN).select_option("pl")
    expect(page.locator("[data-part=trouble]")).to_contain_text("could not be loaded")
    expect(page.get_by_label(PRINT_IN)).to_have_value("")
    readers.complaints.clear()


def test_a_reader_of_english_loads_no_words_and_no_fonts_of_other_languages(readers: Readers) -> None:
    page = readers.page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(readers.address(f"my-list.html#activities={IDS[0]}"))
    page.locator("[data-part=picks] > li").first.wait_for()
    assert [url for url in asked if re.search(r"sheets/.*\.(js|ttf)", url)] == []
    choose(page, "pl")
    assert [url for url in asked if url.endswith(".ttf")] == []
    choose(page, "bn")
    assert {Path(url).name for url in asked if url.endswith(".ttf")} <= {
        "NotoSansBengali-Regular.ttf",
        "NotoSansBengali-Bold.ttf",
    }


def test_what_may_only_be_printed_with_its_number_has_no_more_in_any_language(readers: Readers) -> None:
    page = readers.open("my-list.html#activities=sea-holly-support,tea-and-talk", at=MOMENT)
    page.get_by_role("button", name="Yes, it is safe").click()
    choose(page, "pl")
    page.emulate_media(media="print")
    for item in page.locator("[data-part=picks] > [data-activity=sea-holly-support] .rest").all():
        expect(item).to_be_hidden()


def test_without_scripts_no_language_is_offered(readers: Readers) -> None:
    for address in ("my-list.html", "household.html"):
        expect(readers.open(address, script=False).locator("#print-in")).to_be_hidden()


CARDS: Final = "Cards for the way there"
WITH_A_PLACE: Final = [name for name in IDS if records("activities")[name].get("venue")]


def press_for_cards(page: Page) -> None:
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=CARDS).click()


def cards(page: Page) -> bytes:
    """What comes out of the printer after a press on the button for cards. The page is then as it was."""
    press_for_cards(page)
    return page.pdf(prefer_css_page_size=True)


def within(words: str, pdf: Pdf) -> int:
    """How often words are in a PDF, wherever its lines end."""
    return squeezed(pdf.text).count(squeezed(words))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2066\u2069]", "", text)


@EACH_DIRECTION
def test_a_card_for_the_way_there_has_its_facts_in_their_order_on_a_front_and_a_back(
    readers: Readers, code: str
) -> None:
    content = cards(listed(readers, code))
    pdf = Pdf(content)
    assert pdf.sizes == [(148, 210)] * 2 * len(WITH_A_PLACE)
    wanted = [fact for name in WITH_A_PLACE for fact in facts_on_record(name) if not fact.startswith("£")]
    assert len(wanted) >= 9
    assert missing(wanted, printed_lines(content)) == []
    english = "If you can't come, that is all right. Ring."
    assert within(english.replace("'", "’"), pdf) == within("My first visit", pdf) == len(WITH_A_PLACE)
    for fact in ("The door", "Nobody will ask for", "A letter from a doctor"):
        assert within(fact, pdf) >= len(WITH_A_PLACE), fact
    assert within("made by a machine", pdf) == len(WITH_A_PLACE)  # on each, since they are cut apart


@EACH_DIRECTION
def test_what_is_on_a_card_is_in_the_language_and_in_english(readers: Readers, code: str) -> None:
    page = listed(readers, code)
    press_for_cards(page)
    page.emulate_media(media="print")
    card = page.locator("[data-activity=tea-and-talk] .on-card")
    labels = card.locator("[data-label]")
    known = ["Nobody will ask for", "My first visit", "Day", "Time", "Ask for"]
    assert [one.text_content() for one in labels.all()[: len(known)]] == [
        f"{own_words(code, english)} {english}" for english in known
    ]
    for english in ("A passport, a card or any other ID", "A letter from a doctor"):
        for words in (own_words(code, english), english):
            expect(card.get_by_text(words, exact=True)).to_be_visible()
    expect(card.locator("[data-notices]")).to_contain_text("made by a machine")


def test_cards_in_english_are_small_and_have_no_other_words(readers: Readers) -> None:
    pdf = Pdf(cards(listed(readers)))
    assert pdf.sizes == [(105, 148)] * 2 * len(WITH_A_PLACE)
    assert within("My first visit", pdf) == len(WITH_A_PLACE)
    assert within("machine", pdf) == 0
    assert all(within(name, pdf) == 0 for name in ("Befriending Visits", "The week"))  # it comes to people's homes


def test_after_cards_the_list_prints_as_ever(readers: Readers) -> None:
    page = listed(readers, "pl")
    before = Pdf(page.pdf(format="A4")).text
    cards(page)
    assert Pdf(page.pdf(format="A4")).text == before
    assert own_words("pl", "My first visit") not in before


def test_a_list_with_something_discreet_or_without_any_place_has_no_cards(readers: Readers) -> None:
    page = readers.open("my-list.html#activities=sea-holly-support,tea-and-talk", at=MOMENT)
    page.get_by_role("button", name="Yes, it is safe").click()
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=CARDS)).to_be_hidden()
    page = readers.open("my-list.html#activities=befriending-visits", at=MOMENT)
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name=CARDS)).to_be_hidden()


@EACH_DIRECTION
def test_the_plan_of_a_household_is_printed_in_the_language(readers: Readers, code: str) -> None:
    page = planned(readers)
    choose(page, code)
    lines = printed_lines(page.pdf(format="A4"))
    shown = [one.get_attribute("data-activity") or "" for one in page.locator(".places > li").all()]
    assert len(shown) > 2
    assert missing([fact for activity in shown for fact in facts_on_record(activity)], lines) == []
    expect(page.locator(".plan-sheet h2")).to_contain_text(own_words(code, "Our plan"))
    expect(page.locator(".plan-sheet [data-notices]")).to_contain_text("made by a machine")
    expect(page.locator(".plan-sheet [data-urgent-words]")).to_contain_text("I need an interpreter")


def test_starting_again_forgets_the_language_of_a_plan(readers: Readers) -> None:
    page = planned(readers)
    choose(page, "ar")
    page.get_by_role("button", name="Start again").last.click()
    expect(page.locator("[data-said]")).to_have_count(0)
    expect(page.locator("#print-in")).to_have_value("")


@EITHER
def test_the_page_of_a_group_leads_to_its_sheet_and_the_readers_list_stays_as_it_is(
    readers: Readers, over: str
) -> None:
    page = readers.open(f"my-list.html#activities={IDS[0]}", over)
    page.locator("[data-part=picks] > li").first.wait_for()
    page.goto(readers.address("activities/tea-and-talk.html", over))
    page.get_by_role("link", name="Print in another language").click()
    item = page.locator("[data-part=picks] > li")
    expect(item).to_have_attribute("data-activity", "tea-and-talk")
    choose(page, "pl")
    expect(item.locator("[data-fact=Where] dt")).to_have_text("Gdzie Where")
    assert "01174960200" in "".join(printed_lines(page.pdf(format="A4")))
    assert "#" not in page.url
    if over == "http":
        page.get_by_role("link", name="Go to your list").click()
        expect(item).to_have_attribute("data-activity", IDS[0])


def test_the_sheet_of_a_discreet_group_asks_whether_it_is_safe_first(readers: Readers) -> None:
    page = readers.open("activities/sea-holly-support.html")
    page.get_by_role("link", name="Print in another language").click()
    expect(page.get_by_role("button", name="Yes, it is safe")).to_be_visible()
    expect(page.get_by_label(PRINT_IN)).to_be_hidden()
    page.get_by_role("button", name="Yes, it is safe").click()
    expect(page.get_by_label(PRINT_IN)).to_be_visible()


def test_every_group_with_such_a_link_has_a_sheet(demonstration: Path) -> None:
    cards = (demonstration / "find/cards.js").read_text("utf-8")
    pages = {file.stem: file.read_text("utf-8") for file in (demonstration / "activities").glob("*.html")}
    linked = {name for name, text in pages.items() if f"my-list.html#sheet={name}" in text}
    assert len(linked) > 50
    assert [name for name in linked if f'"id":"{name}"' not in cards] == []


@pytest.mark.parametrize("code", ["pl", "ar"])
def test_the_page_of_a_language_leads_to_both_sheets(readers: Readers, code: str) -> None:
    page = readers.open(f"languages/{code}.html")
    for path, name in (("my-list.html", "My list"), ("household.html", "Plan for a household")):
        link = page.locator("main").get_by_role("link", name=name)
        expect(link).to_contain_text(own_words(code, name))
        expect(link).to_have_attribute("href", re.compile(path))

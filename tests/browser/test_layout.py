"""Layout: nothing overflows on a small screen, or with letters twice as large."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.finding import TUESDAY, answered, asked
from tests.browser.host import Host
from tests.browser.reader import Readers
from tests.demonstration import KINDS

# What is cut off at the side, or hangs over it; what is meant to be unseen (the skip link, the menu's rest) is not.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && (box.right > width + 1 || box.left < -1)
      && part.checkVisibility({visibilityProperty: true}) && !part.closest('.skip');
  });
  const wide = document.documentElement.scrollWidth > width ? ['the page itself'] : [];
  return wide.concat(out.map(part => part.outerHTML.slice(0, 120)));
}"""

# Text that is cut off inside its own box, and text in a column so narrow that a line has but a few letters.
SQUEEZED = """() => {
  const cut = (part, style) => style.overflowX !== 'visible' && part.clientWidth > 1
    && part.scrollWidth > part.clientWidth + 1;
  const narrow = (part, style) => {
    const room = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    const lines = Math.round((part.getBoundingClientRect().height - room) / (parseFloat(style.lineHeight) || Infinity));
    return lines > 2 && part.innerText.trim().length / lines < 5;
  };
  return [...document.querySelectorAll('body *')].filter(part => {
    const words = [...part.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!words || part.closest('.unseen, .skip, .letters, .asked .prose')) { return false; }
    const style = getComputedStyle(part);
    const seen = part.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
    return seen && (cut(part, style) || narrow(part, style));
  }).map(part => `${part.clientWidth} wide: ${part.outerHTML.slice(0, 120)}`);
}"""
TWICE_AS_LARGE = "document.documentElement.style.fontSize = '200%'"
UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })"


@contextmanager
def large_letters(window: Page) -> Iterator[None]:
    """Set the size of letters in the browser's own settings to twice what it was."""
    settings = window.context.new_cdp_session(window)
    for size in (32, 16):
        settings.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        if size > 16:
            yield
    settings.detach()


@pytest.fixture(scope="module")
def window(chromium: Browser, host: Host) -> Iterator[Page]:
    """Return one window for all pages."""
    with Readers(chromium, host) as readers:
        page = readers.page(viewport={"width": 320, "height": 640})
        page.clock.set_fixed_time(TUESDAY)  # a site that was built long ago says so above its heading
        yield page


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_nothing_sticks_out_at_320_pixels_nor_with_letters_twice_as_large(window: Page, host: Host, path: str) -> None:
    window.set_viewport_size({"width": 320, "height": 640})
    window.goto(host.address(path))
    window.evaluate(UNFOLD)
    assert window.evaluate(STICKS_OUT) == []
    window.set_viewport_size({"width": 640, "height": 640})  # 1280 pixels at twice the size, as browsers zoom
    assert window.evaluate(STICKS_OUT) == []
    window.set_viewport_size({"width": 1280, "height": 720})
    with large_letters(window):
        assert window.evaluate(STICKS_OUT) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_phone_with_letters_twice_as_large_reads_well(window: Page, host: Host, path: str) -> None:
    window.set_viewport_size({"width": 360, "height": 640})
    window.goto(host.address(path))
    window.evaluate(TWICE_AS_LARGE)
    heading = window.locator("h1").bounding_box()
    assert heading
    assert heading["y"] + 60 <= 640  # its first line, that is
    window.evaluate(UNFOLD)
    assert window.evaluate(STICKS_OUT) == []
    assert window.evaluate(SQUEEZED) == []


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_computer_at_four_times_the_size_shows_the_heading_at_once(window: Page, host: Host, path: str) -> None:
    window.set_viewport_size({"width": 320, "height": 256})  # of 1280 by 1024, as browsers zoom
    window.goto(host.address(path))
    heading = window.locator("h1").bounding_box()
    assert heading
    assert heading["y"] <= 256 - 16
    window.evaluate(UNFOLD)
    assert window.evaluate(SQUEEZED) == []


@pytest.mark.parametrize("path", ["about.html", "activities/tea-and-talk.html"])
def test_this_test_sees_what_is_squeezed(window: Page, host: Host, path: str) -> None:
    window.set_viewport_size({"width": 360, "height": 640})
    window.goto(host.address(path))
    assert window.evaluate(SQUEEZED) == []
    window.evaluate("document.querySelector('.facts dd:last-child').style.maxWidth = '1.5rem'")
    assert window.evaluate(SQUEEZED)


@pytest.mark.parametrize(
    "question", ["q=lonely%20south%20ward&near=BS23%203&sort=nearest", "q=verruca", "need=domestic-abuse", "q=overdose"]
)
def test_no_answer_of_find_sticks_out(window: Page, host: Host, question: str) -> None:
    window.set_viewport_size({"width": 320, "height": 640})
    window.goto("about:blank")
    window.goto(host.address(f"index.html#{question}"))
    answered(window)
    window.evaluate(UNFOLD)
    assert window.evaluate(STICKS_OUT) == []
    window.set_viewport_size({"width": 1280, "height": 720})
    with large_letters(window):
        assert window.evaluate(STICKS_OUT) == []
    window.set_viewport_size({"width": 360, "height": 640})
    window.evaluate(TWICE_AS_LARGE)
    assert window.evaluate(STICKS_OUT) == []
    assert window.evaluate(SQUEEZED) == []


@pytest.mark.parametrize("path", ["index.html", "needs/loneliness.html", "activities/tea-and-talk.html"])
def test_letters_grow_with_the_readers_own_setting(window: Page, host: Host, path: str) -> None:
    window.goto(host.address(path))
    parts = "[...document.querySelectorAll('h1, main p, main a, .brand')]"
    size = f"() => {parts}.map(part => parseFloat(getComputedStyle(part).fontSize))"
    before = window.evaluate(size)
    with large_letters(window):
        after = window.evaluate(size)
    assert before
    assert min(large / small for small, large in zip(before, after, strict=True)) > 1.5


def test_this_test_sees_what_sticks_out(window: Page, host: Host) -> None:
    window.set_viewport_size({"width": 320, "height": 640})
    window.goto(host.address("about.html"))
    window.evaluate("document.querySelector('.prose p').style.whiteSpace = 'nowrap'")
    assert window.evaluate(STICKS_OUT)


def test_the_essentials_of_a_group_are_on_a_doctors_first_screen(readers: Readers) -> None:
    page = readers.open(
        "activities/tea-and-talk.html", viewport={"width": 1366, "height": 768 - 120}
    )  # less the browser's bars
    for words in ("0117 496 0200", "Bournville Community Hall", "Donation"):
        box = page.locator("main").get_by_text(words).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 648, words


def test_a_needs_red_flags_and_levels_are_on_a_doctors_first_screen(readers: Readers) -> None:
    page = readers.open("needs/loneliness.html", viewport={"width": 1366, "height": 648})
    for part in (page.locator(".flags"), page.locator(".choose h3").first):
        box = part.bounding_box()
        assert box
        assert box["y"] + min(box["height"], 100) <= 648


@pytest.mark.parametrize(
    ("path", "part"), [("needs/loneliness.html", ".flags"), ("areas/worle.html", ".panel")], ids=["need", "area"]
)
def test_on_half_a_screen_what_comes_first_has_the_whole_width(readers: Readers, path: str, part: str) -> None:
    page = readers.open(path, viewport={"width": 683, "height": 768})
    box, room = page.locator(part).first.bounding_box(), page.locator("main").bounding_box()
    assert box
    assert room
    assert box["width"] > 0.9 * room["width"]


@pytest.mark.parametrize("path", ["activities/strength-at-home.html", "activities/sea-holly-support.html"])
def test_whom_to_ring_stands_right_under_time_and_place(readers: Readers, path: str) -> None:
    page = readers.open(path, viewport={"width": 1366, "height": 768})
    plan, contact = (page.locator(part).first.bounding_box() for part in (".side > .plan", ".reach"))
    assert plan
    assert contact
    assert abs(contact["x"] - plan["x"]) < 1
    assert abs(contact["y"] - plan["y"] - plan["height"]) < 2


# What is wholly on the first screen: the same errands at each size.
ERRANDS = ("q=lonely", "need=loneliness", "q=debt", "q=walking%20group", "q=singing", "q=carer", "q=chair%20exercise")


@pytest.mark.parametrize(("width", "height", "cards"), [(1366, 768, 3), (683, 768, 2), (360, 640, 1)])
def test_most_first_screens_of_an_answer_show_whole_cards(
    readers: Readers, width: int, height: int, cards: int
) -> None:
    shown = {}
    for errand in ERRANDS:
        page = asked(readers, f"#{errand}", viewport={"width": width, "height": height})
        boxes = [item.bounding_box() for item in page.locator("#results > li").all()[:4]]
        shown[errand] = sum(box["y"] + box["height"] <= height + 1 for box in boxes if box)
    assert sum(number >= cards for number in shown.values()) > len(ERRANDS) / 2, shown
    assert min(shown.values()) >= max(1, cards - 1), shown


@pytest.mark.parametrize("width", [1366, 683, 360])
def test_every_card_says_whom_it_is_for_and_not_for_who_can_ask_and_the_wait(readers: Readers, width: int) -> None:
    page = asked(readers, "#q=befriending%20visits", viewport={"width": width, "height": 768})
    own = page.locator("[data-activity=befriending-visits]")
    for part in (
        own.locator(".ring"),
        own.locator(".not-for dd"),
        own.locator(".for dd"),
        own.locator(".who-can-refer"),
    ):
        assert part.is_visible()
    assert "Waiting time" in own.locator(".state").inner_text()
    assert own.locator(".not-for dd").evaluate(
        "part => part.scrollHeight <= part.clientHeight + 1 || !part.clientHeight"
    )


@pytest.mark.parametrize(
    ("path", "most"),
    [("needs/loneliness.html", 10_600), ("needs/low-mood.html", 6_300), ("leaflets/index.html", 3_400)],
)
def test_a_phone_need_not_be_swiped_for_long(readers: Readers, path: str, most: int) -> None:
    page = readers.open(path, at=TUESDAY, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollHeight") <= most


def test_what_is_folded_on_a_phone_opens_at_a_tap(readers: Readers) -> None:
    page = readers.open("leaflets/index.html", viewport={"width": 360, "height": 740})
    assert not page.locator(".shelf").first.is_visible()
    page.locator(".fold summary").first.click()
    assert page.locator(".shelf").first.is_visible()

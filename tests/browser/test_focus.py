"""A walk with the Tab key: every stop can be seen, is in the order of the page, and is marked clearly."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.finding import answered
from tests.browser.reader import Readers

WALKED = (
    "index.html",
    "needs/loneliness.html",
    "needs/domestic-abuse.html",
    "activities/tea-and-talk.html",
    "activities/index.html",
    "index.html#q=singing",
)
MOST_STOPS = 400
MARKS = 16  # stops whose mark is looked at: every kind of link and button comes up among them
CLEAR = 3.0  # WCAG 2.2, 2.4.13: contrast between the focused and the unfocused state
HERE = """() => {
  // A point inside a shape of a map: its box also holds parts of its neighbours.
  const within = (shape) => {
    const box = shape.getBBox(), to_screen = shape.getScreenCTM();
    for (const part of [.5, .3, .7, .1, .9]) {
      for (const height of [.5, .3, .7, .1, .9]) {
        const point = new DOMPoint(box.x + part * box.width, box.y + height * box.height);
        if (shape.isPointInFill(point)) {
          const there = point.matrixTransform(to_screen);
          return [there.x, there.y];
        }
      }
    }
    return [-1, -1];
  };
  const here = document.activeElement;
  if (!here || here === document.body || here === document.documentElement) { return null; }
  const every = [...document.querySelectorAll('*')];
  const box = here.getBoundingClientRect();
  const style = getComputedStyle(here);
  const line = here.getClientRects()[0] || box;  // a link may run over two lines
  const near = [line.left + line.width / 2, line.top + Math.min(line.height / 2, 12)];
  const spot = here.closest('svg') ? within(here.querySelector('path')) : near;
  const top = document.elementFromPoint(...spot);
  return {
    place: every.indexOf(here),
    name: here.outerHTML.slice(0, 100),
    seen: here.checkVisibility({visibilityProperty: true, opacityProperty: true}),
    cover: top && (here.contains(top) || top.contains(here)) ? '' : String(top && top.outerHTML).slice(0, 100),
    box: {x: box.x, y: box.y, width: box.width, height: box.height},
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
    shadow: style.boxShadow !== 'none',
  };
}"""


@dataclass(frozen=True)
class Stop:
    """Where the Tab key stopped."""

    place: int
    name: str
    seen: bool
    cover: str
    box: dict[str, float]
    outline: float
    shadow: bool


def to_the_top(page: Page) -> None:
    """Let the Tab key start at the top of the page: on Find it would start at the box to type into."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")


def walk(page: Page) -> list[Stop]:
    """Every stop of the Tab key, from the top of a page to its end."""
    stops: list[Stop] = []
    to_the_top(page)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            return stops
        stops.append(Stop(**here))
    raise AssertionError("the walk never ends")


def is_on_the_screen(box: dict[str, float]) -> bool:
    """Whether an element is, with the mark round it; of one that is taller, at least its first lines."""
    return box["y"] >= 3 and box["y"] + min(box["height"], 48) <= 768 - 3


@pytest.mark.parametrize("path", WALKED)
@pytest.mark.parametrize("width", [1366, 360])
def test_every_stop_is_in_view_in_order_and_marked(readers: Readers, path: str, width: int) -> None:
    page = readers.open(path, viewport={"width": width, "height": 768}, reduced_motion="reduce")
    if "#q=" in path:
        answered(page)
    stops = walk(page)
    assert len(stops) > 20
    assert [stop.name for stop in stops if not stop.seen] == []
    assert [(stop.name, stop.cover, stop.box) for stop in stops if stop.cover] == []
    assert [stop.name for stop in stops if stop.outline < 2 and not stop.shadow] == []
    assert [(stop.name, stop.box) for stop in stops if not is_on_the_screen(stop.box)] == []
    places = [stop.place for stop in stops]
    assert places == sorted(set(places))


@pytest.mark.parametrize("path", ["index.html", "needs/domestic-abuse.html", "activities/tea-and-talk.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_mark_stands_out_from_what_was_there(readers: Readers, path: str, scheme: str) -> None:
    page = readers.open(path, viewport={"width": 1366, "height": 768}, color_scheme=scheme, reduced_motion="reduce")
    faint = []
    to_the_top(page)
    for _ in range(MARKS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        marked = picture(page, around(here["box"]))
        page.evaluate("window.held = document.activeElement; held.blur()")
        bare = picture(page, around(here["box"]))
        page.evaluate("held.focus({preventScroll: true, focusVisible: true})")
        if clear_pixels(bare, marked) < perimeter(here["box"]):
            faint.append(here["name"])
    assert faint == []


def picture(page: Page, clip: Any) -> Image.Image:
    """What a part of the screen looks like."""
    return Image.open(io.BytesIO(page.screenshot(clip=clip)))


def around(box: dict[str, float]) -> dict[str, float]:
    """An element's box and the 6 pixels round it, as far as they are on the screen."""
    left, top = max(0, box["x"] - 6), max(0, box["y"] - 6)
    right, low = min(1366, box["x"] + box["width"] + 6), min(768, box["y"] + box["height"] + 6)
    return {"x": left, "y": top, "width": right - left, "height": low - top}


def perimeter(box: dict[str, float]) -> float:
    """How many pixels a line along one edge of the box has, at the least: its width and its height."""
    return min(box["width"], 1366) + min(box["height"], 768)


def clear_pixels(bare: Image.Image, marked: Image.Image) -> int:
    """How many pixels differ so much that the change is clear: by three to one in brightness."""
    pairs = zip(pixels(bare), pixels(marked), strict=True)
    return sum(one != two and contrast(one, two) >= CLEAR for one, two in pairs)


def pixels(picture: Image.Image) -> Iterator[bytes]:
    """The colours of a picture, point by point."""
    whole = picture.convert("RGB").tobytes()
    return (whole[start : start + 3] for start in range(0, len(whole), 3))


@cache
def contrast(one: bytes, two: bytes) -> float:
    """The contrast of two colours (WCAG 2.2)."""
    dark, bright = sorted((luminance(one), luminance(two)))
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: bytes) -> float:
    """A colour's relative luminance (WCAG 2.2)."""
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("path", ["index.html", "needs/domestic-abuse.html", "activities/tea-and-talk.html"])
def test_the_skip_link_comes_first_and_leads_to_the_main_part(readers: Readers, path: str, script: bool) -> None:
    page = readers.open(path, script=script)
    to_the_top(page)
    page.keyboard.press("Tab")
    here = page.evaluate(HERE)
    assert "Skip to the main part" in here["name"]
    assert here["box"]["x"] >= 0
    assert here["box"]["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_escape_closes_the_menu_and_keeps_the_place(readers: Readers) -> None:
    page = readers.open("index.html", viewport={"width": 360, "height": 740})
    menu = page.locator("details.menu")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    assert menu.evaluate("menu => menu.open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Find"
    page.keyboard.press("Escape")
    assert not menu.evaluate("menu => menu.open")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


HOME = {"wide": "index.html", "a question": "index.html#q=debt", "a place on the page": "index.html#by-area"}


@pytest.mark.parametrize(
    ("path", "width", "focused"),
    [
        (HOME["wide"], 1366, "q"),
        (HOME["wide"], 360, ""),
        (HOME["a question"], 1366, ""),
        (HOME["a place on the page"], 1366, ""),
    ],
)
def test_on_a_wide_screen_one_may_type_at_once(readers: Readers, path: str, width: int, focused: str) -> None:
    page = readers.open(path, viewport={"width": width, "height": 768})
    assert page.evaluate("document.activeElement.id") == focused
    assert page.evaluate("scrollY") == 0 or "#by-area" in path


def test_the_box_never_takes_the_focus_from_what_has_it(readers: Readers) -> None:
    page = readers.page(viewport={"width": 1366, "height": 768})
    page.add_init_script("""new MutationObserver((_, watch) => {
      const brand = document.querySelector('.brand');
      if (brand) { watch.disconnect(); brand.focus(); }
    }).observe(document, {childList: true, subtree: true})""")
    page.goto(readers.address("index.html"))
    assert page.evaluate("document.activeElement.className") == "brand"


@pytest.mark.parametrize("by_mouse", [True, False])
def test_the_count_is_marked_only_if_the_keyboard_led_to_it(readers: Readers, by_mouse: bool) -> None:
    page = readers.open("index.html", viewport={"width": 1366, "height": 768})
    page.keyboard.type("debt")
    if by_mouse:  # in a browser whose buttons don't get the focus, so it comes from the box
        button = page.locator("[data-question] button")
        button.evaluate("button => button.addEventListener('mousedown', event => event.preventDefault())")
        button.click()
    else:
        page.keyboard.press("Enter")
    answered(page)
    title = page.locator("#answer")
    expect(title).to_be_focused()
    assert title.evaluate("title => getComputedStyle(title).outlineStyle") == ("none" if by_mouse else "solid")

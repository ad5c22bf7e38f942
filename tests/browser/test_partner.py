"""Partners show the groups: a charity inside its own page, a practice on a screen in its waiting room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.finding import TUESDAY, answered
from tests.browser.host import Host, served
from tests.browser.reader import Readers

NARROW = {"width": 320, "height": 900}
SIDEWAYS = {"width": 1920, "height": 1080}
UPRIGHT = {"width": 1080, "height": 1920}
SUNDAY = "2026-11-22T06:00:00Z"  # the day of the build
OVERFLOWS = "part => part.scrollHeight > part.clientHeight"


@pytest.fixture
def charity(tmp_path: Path, readers: Readers) -> Iterator[Host]:
    """Return the web host of a charity: another origin, with a page to write into."""
    with served({"": tmp_path}) as host:
        readers.host.sites["charity"] = tmp_path
        yield host
        del readers.host.sites["charity"]


def framed(readers: Readers, charity: Host, code: str) -> tuple[Page, FrameLocator]:
    """A page of the charity with this code in it, and what the code shows."""
    page = readers.page(viewport=NARROW)
    page.context.unroute_all()  # the charity's host is another one, by intention
    page.clock.set_fixed_time(TUESDAY)
    head = '<!doctype html><title>A charity</title><link rel="icon" href="data:,">'
    (charity.sites[""] / "index.html").write_text(f"{head}<div style='width: 280px'>{code}</div>", "utf-8")
    page.goto(charity.address("index.html"))
    return page, page.frame_locator("iframe")


def code_for(readers: Readers, need: str) -> str:
    """The frame that a webmaster copies for a need, with the address of this host in it."""
    page = readers.open("share.html", at=TUESDAY)
    page.get_by_label("What it helps with").select_option(need)
    page.locator("[data-part=made]").wait_for()
    code = page.get_by_label("A list that stays up to date").input_value()
    site: str = page.locator("[data-share]").evaluate("part => part.dataset.site")
    return code.replace(site, f"{readers.host.origin}/")


def test_a_webmaster_frames_the_copied_list_in_280_pixels(readers: Readers, charity: Host) -> None:
    page, frame = framed(readers, charity, code_for(readers, "loneliness"))
    expect(frame.get_by_role("heading", name="Loneliness and isolation")).to_be_visible()
    expect(frame.locator("[data-activity]")).to_have_count(6)
    expect(frame.locator("[data-activity=tea-and-talk]")).to_contain_text("Meets today, 10am to 12 noon")
    expect(frame.locator("[data-activity=tea-and-talk]")).to_contain_text("0117 496 0200")
    expect(frame.get_by_role("link", name="999")).to_be_visible()
    expect(frame.get_by_text("This is a demonstration.")).to_be_visible()
    assert frame.locator("html").evaluate("html => html.scrollWidth") <= 280
    frame.get_by_role("link", name="on our own site").click()
    page.wait_for_url(f"{readers.host.origin}/index.html#need=loneliness")
    answered(page)


def test_it_asks_for_nothing_but_the_files_of_the_site(readers: Readers) -> None:
    page = readers.page(viewport=NARROW)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(readers.address("embed.html?need=low-mood"))
    expect(page.locator("[data-activity]").first).to_be_visible()
    assert page.url == readers.address("embed.html#need=low-mood")
    assert all(url.startswith(readers.host.origin) for url in asked)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


@pytest.mark.parametrize("question", ["need=domestic-abuse", "need=domestic-abuse&need=loneliness"])
def test_what_must_stay_private_is_not_shown_in_another_page(readers: Readers, question: str) -> None:
    page = readers.open(f"embed.html#{question}", at=TUESDAY)
    expect(page.get_by_role("status")).to_contain_text("not shown inside other people’s pages")
    expect(page.get_by_role("link", name="999")).to_be_visible()
    expect(page.locator("[data-activity]")).to_have_count(0)
    assert "abuse" not in page.locator("main").inner_text()


@pytest.mark.parametrize(
    "question",
    ["need=gone", "need=__proto__", "need=constructor", "need=gone&area=south-ward", "area=gone&need=carers"],
)
def test_of_what_is_not_in_the_directory_any_more_it_says_so_and_lists_nothing(readers: Readers, question: str) -> None:
    page = readers.open(f"embed.html#{question}", at=TUESDAY)
    expect(page.get_by_role("status")).to_contain_text("not in this directory, or not any more")
    expect(page.locator("[data-activity]")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Groups and services")
    expect(page.get_by_role("link", name="999")).to_be_visible()  # nobody knows what it was about
    expect(page.get_by_role("link", name="Look for a group or service")).to_have_attribute("href", "index.html")


def test_one_of_two_needs_that_is_gone_leaves_the_list_of_the_other(readers: Readers) -> None:
    page = readers.open("embed.html#need=gone&need=loneliness", at=TUESDAY)
    expect(page.get_by_role("heading", level=1)).to_have_text("Loneliness and isolation")
    expect(page.locator("[data-activity]").first).to_be_visible()


@pytest.mark.parametrize(
    ("question", "said"),
    [("need=domestic-abuse", "not shown inside other people’s pages"), ("need=gone", "not any more"), ("", "")],
)
def test_nothing_of_the_last_list_is_left_when_another_is_asked_for(readers: Readers, question: str, said: str) -> None:
    page = readers.open("embed.html#need=loneliness", at=TUESDAY)
    expect(page.locator("[data-activity]").first).to_be_visible()
    page.evaluate("question => { location.hash = question; }", question)
    expect(page.locator("[data-activity]")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text(said)
    assert "Loneliness" not in page.locator("main").inner_text() + page.title()
    expect(page.get_by_role("link", name="Look for a group or service")).to_have_attribute("href", "index.html")


def test_nothing_discreet_is_in_the_list_of_an_area(readers: Readers) -> None:
    page = readers.open("embed.html#area=south-ward", at=TUESDAY)
    expect(page.locator("[data-activity]").first).to_be_visible()
    expect(page.locator("[data-part=urgent]")).to_be_hidden()
    assert page.evaluate(
        "[...document.querySelectorAll('[data-activity]')].every(one =>"
        " !signpost.cards().find(card => card.id === one.dataset.activity).discreet)"
    )


@pytest.mark.parametrize("path", ["index.html", "needs/domestic-abuse.html", "consult.html", "screen.html"])
def test_any_other_page_that_is_framed_shows_only_a_link_to_itself(readers: Readers, charity: Host, path: str) -> None:
    address = readers.address(path)
    page, frame = framed(readers, charity, f'<iframe src="{address}" title="A page" height="600"></iframe>')
    link = frame.get_by_role("link", name="Open it by itself")
    expect(link).to_be_visible()
    assert frame.locator("body").inner_text().strip() == link.inner_text()
    link.click()
    page.wait_for_url(f"{address}*")
    expect(page.locator("h1")).to_be_visible()


def test_the_ready_lists_say_the_same_as_those_that_are_written_in_the_browser(readers: Readers) -> None:
    page = readers.open("share.html", at=TUESDAY)
    for label, value, path in (
        ("What it helps with", "loneliness", "share/need-loneliness.txt"),
        ("Where people live", "south-ward", "share/area-south-ward.txt"),
    ):
        page.reload()
        page.get_by_label(label).select_option(value)
        page.locator("[data-part=made]").wait_for()
        written = page.get_by_label("A plain list").input_value()
        assert lines(written) == lines((readers.host.sites[""] / path).read_text("utf-8"))
        assert "<script" not in written


def lines(html: str) -> list[tuple[str, str]]:
    """The text of each part of a plain list, and the address that it leads to."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    parts = [part for part in tree.iter() if part.tag in {"h2", "li", "p"}]
    return [("".join(part.itertext()), next((a.get("href") or "" for a in part.iter("a")), "")) for part in parts]


def test_a_manager_stops_the_screen_by_keyboard_and_sees_how_old_it_is(readers: Readers) -> None:
    page = readers.page(viewport=SIDEWAYS)
    page.clock.install(time=TUESDAY)
    page.goto(readers.address("screen.html"))
    first = page.locator("h3:visible").all_inner_texts()
    page.clock.run_for(60_000)
    assert page.locator("h3:visible").all_inner_texts() != first
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Stop turning the pages")).to_be_focused()
    page.keyboard.press("Enter")
    shown = page.locator("h3:visible").all_inner_texts()
    page.clock.run_for(300_000)
    assert page.locator("h3:visible").all_inner_texts() == shown
    expect(page.locator("[data-part=age]")).to_have_text(
        "This list was made 2 days ago, on 22 November 2026. Times change: ring first."
    )
    page.keyboard.press("Enter")
    page.clock.run_for(60_000)
    assert page.locator("h3:visible").all_inner_texts() != shown


def test_each_page_of_the_screen_fits_and_is_long_enough_to_read(readers: Readers) -> None:
    for size in (SIDEWAYS, UPRIGHT):
        page = readers.page(viewport=size)
        page.clock.install(time=TUESDAY)
        page.goto(readers.address("screen.html#area=worle"))
        expect(page.get_by_role("heading", level=1)).to_have_text("What’s on this week in Worle")
        for _ in range(8):
            assert not page.locator("main").evaluate(OVERFLOWS)
            assert page.locator("h3:visible").count() >= 2
            words = len(page.locator("main").inner_text().split())
            shown = page.locator("h3:visible").all_inner_texts()
            page.clock.run_for(words * 1000 // 3)  # three words a second are read out
            assert page.locator("h3:visible").all_inner_texts() == shown
            page.get_by_role("button", name="Next page").click()
        for part in ("h3:visible", ".phone:visible"):
            assert page.locator(part).first.evaluate("part => parseFloat(getComputedStyle(part).fontSize)") >= 50
        assert "Ring 999" in page.locator(".urgent-line:visible").inner_text()


def test_a_screen_that_has_run_for_days_holds_no_more_than_at_first(readers: Readers) -> None:
    page = readers.page(viewport=SIDEWAYS)
    page.clock.install(time=TUESDAY)
    page.goto(readers.address("screen.html"))
    size = "document.querySelectorAll('*').length"
    before = page.evaluate(size)
    for day in range(1, 4):
        page.clock.fast_forward(86_400_000)
        page.clock.run_for(120_000)
        assert page.evaluate(size) == before
        expect(page.locator("[data-part=age]")).to_contain_text(f"{day + 2} days ago")
    page.clock.fast_forward(7 * 86_400_000)
    page.clock.run_for(60_000)
    expect(page.locator("[data-part=age]")).to_contain_text("It may be wrong by now: ring first.")
    expect(page.get_by_text("These 7 days are over")).to_be_visible()
    expect(page.locator("h3:visible")).to_have_count(0)


@pytest.mark.parametrize("settings", [{"reduced_motion": "reduce"}, {"script": False}], ids=["no motion", "no script"])
def test_without_motion_or_script_the_screen_is_a_plain_list(readers: Readers, settings: dict[str, Any]) -> None:
    page = readers.page(viewport=SIDEWAYS, **settings)
    page.clock.set_fixed_time(SUNDAY)
    page.goto(readers.address("screen.html", "file"))
    expect(page.get_by_role("button", name="Stop turning the pages")).to_be_hidden()
    assert len({text for text in page.locator("h2:visible").all_inner_texts() if text}) == 7
    expect(page.locator("[data-part=age]")).to_contain_text("22 November 2026")


def test_nothing_discreet_is_on_the_screen(readers: Readers) -> None:
    names = readers.open("screen.html", script=False).locator("h3").all_inner_texts()
    page = readers.open("index.html")
    page.evaluate("signpost.load()")
    discreet = page.evaluate("signpost.cards().filter(card => card.discreet).map(card => card.name)")
    assert discreet
    assert names
    assert set(names).isdisjoint(discreet)


def test_it_loads_a_newer_list_when_the_host_has_one(readers: Readers, charity: Host) -> None:
    site = readers.host.sites[""]
    folder = charity.sites[""]
    for name in (
        "404.html",
        "screen.html",
        "assets/icon.svg",
        "assets/site.js",
        "assets/site.css",
        "screen/screen.js",
        "screen/screen.css",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes((site / name).read_bytes())
    page = readers.page(viewport=SIDEWAYS)
    page.context.unroute_all()
    page.clock.install(time=TUESDAY)
    page.goto(charity.address("screen.html"))
    newer = (
        (site / "screen.html")
        .read_text("utf-8")
        .replace('name="built" content="2026-11-22"', 'name="built" content="2026-11-25"')
    )
    (folder / "screen.html").write_text(newer, "utf-8")
    page.clock.fast_forward(86_400_000)
    page.clock.run_for(90_000)
    expect(page.locator("meta[name=built]")).to_have_attribute("content", "2026-11-25")

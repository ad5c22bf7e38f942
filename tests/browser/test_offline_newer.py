"""One version after another: the newest wins, what was withdrawn is gone, and no page is taken from its reader."""

import time
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from threading import Thread
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

import tests.demonstration  # noqa: F401 - left out if another directory is in its place
from signpost.site.serve import Server
from tests.browser.reader import PATIENCE, Readers
from tests.browser.test_offline import ABOUT, BROKEN, OFFLINE, TEA, kept, may_be_kept, page, site, stay, visit, web
from tests.browser.web import Web, edit, withdraw

__all__ = ["page", "site", "web"]  # fixtures, which are used by their names
OLD, NEW = "This directory helps", "This newest directory helps"  # words of the page about this directory
OFFER: Final = "This directory has been updated."


@pytest.fixture
def newer(site: Path, tmp_path: Path) -> Path:
    """Return the next version of the site: a page in other words, another style, and a group withdrawn."""
    copy = Path(copytree(site, tmp_path / "newer"))
    edit(copy, ABOUT, lambda words: words.replace(OLD.encode(), NEW.encode()))
    edit(copy, "assets/site.css", lambda style: style + b"\n:root { --version: newer; }\n")
    withdraw(copy, TEA)
    return copy


def version(window: Page) -> tuple[str, str]:
    """Of which version the words and the style of the page about this directory are."""
    words = "newer" if NEW in window.locator("main").inner_text() else "older"
    style = window.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--version')")
    return words, style or "older"


def update(window: Page) -> None:
    """What browsers do by themselves, sooner or later: look whether there is a newer version."""
    window.evaluate("navigator.serviceWorker.ready.then((own) => own.update()).then(() => true)")


def fate(window: Page) -> str:
    """What becomes of a service worker that is installed now."""
    told: str = window.evaluate(
        """() => navigator.serviceWorker.register("sw.js").then((own) => new Promise((done) => {
          const worker = own.installing || own.waiting || own.active;
          worker.addEventListener("statechange", () => done(worker.state));
        }))"""
    )
    return told


def test_the_newest_page_wins_and_what_was_withdrawn_is_gone(page: Page, web: Web, site: Path, newer: Path) -> None:
    visit(page, web, may_be_kept(site))
    web.publish(newer)
    page.goto(web.address(ABOUT))
    assert version(page) == ("newer", "newer")
    stay(page, may_be_kept(newer))
    expect(page.locator(".offer")).to_have_count(0)  # this page is the newest already
    web.cut()
    page.goto(web.address(ABOUT))
    assert version(page) == ("newer", "newer")
    page.goto(web.address(TEA))
    assert page.url == web.address(OFFLINE)
    web.mend()


def test_a_page_that_the_host_no_longer_has_is_forgotten_at_once(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    (site / TEA).unlink()  # its list still names it
    page.goto(web.address(TEA))
    assert page.locator("h1").inner_text() == "This page isn’t here"
    page.goto(web.address(ABOUT))
    assert TEA not in kept(page)


def test_somebody_who_is_typing_is_offered_the_new_version_and_keeps_the_page(
    page: Page, web: Web, site: Path, newer: Path
) -> None:
    edit(newer, "index.html", lambda home: home.replace(b"</main>", b"<p>Newer</p></main>"))
    visit(page, web, may_be_kept(site))
    page.goto(web.address("index.html"))
    box = page.locator("main input[type=search]").first
    box.fill("lone")
    web.publish(newer)
    update(page)
    expect(page.get_by_text(OFFER)).to_be_visible()
    box.press_sequentially("ly")
    assert box.input_value() == "lonely"
    assert page.get_by_text("Newer", exact=True).count() == 0
    assert TEA not in kept(page)  # what was withdrawn doesn't wait
    page.wait_for_url(web.address("index.html#q=lonely"))
    # With each new address Chromium asks for the page's icon anew, which wakes the older version. Playwright, which
    # looks into it, holds it then, and the next page never comes. Without a looker-on it comes.
    page.wait_for_timeout(500)
    page.get_by_role("button", name="Load the new one").click()
    expect(page.get_by_text("Newer", exact=True)).to_be_visible()
    expect(page.get_by_text(OFFER)).to_have_count(0)
    assert "lonely" in page.url
    stay(page, may_be_kept(newer))


def test_the_offer_can_be_put_away(page: Page, web: Web, site: Path, newer: Path) -> None:
    visit(page, web, may_be_kept(site), ABOUT)
    page.reload()
    web.publish(newer)
    update(page)
    page.get_by_role("button", name="Not now").click()
    expect(page.locator(".offer")).to_have_count(0)
    assert version(page) == ("older", "older")


def test_the_offer_covers_nothing_that_the_keyboard_comes_to(page: Page, web: Web, site: Path, newer: Path) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(reduced_motion="reduce")  # else it is still scrolling when we look
    visit(page, web, may_be_kept(site), ABOUT)
    page.reload()
    web.publish(newer)
    update(page)
    expect(page.get_by_text(OFFER)).to_be_visible()  # with its words it is higher than when it opened
    top = (page.locator(".offer").bounding_box() or {"y": 0})["y"]
    page.locator("main").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.offer') !== null"):
            break
        bottom = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert bottom <= top, page.evaluate("document.activeElement.textContent")
    assert page.evaluate("document.activeElement.textContent") == "Load the new one"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_two_open_pages_never_have_two_versions_in_one(page: Page, web: Web, site: Path, newer: Path) -> None:
    visit(page, web, may_be_kept(site), ABOUT)
    page.reload()
    other = page.context.new_page()
    other.goto(web.address(ABOUT))
    web.publish(newer)
    update(page)
    expect(page.get_by_text(OFFER)).to_be_visible()
    expect(other.get_by_text(OFFER)).to_be_visible()
    web.cut()  # the older version is still the one to read, in all its parts
    page.reload()
    assert version(page) == ("older", "older")
    web.mend()
    page.reload()  # the newest page wins, with all its parts
    assert version(page) == ("newer", "newer")
    assert version(other) == ("older", "older")
    other.get_by_role("button", name="Load the new one").click()
    expect(other.get_by_text(NEW)).to_be_visible()
    assert version(other) == ("newer", "newer")
    web.cut()
    other.reload()
    assert version(other) == ("newer", "newer")
    web.mend()


def test_a_new_day_alone_is_no_new_version(page: Page, web: Web, site: Path, tmp_path: Path) -> None:
    visit(page, web, may_be_kept(site), ABOUT)
    page.reload()
    next_day = Path(copytree(site, tmp_path / "next"))
    for file in next_day.rglob("*.html"):
        file.write_text(file.read_text("utf-8").replace('"built" content="2', '"built" content="3'), "utf-8")
    worker = next_day / "sw.js"
    worker.write_text(worker.read_text("utf-8").replace('"built": "2', '"built": "3'), "utf-8")
    web.publish(next_day)
    web.host.asked.clear()
    page.evaluate(
        "() => { window.taken = new Promise((done) => { navigator.serviceWorker.oncontrollerchange = done; }); }"
    )
    update(page)
    page.evaluate("window.taken.then(() => true)")  # it takes over, since it changes nothing for anybody
    expect(page.locator(".offer")).to_have_count(0)
    assert set(web.host.asked) == {"/sw.js"}  # nothing is fetched twice
    web.cut()
    page.reload()
    assert page.evaluate("document.querySelector('meta[name=built]').content[0]") == "3"
    web.mend()


def test_a_host_that_has_no_service_worker_any_more_has_switched_it_off(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    (site / "sw.js").unlink()
    page.goto(web.address(ABOUT))
    until = time.monotonic() + PATIENCE / 1000
    while page.evaluate("caches.keys()") and time.monotonic() < until:
        page.wait_for_timeout(50)
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_host_that_writes_into_pages_gets_none_kept(page: Page, web: Web, site: Path) -> None:
    for file in site.rglob("*.html"):
        file.write_bytes(file.read_bytes().replace(b"</body>", b"<!-- counted --></body>"))
    page.goto(web.address(ABOUT))
    assert fate(page) == "redundant"
    assert not [path for path in kept(page) if path.endswith(".html")]
    web.cut()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(web.address(ABOUT))
    web.mend()


@pytest.fixture
def served(site: Path) -> Iterator[Server]:
    """Return the server that `build.py serve` starts."""
    with Server(site, 0) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_whoever_works_on_the_site_always_sees_the_newest(
    chromium: Browser, web: Web, served: Server, site: Path
) -> None:
    with Readers(chromium, web.host) as readers:
        window = readers.context(service_workers="allow").new_page()
        window.context.unroute_all()
        window.goto(f"{served.address}{ABOUT}")
        assert fate(window) == "redundant"  # the server writes its own script into every page
        asked = window.evaluate("fetch('/__version').then((answer) => answer.text())")
        assert asked == window.evaluate("document.querySelector('script[src^=\"/__reload\"]').src.split('?')[1]")
        edit(site, ABOUT, lambda words: words.replace(OLD.encode(), NEW.encode()))
        edit(site, "assets/site.css", lambda style: style + b"\n:root { --version: newer; }\n")
        window.reload()
        assert version(window) == ("newer", "newer")
        expect(window.locator(".offer")).to_have_count(0)
    assert [told for told in readers.complaints if not told.startswith(BROKEN)] == []

"""Without a connection: after one visit the directory can be read, and a copy says how old it is.

Each test has a web host of its own, and stops it to cut it off.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from signpost.site.inspection.pages import Tags, pages_of
from tests.browser.reader import PATIENCE, Readers
from tests.browser.web import TODAY, Web, copy_of, in_worker
from tests.demonstration import KINDS

ABOUT: Final = "about.html"
TEA: Final = "activities/tea-and-talk.html"
OFFLINE: Final = "offline.html"
REFUGE: Final = (
    "needs/domestic-abuse.html",
    "activities/sea-holly-support.html",
    "activities/moving-forward-course.html",
    "organisations/sea-holly-project.html",
    "activities/uphill-bridge-evenings.html",  # it asked not to be listed
)
# What the browser itself says of a host that a test has broken, of a file and of the worker's script.
BROKEN: Final = (
    "error: Failed to load resource: ",
    "error: An unknown error occurred when fetching the script.",
)
TO_KEEP: Final = {".css", ".html", ".js", ".svg", ".webmanifest"}

BARE: Final = ("embed.html", "screen.html")  # pages without our header, for a partner's page and a waiting room


@pytest.fixture
def site(demonstration: Path, tmp_path: Path) -> Path:
    """Return a site to keep."""
    return copy_of(demonstration, tmp_path / "site")


@pytest.fixture
def web(site: Path) -> Iterator[Web]:
    """Return a host for it, which can be cut off."""
    with Web(site) as own:
        yield own


@pytest.fixture
def page(chromium: Browser, web: Web) -> Iterator[Page]:
    """Return a browser context with storage. The test fails if a page logs an error or asks another host."""
    with Readers(chromium, web.host) as readers:
        own = readers.page(service_workers="allow")
        on_line(own, "{ effectiveType: '4g' }")
        yield own
    assert [told for told in readers.complaints if not told.startswith(BROKEN)] == []
    assert readers.elsewhere == []


def on_line(page: Page, kind: str) -> None:
    """Tell the browser what its connection is; it would mistake a busy computer for a slow connection."""
    page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {kind}, configurable: true }})")


def may_be_kept(site: Path) -> set[str]:
    """The files of a site that a device may keep. The update form needs a connection; its page says whom to ring."""
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix in TO_KEEP}
    return {path for path in files if not path.startswith("update/")} - {*REFUGE, "404.html", "sw.js"}


def kept(page: Page) -> list[str]:
    """All that the device has stored, as paths in the site; one stored in two versions is here twice."""
    found: list[str] = page.evaluate(
        """async () => {
          const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
          const requests = await Promise.all(stores.map((store) => store.keys()));
          return requests.flat().map((request) => request.url.split("?")[0]);
        }"""
    )
    root = page.evaluate("document.querySelector('link[rel=stylesheet]').href.replace(/assets\\/.*/, '')")
    return sorted(address.removeprefix(root) for address in found)


def visit(page: Page, web: Web, files: set[str], path: str = "index.html") -> None:
    """Open a page and stay until all of these files are kept, and nothing else."""
    page.goto(web.address(path))
    stay(page, files)


def stay(page: Page, files: set[str]) -> None:
    """Stay on a page until all of these files are kept, and nothing else."""
    until = time.monotonic() + 4 * PATIENCE / 1000
    while (found := kept(page)) != sorted(files) and time.monotonic() < until:
        page.wait_for_timeout(100)
    assert found == sorted(files)


def test_after_one_visit_every_page_can_be_read_but_those_that_could_do_harm(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    web.cut()
    web.host.asked.clear()
    for path in KINDS.values():
        page.goto(web.address(path))
        if path in {*REFUGE, "404.html"}:
            assert page.url == web.address(OFFLINE)
        else:
            assert page.url == web.address(path)
            assert page.locator("h1").inner_html().strip() in (site / path).read_text("utf-8").replace("&#39;", "'")
        if path not in BARE:
            assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "relative"
    web.mend()


def test_it_keeps_no_calendar_and_no_file_to_download(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    files = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    everything = {path for path in files if not path.startswith("update/")}  # the form needs a connection
    left_out = {Path(path).suffix for path in everything.difference(kept(page)) if not path.startswith("data/")}
    assert left_out <= {"", ".docx", ".html", ".ics", ".js", ".pdf", ".png", ".ttf", ".txt", ".xml"}
    assert {path for path in everything.difference(kept(page)) if path.endswith((".html", ".js"))} == {
        *REFUGE, "404.html", "sw.js",
    }  # fmt: skip


def test_find_answers_without_a_connection_and_its_question_stays_in_the_address(
    page: Page, web: Web, site: Path
) -> None:
    visit(page, web, may_be_kept(site))
    web.cut()
    for address in ("index.html?q=lonely", "index.html#q=lonely"):
        page.goto("about:blank")
        page.goto(web.address(address))
        expect(page.locator("#results > li").first).to_be_visible()
        assert page.url == web.address("index.html#q=lonely")
    web.mend()


def test_in_the_place_of_a_page_that_could_do_harm_there_is_whom_to_ring(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    page.goto(web.address(ABOUT))
    web.cut()
    for path in REFUGE:
        page.goto(web.address(path))
        assert page.url == web.address(OFFLINE)
        for number in ("999", "0808 2000 247", "116 123"):
            expect(page.locator("main").get_by_role("link", name=number, exact=True).first).to_be_visible()
        page.go_back()
        assert page.url == web.address(ABOUT)
    web.mend()


@pytest.mark.parametrize("path", REFUGE)
def test_a_page_that_could_do_harm_leaves_nothing_on_the_device(page: Page, web: Web, path: str) -> None:
    page.goto(web.address(path))
    page.wait_for_timeout(500)
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_no_such_page_is_kept_when_it_is_read_later_on(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    for path in REFUGE:
        page.goto(web.address(path))
        assert page.url == web.address(path)
    assert kept(page) == sorted(may_be_kept(site))


def test_a_copy_says_how_old_it_is(page: Page, web: Web, site: Path) -> None:
    in_worker(site, f'"built": "{TODAY}"', f'"built": "{TODAY - timedelta(3)}"')
    visit(page, web, may_be_kept(site))
    expect(page.locator("[data-offline]")).to_be_hidden()
    web.cut()
    page.goto(web.address(TEA))
    expect(page.locator("[data-offline]")).to_contain_text("This is the directory as it was 3 days ago. Ring before")
    web.mend()
    page.goto(web.address(TEA))
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_an_open_page_says_when_the_connection_goes_and_when_it_comes_back(page: Page, web: Web) -> None:
    page.goto(web.address(ABOUT))
    expect(page.locator("[data-offline]")).to_be_hidden()
    page.context.set_offline(True)
    expect(page.locator("[data-offline]")).to_contain_text("You have no internet connection. This is the directory as")
    page.context.set_offline(False)
    expect(page.locator("[data-offline]")).to_be_hidden()


def test_a_copy_that_is_too_old_is_deleted_and_whom_to_ring_stays(page: Page, web: Web, site: Path) -> None:
    in_worker(site, f'"built": "{TODAY}"', f'"built": "{TODAY - timedelta(32)}"')
    visit(page, web, may_be_kept(site))
    web.cut()
    page.goto(web.address(TEA))
    assert page.url == web.address(OFFLINE)
    expect(page.get_by_role("link", name="116 123").first).to_be_visible()
    assert {path for path in kept(page) if not path.startswith("assets/")} == {OFFLINE}
    web.mend()


@pytest.mark.parametrize("mood", ["slow", "busy"])
def test_where_the_host_is_slow_or_at_fault_the_copy_is_shown(page: Page, web: Web, site: Path, mood: str) -> None:
    visit(page, web, may_be_kept(site))
    web.host.mood = mood
    page.goto(web.address(TEA))
    assert page.locator("h1").inner_text() == "Tea and Talk"
    expect(page.locator("[data-offline]")).to_contain_text("The internet did not answer.")
    web.host.mood = ""


@pytest.mark.parametrize("line", ["{ type: 'cellular' }", "{ saveData: true }", "{ effectiveType: '3g' }"])
def test_on_a_phones_own_data_or_a_slow_line_only_the_main_pages_are_kept_and_those_that_are_opened(
    page: Page, web: Web, site: Path, line: str
) -> None:
    on_line(page, line)
    main = {
        path
        for path in may_be_kept(site)
        if not path.startswith(("activities", "areas", "coverage/", "languages/", "leaf", "needs", "org", "ven"))
    }
    assert {"index.html", "my-list.html", "whats-on.html", "pathways/urgent-help.html"} <= main
    visit(page, web, main)
    visit(page, web, {*main, TEA}, TEA)
    web.cut()
    page.goto(web.address(TEA))
    assert page.locator("h1").inner_text() == "Tea and Talk"
    page.goto(web.address("activities/index.html"))
    assert page.url == web.address(OFFLINE)
    web.mend()


def test_under_a_prefix_it_keeps_to_its_own_part_of_the_host(chromium: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "index.html").write_text("<!doctype html><title>Others</title><link rel=icon href=data:,>")
    with Web(site, "some/prefix") as web, Readers(chromium, web.host) as readers:
        web.host.sites[""] = tmp_path / "others"
        page = readers.page(service_workers="allow")
        page.goto(web.host.address("index.html"))
        page.evaluate("caches.open('others').then((store) => store.put('/x', new Response('x')))")
        visit(page, web, {*may_be_kept(site), f"{web.host.origin}/x"})
        scopes = page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))")
        assert scopes == [f"{web.address('')}/"]
        assert page.evaluate("fetch('/index.html').then((answer) => answer.text())").startswith(
            "<!doctype html><title>Others"
        )
        web.cut()
        page.goto(web.address(TEA))
        assert page.locator("h1").inner_text() == "Tea and Talk"
        page.goto(web.address("needs/"))
        assert page.locator("h1").inner_text() in (site / "needs" / "index.html").read_text("utf-8")
        assert page.evaluate("fetch('/index.html').then(() => 'answered', () => 'not answered')") == "not answered"
        web.mend()


def test_from_a_folder_nothing_is_kept_and_nobody_complains(chromium: Browser, web: Web) -> None:
    with Readers(chromium, web.host) as readers:
        page = readers.page(service_workers="allow")
        for path in ("index.html", TEA):
            page.goto((web.host.sites[""] / path).as_uri())
            page.wait_for_timeout(300)
            assert page.locator("link[rel=manifest]").count() == 0
    assert readers.complaints == []
    assert web.host.asked == []


def test_it_can_be_installed(page: Page, web: Web, site: Path) -> None:
    visit(page, web, may_be_kept(site))
    asked = page.context.new_cdp_session(page)
    found = asked.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [fault["errorId"] for fault in found] == ["in-incognito"]  # as a test's window always is
    manifest = asked.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert manifest["manifest"]["name"] == "South Ward Signpost"
    assert manifest["manifest"]["startUrl"] == web.address("index.html")


def test_without_scripts_all_is_as_it_was(chromium: Browser, web: Web) -> None:
    with Readers(chromium, web.host) as readers:
        page = readers.page(script=False)
        page.goto(web.address(TEA))
        assert page.locator("[data-offline]").is_hidden()
    assert "/sw.js" not in web.host.asked


def test_every_page_has_the_script_but_those_that_stand_alone(demonstration: Path) -> None:
    scripts = {path: Tags((demonstration / path).read_text("utf-8")).values("src") for path in pages_of(demonstration)}
    bare = {path for path, found in scripts.items() if not any(src.endswith("assets/offline.js") for src in found)}
    assert bare == {"404.html", *BARE}

"""Barriers: axe finds none on any kind of page, light or dark, on a desk or on a phone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.finding import answered
from tests.browser.host import Host
from tests.browser.reader import Readers
from tests.conftest import NODE_MODULES, without
from tests.demonstration import ARCHIVED, KINDS
from tools.programs import NO_NODE

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # left out unless it is asked for
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LONG = {
    "all letters": "activities/index.html",
    "a letter": "activities/letter_t.html",
    "all days": "whats-on.html",
    "a day": "whats-on_2026-11-24_2.html",
    "a month of changes": "changes_2026-11.html",
    "a need by area": "needs/loneliness.html",
    "a need in an area": "needs/loneliness_weston-super-mare_2.html",
    "a discreet need in an area": "needs/domestic-abuse_south-ward.html",
    "an area by need": "areas/south-ward.html",
    "a screen of an area": "screen_worle.html",
}
"""The kinds of pages of long lists."""
SIZES = ((1366, 768), (360, 740))


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the script that looks for barriers."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        without(NO_NODE)
    return script.read_text("utf-8")


@pytest.fixture(scope="module")
def window(chromium: Browser, host: Host, later: Path, long_lists: Path) -> Iterator[Page]:
    """Return one browser context for all pages: opening one takes as long as checking a page."""
    host.sites |= {"later": later, "long": long_lists}
    with Readers(chromium, host) as readers:
        yield readers.page()
    assert [told for told in readers.complaints if "404" not in told] == []
    assert readers.elsewhere == []


def barriers(page: Page, rules: dict[str, Any] = RULES) -> list[str]:
    """What axe finds on a page: the rule, the element, and what to do."""
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run(document, rules).then(told => told.violations)", rules
    )
    return [f"{one['id']}: {part['html'][:200]} {part['failureSummary']}" for one in found for part in one["nodes"]]


@pytest.mark.parametrize(
    "address",
    [*KINDS.values(), f"later/{ARCHIVED}", *(f"long/{path}" for path in LONG.values())],
    ids=[*KINDS, "archived activity", *LONG],
)
def test_there_is_no_barrier(window: Page, host: Host, axe: str, address: str) -> None:
    window.goto(host.address(address))
    window.evaluate(axe)  # by the browser itself: the page's own policy would not let it in
    for fold in window.locator("details:not(.menu)").all():
        fold.evaluate("fold => { fold.open = true; }")
    found = {}
    for width, height in SIZES:
        window.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):  # which differ in their colours alone
            window.emulate_media(color_scheme=scheme)
            found[width, scheme] = barriers(window, RULES if scheme == "light" else COLOURS)
    assert found == {(width, scheme): [] for width, _ in SIZES for scheme in ("light", "dark")}


@pytest.mark.parametrize(
    "question",
    [
        "q=lonely%20south%20ward&day=tuesday&near=BS23%203",
        "q=verruca",
        "q=walking%20football&day=sunday",
        "q=overdose",
        "need=domestic-abuse",
        "q=debt&near=nowhere",
    ],
    ids=["results", "no close match", "nothing left", "urgent", "discreet", "unknown place"],
)
def test_no_answer_of_find_has_a_barrier(window: Page, host: Host, axe: str, question: str) -> None:
    window.goto("about:blank")
    window.goto(host.address(f"index.html#{question}"))
    answered(window)
    for fold in window.locator("main details").all():  # the filters
        fold.evaluate("fold => { fold.open = true; }")
    window.evaluate(axe)
    found = {}
    for width, height in SIZES:
        window.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            window.emulate_media(color_scheme=scheme)
            found[width, scheme] = barriers(window, RULES if scheme == "light" else COLOURS)
    assert found == {(width, scheme): [] for width, _ in SIZES for scheme in ("light", "dark")}


def test_an_open_menu_has_no_barrier(window: Page, host: Host, axe: str) -> None:
    window.set_viewport_size({"width": 360, "height": 740})
    window.goto(host.address("index.html"))
    window.locator("summary", has_text="Menu").click()
    window.evaluate(axe)
    assert barriers(window) == []


LISTS = {
    "full": ("tea-and-talk,befriending-visits,tablets-at-home", ["Copy as a text message"]),
    "discreet": ("tea-and-talk,sea-holly-support", ["No, or not sure"]),
    "brought by a link": ("tea-and-talk,carers-cafe", []),
}


@pytest.mark.parametrize(("ids", "presses"), LISTS.values(), ids=LISTS)
def test_my_list_has_no_barrier_whatever_is_on_it(
    chromium: Browser, host: Host, axe: str, ids: str, presses: list[str]
) -> None:
    found = {}
    with Readers(chromium, host) as readers:
        page = readers.open("activities/chair-exercise.html")
        if not presses:
            page.get_by_role("button", name="Add to my list").click()
        page.goto(host.address(f"my-list.html#activities={ids}"))
        page.locator("[data-part=picks] > li").first.wait_for()
        for name in presses:
            page.get_by_role("button", name=name).click()
        page.evaluate(axe)
        page.evaluate("document.querySelectorAll('details:not(.menu)').forEach(fold => { fold.open = true; })")
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found[width, scheme] = barriers(page)
    assert found == {(width, scheme): [] for width, _ in SIZES for scheme in ("light", "dark")}


@pytest.mark.parametrize("code", ["pl", "ar"])
def test_my_list_in_another_language_has_no_barrier(chromium: Browser, host: Host, axe: str, code: str) -> None:
    with Readers(chromium, host) as readers:
        page = readers.open("my-list.html#activities=tea-and-talk,befriending-visits,women-only-swim")
        page.get_by_label("With the way there and the week").check()
        page.get_by_label("Print in").select_option(code)
        page.locator(f".in-language [lang={code}]").first.wait_for()
        found = found_in_all_looks(page, axe)
    assert found == {look: [] for look in found}


# What is chosen and pressed, one after another, until the form is as it should be looked at.
STEPS = {
    "the start, with an error": ("update.html", ["Continue"]),
    "a new group, with errors": ("update.html", ["There is a new group", "Continue", "Continue"]),
    "what has changed": ("update.html#activity=tea-and-talk", []),
    "the times, with another": (
        "update.html#activity=tea-and-talk",
        ["Day, time or how to join", "Continue", "Add another time", "Continue"],
    ),
    "a break": (
        "update.html#activity=tea-and-talk",
        ["It is full, has stopped or closed", "Continue", "Taking a break"],
    ),
    "the place": ("update.html#activity=tea-and-talk", ["Place", "Continue"]),
    "who it is for": ("update.html#activity=tea-and-talk", ["Who it is for", "Continue"]),
    "the contact": ("update.html#activity=tea-and-talk", ["Phone, e-mail or who answers", "Continue"]),
    "what we have now": ("update.html#activity=tea-and-talk&still-right", ["Continue"]),
}


@pytest.mark.parametrize(("address", "presses"), STEPS.values(), ids=STEPS)
def test_no_step_of_the_update_form_has_a_barrier(
    chromium: Browser, host: Host, axe: str, address: str, presses: list[str]
) -> None:
    with Readers(chromium, host) as readers:
        page = readers.open(address)
        page.locator("form[data-update] [data-step]:visible").wait_for()
        for name in presses:
            page.locator("form[data-update]").get_by_text(name, exact=False).locator("visible=true").first.click()
        assert found_in_all_looks(page, axe) == NO_LOOK_HAS_ANY


def test_the_end_of_the_update_form_and_where_it_stops_have_no_barrier(chromium: Browser, host: Host, axe: str) -> None:
    with Readers(chromium, host) as readers:
        page = readers.open("update.html#activity=tea-and-talk&still-right")
        page.get_by_label("Your part in the group").fill("Host")
        page.get_by_role("button", name="Continue").click()
        page.locator("[data-step=send]:visible").wait_for()
        assert found_in_all_looks(page, axe) == NO_LOOK_HAS_ANY
        page.goto(host.address("update.html#activity=carers-cafe"))
        page.get_by_label("Its name, or what you say about it").check()
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("In one sentence").fill("A safe house.")
        page.keyboard.press("Tab")
        page.locator("[data-part=stop]:visible").wait_for()
        assert found_in_all_looks(page, axe) == NO_LOOK_HAS_ANY


NO_LOOK_HAS_ANY: dict[tuple[int, str], list[str]] = {
    (width, scheme): [] for width, _ in SIZES for scheme in ("light", "dark")
}


def found_in_all_looks(page: Page, axe: str) -> dict[tuple[int, str], list[str]]:
    """What axe finds on a page on a desk and on a phone, light and dark."""
    page.evaluate(axe)
    page.evaluate("document.querySelectorAll('form details:not([hidden])').forEach(fold => { fold.open = true; })")
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[width, scheme] = barriers(page)
    return found


def test_axe_does_find_barriers(window: Page, host: Host, axe: str) -> None:
    window.goto(host.address("index.html"))
    window.evaluate(axe)
    window.evaluate("document.documentElement.lang = ''; document.querySelector('h1').remove()")
    assert {told.partition(":")[0] for told in barriers(window)} >= {"html-has-lang", "page-has-heading-one"}

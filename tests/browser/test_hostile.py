"""Hostile words in the browser: they are read and searched like any others, and nothing of them is carried out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.finding import answered, box
from tests.browser.host import Host
from tests.browser.reader import Readers
from tests.demonstration import KINDS
from tests.hostile import HOSTILE, Tokens, straight


@pytest.fixture(scope="module")
def words(host: Host, word_sites: tuple[Path, Path, Tokens]) -> Iterator[Tokens]:
    """Return the plain words that the hostile site is made of. Its host has it under a prefix."""
    host.sites["words"] = word_sites[1]
    yield word_sites[2]
    del host.sites["words"]


def test_no_page_carries_them_out_or_complains(readers: Readers, words: Tokens) -> None:
    page = readers.page()
    for path in KINDS.values():
        page.goto(readers.host.address(path, "words"))
        assert page.locator("b:text-is('b')").count() == 0, path
        assert HOSTILE in straight(page.locator("body").inner_text()), path
        assert straight(page.title()).endswith(HOSTILE), path


def test_a_line_for_the_record_has_them_as_they_were_typed(readers: Readers, words: Tokens) -> None:
    page = readers.page()
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(readers.host.address("needs/loneliness.html", "words"))
    line = page.locator("#at-tea-and-talk .record").first.text_content() or ""
    assert line.startswith("22 Nov 2026 Signposted to qx")
    assert straight(line).count(HOSTILE) == 3  # the group's name, the need's and the directory's


@pytest.mark.parametrize("typed", ["<b>b</b>", "{{x}}", "</script>", "&amp;", "${x}", "👩\u200d👧"])
def test_they_can_be_searched_for(readers: Readers, words: Tokens, typed: str) -> None:
    page = readers.page()
    page.goto(readers.host.address("index.html", "words"))
    box(page).fill(typed)
    answered(page)
    assert page.locator("b:text-is('b')").count() == 0


def test_cards_show_them_as_they_were_typed(readers: Readers, words: Tokens) -> None:
    page = readers.page()
    page.goto(readers.host.address("index.html#area=south-ward", "words"))
    answered(page)
    first = page.locator("#results > li").first
    for part in ("h3", ".rest p", ".fit", ".terms"):
        assert HOSTILE in straight(first.locator(part).first.inner_text()), part
    assert page.locator("b:text-is('b')").count() == 0

"""What was seen of how a group is run lapses on a page too that was made before that day, in the reader's browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.host import Host, served
from tests.browser.reader import Readers
from tests.checks.cases import BASE
from tests.outputs.pdfs import Pdf, said
from tests.site.test_lapsed import ANSWERS, CHECKED, LAST_DAY, ON_PAPER, RAN_OUT
from tests.sites import built

LAST = "2026-11-21T20:00:00Z"
AFTER = "2026-11-22T08:00:00Z"
PAGES = ("activities/knit-and-natter.html", "organisations/corner-room-friends.html", "needs/loneliness.html")
FIND = "index.html#q=knit"


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return a web host with the site of the small directory, as it was made on the last day of an insurance."""
    folder = tmp_path_factory.mktemp("lapsing")
    group = Path(shutil.copytree(BASE, folder / "directory")) / "activities/knit-and-natter.yaml"
    group.write_text(f"{group.read_text('utf-8')}{ANSWERS}{CHECKED}", "utf-8")
    site = built(folder / "directory", folder / "site", LAST_DAY.isoformat(), leaflets=False)
    with served({"": site}) as server:
        yield server


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_day_before_says_what_ran_out(readers: Readers, page: str) -> None:
    own = "[data-activity=knit-and-natter]"
    before = " ".join(readers.open(page, at=LAST).locator(own).first.inner_text().split())
    after = " ".join(readers.open(page, at=AFTER).locator(own).first.inner_text().split())
    assert "asics" in before
    assert "ran out" not in before.casefold()
    assert RAN_OUT in after
    assert "asics seen" not in after


def test_a_card_of_find_says_what_ran_out(readers: Readers) -> None:
    for at, words in ((LAST, "Basics seen"), (AFTER, f"Known to us. {RAN_OUT}")):
        item = readers.open(FIND, at=at).locator("#results > li[data-activity=knit-and-natter]")
        expect(item.locator(".standing")).to_have_text(words)


def test_the_sheet_of_a_group_says_what_ran_out_and_nothing_before(readers: Readers) -> None:
    for at, told in ((LAST, False), (AFTER, True)):
        page = readers.open(PAGES[0], at=at)
        sheets = Pdf(page.pdf(format="A4", prefer_css_page_size=True))
        assert len(sheets.sizes) == 1
        assert (ON_PAPER in said(sheets.text)) is told
        expect(page.locator(".trust .printed")).to_be_hidden()

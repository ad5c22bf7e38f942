"""The list from A to Z: whole, with scripts and without, and no box but the one that leads to Find."""

import pytest

from tests.browser.reader import Readers

LIST = "activities/index.html"


@pytest.mark.parametrize("over", ["http", "file"])
@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without scripts"])
def test_the_list_stands_whole(readers: Readers, over: str, script: bool) -> None:
    page = readers.open(f"{LIST}#q=choir", over, script=script)
    entries = page.locator("#results > li")
    assert entries.count() > 60
    assert entries.filter(visible=True).count() == entries.count()
    assert page.locator("main form").count() == 0


def test_it_leads_to_find(readers: Readers) -> None:
    page = readers.open(LIST, script=False)
    page.locator("main").get_by_role("link", name="Find", exact=True).click()
    assert page.url == readers.address("index.html")

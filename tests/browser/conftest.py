"""Readers of the site: each opens pages in the real browser, over http or from a folder, with scripts or without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.host import Host, served
from tests.browser.reader import Readers


@pytest.fixture(scope="module")
def host(demonstration: Path) -> Iterator[Host]:
    """Return a web host with the demonstration's site, both at its root and under a prefix."""
    with served({"": demonstration, "some/prefix": demonstration}) as server:
        yield server


@pytest.fixture
def readers(chromium: Browser, host: Host) -> Iterator[Readers]:
    """Return a way to open pages. The test fails if one complains, or asks anything of another computer."""
    with Readers(chromium, host) as own:
        yield own
    assert own.complaints == []
    assert own.elsewhere == []

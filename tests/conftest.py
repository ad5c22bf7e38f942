"""What many tests share: sites and a browser. Each is made once, by the first test that asks for it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.hostile import Tokens, tame_and_hostile
from tests.sites import DIRECTORY, LATER, built
from tools.prepare import find_browser, no_browser_message

# No sandbox, so that root can run it; and nothing that asks its maker's computers for this or that.
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the demonstration's site, which no test changes."""
    return built(DIRECTORY, tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the demonstration's site as it would be four months later, had nobody touched a record."""
    return built(DIRECTORY, tmp_path_factory.mktemp("later") / "site", LATER)


@pytest.fixture(scope="session")
def word_sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Tokens]:
    """Give the site of plain words, the site of the same words with a hostile end, and the words."""
    folder = tmp_path_factory.mktemp("words")
    tame, hostile, tokens = tame_and_hostile(folder)
    # A leaflet with an emoji is refused by name; what leaflets say as pages and plain text is looked at by itself.
    for words in (tame, hostile):
        shutil.rmtree(words / "leaflets")
    return built(tame, folder / "tame-site"), built(hostile, folder / "hostile-site"), tokens


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a real Chromium, Chrome or Edge. Where there is none, `make test` has said so; in CI that is a failure."""
    found = find_browser()
    if found is None:
        pytest.skip(no_browser_message())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()

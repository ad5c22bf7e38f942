"""What many tests share: sites and a browser. Each is made once, by the first test that asks for it.

What is about the demonstration is imported where it is used: if another directory is in its place, that leaves the test
out (tests/demonstration.py).

Tests run in several processes at once. A site is made by one of them for all; a browser each has of its own.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Error, sync_playwright

from signpost.site.browser import find_browser
from tests.cli.running import ROOT
from tests.sites import built
from tools.programs import NO_BROWSER

if TYPE_CHECKING:
    from tests.hostile import Tokens

# Above all the address bar's suggestions: they are two pages, drawn for each window, and take longer than ours.
# The rest are those that Playwright switches off itself: a list of ours takes the place of its own.
SWITCHED_OFF: Final = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch", "msForceBrowserSignIn",
    "msEdgeUpdateLaunchServicesPreferredVersion",
)  # fmt: skip
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
    f"--disable-features={','.join(SWITCHED_OFF)}",
)

# For `make fuzz`, in which a test may take its time, and all that it finds must be found again.
settings.register_profile("fuzz", max_examples=300, deadline=None, print_blob=True, suppress_health_check=HealthCheck)

NODE_MODULES: Final = ROOT / "node_modules"
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Return a function from a name to a folder, which the first process to ask fills while the others wait."""
    own = tmp_path_factory.getbasetemp()
    home = own if worker_id == "master" else own.parent

    def folder_of(name: str, fill: Callable[[Path], object]) -> Path:
        folder = home / name
        with FileLock(home / f"{name}.lock"):
            if not folder.exists():
                unfinished = Path(tempfile.mkdtemp(dir=home))
                fill(unfinished)
                unfinished.rename(folder)
        return folder

    return folder_of


@pytest.fixture
def on_demonstration() -> None:
    """Leave a test out if another directory is in the demonstration's place."""
    import tests.demonstration  # noqa: F401  # it is the import that skips


@pytest.fixture(scope="session")
def demonstration(once: Once) -> Path:
    """Return the demonstration's site, which no test changes."""
    from tests.demonstration import DEMONSTRATION

    return once("demonstration", lambda folder: built(DEMONSTRATION, folder / "site")) / "site"


@pytest.fixture(scope="session")
def later(once: Once) -> Path:
    """Return the demonstration's site as it would be four months later, had nobody touched a record."""
    from tests.demonstration import DEMONSTRATION, LATER

    return once("later", lambda folder: built(DEMONSTRATION, folder / "site", LATER)) / "site"


@pytest.fixture(scope="session")
def long_lists(once: Once) -> Path:
    """Return the demonstration's site as it would be if a page had so little room that its lists are long."""
    from tests.little_room import with_little_room

    return once("long-lists", with_little_room) / "site"


@pytest.fixture(scope="session")
def word_sites(once: Once) -> "tuple[Path, Path, Tokens]":
    """Return the site of plain words, the site of the same words with a hostile end, and the words."""
    from tests.hostile import Tokens

    folder = once("words", build_word_sites)
    tokens = Tokens()
    tokens.given.update(json.loads((folder / "tokens.json").read_text("utf-8")))
    return folder / "tame-site", folder / "hostile-site", tokens


def build_word_sites(folder: Path) -> None:
    """Build both sites in a folder, and write the words beside them."""
    from tests.hostile import tame_and_hostile

    tame, hostile, tokens = tame_and_hostile(folder)
    # A leaflet with an emoji is refused by name; what leaflets say as pages and plain text is looked at by itself.
    for words in (tame, hostile):
        shutil.rmtree(words / "leaflets")
        shutil.rmtree(words / "translations", ignore_errors=True)  # of leaflets too
    built(tame, folder / "tame-site")
    built(hostile, folder / "hostile-site")
    (folder / "tokens.json").write_text(json.dumps(tokens.given), "utf-8")


def without(missing: str) -> NoReturn:
    """Leave a test out, since a program that it needs is missing. In CI nothing is left out: it fails."""
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a real Chromium, Chrome or Edge. If there is none, browser tests are left out; in CI they fail."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        except Error:
            without(NO_BROWSER)
        yield browser
        browser.close()

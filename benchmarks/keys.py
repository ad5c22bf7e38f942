"""How soon Find answers a key: `python -m benchmarks.keys`, with what `make test` needs.

A site of 1,000 activities in the real browser, from a folder, on a processor slowed down six times: milliseconds from
each key to the results on the page.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Page, sync_playwright

from benchmarks.generate import DEMONSTRATION, generate
from tools.prepare import find_browser, no_browser_message

ROOT: Final = DEMONSTRATION.parent
MANY: Final = 1000
SLOWED: Final = (1, 6)  # times
PAUSE: Final = 250  # milliseconds between keys
QUESTIONS: Final = (
    "lonely monday mornings",
    "carer needs a break oldmixon",
    "anxeity young person",
    "baby 8 weeks low",
)
# Notes how long after each key the list of results is another.
CLOCK: Final = """() => {
  window.waits = [];
  let pressed = 0;
  document.querySelector("#q").addEventListener("input", () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (pressed) { waits.push(performance.now() - pressed); }
    pressed = 0;
  }).observe(document.querySelector("#results"), {childList: true});
}"""


def waits(page: Page, slowed: int) -> list[float]:
    """Milliseconds from key to results, for each key of all questions."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.evaluate("window.waits = []")
    for question in QUESTIONS:
        page.fill("#q", "")
        page.wait_for_timeout(2 * PAUSE)
        page.locator("#q").press_sequentially(question, delay=PAUSE)
        page.wait_for_timeout(4 * PAUSE)
    found: list[float] = page.evaluate("window.waits")
    return found


def main() -> int:
    """Print the table."""
    browser = find_browser()
    if browser is None:
        print(no_browser_message())
        return 1
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        generate(MANY, Path(made) / "directory")
        site = Path(made) / "site"
        words = ("--directory", f"{made}/directory", "build", "--out", str(site), "--no-leaflets")
        subprocess.run([sys.executable, str(ROOT / "build.py"), *words], check=True, capture_output=True)
        shown = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = shown.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{(site / 'index.html').as_uri()}#q=a")
        page.wait_for_selector("#results > li")
        page.evaluate(CLOCK)
        print(f"Milliseconds from a key to its results, {MANY:,} activities")
        print(f"{'slowed':>8}{'median':>9}{'9 in 10':>9}{'most':>7}")
        for slowed in SLOWED:
            found = waits(page, slowed)
            print(f"{slowed:>7}x{median(found):9.0f}{quantiles(found, n=10)[-1]:9.0f}{max(found):7.0f}")
        shown.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

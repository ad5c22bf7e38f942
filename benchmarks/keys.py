"""How soon Find answers a key: `python -m benchmarks.keys`, with what `make test` needs.

A site of 1,000 activities in a real browser, from a folder, on a processor slowed down six times: milliseconds from
each key to its results on the page, and to their rendering on the screen.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Page, sync_playwright

from benchmarks.generate import DEMONSTRATION, generate
from signpost.site.browser import find_browser

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
# Measures the time from each key until its results are on the page (when its task ends), and on the screen (after the
# next frame). If another key comes first, a key is timed until that one's results.
CLOCK: Final = """() => {
  window.waits = [];
  let pressed = 0;
  document.querySelector("#q").addEventListener("input", () => { pressed ||= performance.now(); }, true);
  const ask = signpost.ask;
  signpost.ask = (...question) => {
    const since = pressed;
    pressed = 0;
    const passed = () => performance.now() - since;
    if (since) {
      queueMicrotask(() => {
        const page = passed();
        const drawn = new MessageChannel();
        drawn.port1.onmessage = () => { waits.push({page, screen: passed()}); };
        requestAnimationFrame(() => drawn.port2.postMessage(""));
      });
    }
    return ask(...question);
  };
}"""


def waits(page: Page, slowed: int) -> list[dict[str, float]]:
    """Milliseconds from key to page and from key to screen, for each key of all questions."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    page.evaluate("window.waits = []")
    for question in QUESTIONS:
        page.fill("#q", "")
        page.wait_for_timeout(2 * PAUSE)
        page.locator("#q").press_sequentially(question, delay=PAUSE)
        page.wait_for_timeout(4 * PAUSE)
    found: list[dict[str, float]] = page.evaluate("window.waits")
    return found


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        generate(MANY, Path(made) / "directory")
        site = Path(made) / "site"
        words = ("--directory", f"{made}/directory", "build", "--out", str(site), "--no-leaflets")
        subprocess.run([sys.executable, str(ROOT / "build.py"), *words], check=True, capture_output=True)
        shown = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        page = shown.new_page(viewport={"width": 1366, "height": 768})
        page.goto(f"{(site / 'index.html').as_uri()}#q=a")
        page.wait_for_selector("#results > li")
        page.focus("#q")  # which has the page ready for questions
        page.wait_for_timeout(4 * PAUSE)
        page.evaluate(CLOCK)
        print(f"Milliseconds from a key to its results, {MANY:,} activities")
        print(f"{'slowed':>8}{'on the':>8}{'median':>9}{'9 in 10':>9}{'most':>7}")
        for slowed in SLOWED:
            all_waits = waits(page, slowed)
            for place in ("page", "screen"):
                found = [wait[place] for wait in all_waits]
                line = f"{median(found):9.0f}{quantiles(found, n=10)[-1]:9.0f}{max(found):7.0f}"
                print(f"{slowed:>7}x{place:>8}{line}")
        shown.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())

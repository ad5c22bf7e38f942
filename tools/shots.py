"""Take screenshots of one page of every kind, for people who change the look of the site.

`python -m tools.shots` opens the built site in the installed browser and writes into the folder shots/: each kind of
page 1366, 683 and 360 pixels wide, in light and in dark colours, and each kind of activity page as it prints.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, sync_playwright

from signpost.records.directory import Directory, read_directory
from signpost.records.model import Activity
from signpost.site.browser import find_browser
from signpost.views.freshness import Stage
from signpost.views.snapshot import Snapshot

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
SHOTS = ROOT / "shots"
SIZES = {1366: 768, 683: 768, 360: 740}
"""Widths with the height of the screen: a practice's computer, half of its screen, a phone."""
COLOURS = ("light", "dark")


def main() -> int:
    """Take all screenshots. Returns 0 if all went well."""
    if not (SITE / "index.html").is_file():
        print("There is no site yet. Run make site first.", file=sys.stderr)
        return 1
    snapshot = Snapshot(read_directory(ROOT / "directory"), datetime.now(ZoneInfo("Europe/London")).date())
    chosen = dict(kinds(snapshot))
    SHOTS.mkdir(exist_ok=True)
    for old in (*SHOTS.glob("*.png"), *SHOTS.glob("*.pdf")):
        old.unlink()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for colours in COLOURS:
            for width in SIZES:
                take_pictures(opened, chosen, width, colours)
        print_out(opened, chosen)
        opened.close()
    print(f"{len(chosen)} kinds of page are in {SHOTS}.")
    return 0


def kinds(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield a name and a path for one page of every kind that this directory has."""
    directory = snapshot.directory
    for page in sorted((*SITE.glob("*.html"), *SITE.glob("*/index.html"))):
        path = page.relative_to(SITE).as_posix()
        yield path.removesuffix(".html").replace("/", "-"), path
    for name, activity in activities(snapshot):
        yield f"activity-{name}", f"activities/{activity.id}.html"
    for need in directory.needs.values():
        yield f"need-{need.kind}{'-discreet' if need.discreet else ''}", f"needs/{need.id}.html"
        if not need.discreet:
            yield "coverage-need", f"coverage/{need.id}.html"
    for pathway in directory.pathways.values():
        yield f"pathway-{pathway.kind}", f"pathways/{pathway.id}.html"
    yield from first_of_each_kind(directory)


def activities(snapshot: Snapshot) -> Iterator[tuple[str, Activity]]:
    """Every activity with its kind of page; the last of each kind is the one shown."""
    for activity in snapshot.directory.activities.values():
        stage = snapshot.cards[activity.id].stage
        if snapshot.directory.is_sensitive(activity):
            yield "sensitive", activity
        elif activity.status != "open":
            yield activity.status, activity
        elif stage >= Stage.BANNER:
            yield stage.name.lower(), activity
        else:
            yield activity.joining, activity


def first_of_each_kind(directory: Directory) -> Iterator[tuple[str, str]]:
    """One level, area, organisation and venue, and an organisation that must not be found."""
    for level in directory.levels:
        yield "level", f"levels/{level}.html"
    for area in directory.areas.values():
        yield f"area-{area.kind}", f"areas/{area.id}.html"
    for organisation in directory.organisations.values():
        hidden = directory.is_sensitive(organisation)
        yield f"organisation{'-sensitive' if hidden else ''}", f"organisations/{organisation.id}.html"
    for venue in directory.venues.values():
        if not directory.is_sensitive(venue):
            yield "venue", f"venues/{venue.id}.html"


def take_pictures(
    browser: Browser, chosen: dict[str, str], width: int, colours: str, folders: tuple[Path, Path] = (SITE, SHOTS)
) -> None:
    """Take a full-page screenshot of every page, by its name, at one width. `folders` are the site's and theirs."""
    site, shots = folders
    context = browser.new_context(viewport={"width": width, "height": SIZES[width]}, reduced_motion="reduce")
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    for name, path in chosen.items():
        page.goto((site / path).resolve().as_uri())
        page.screenshot(path=shots / f"{name}-{width}-{colours}.png", full_page=True)
    context.close()


def print_out(browser: Browser, chosen: dict[str, str]) -> None:
    """Print the activity pages to PDF, as Ctrl+P would."""
    page = browser.new_page()
    for name, path in chosen.items():
        if name.startswith("activity-"):
            page.goto((SITE / path).as_uri())
            page.pdf(path=SHOTS / f"{name}.pdf", prefer_css_page_size=True)
    page.close()


if __name__ == "__main__":
    sys.exit(main())

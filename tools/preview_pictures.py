"""Pictures of pages and leaflets, for the preview of a change."""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import sync_playwright

from signpost.site.browser import find_browser
from tools.shots import take_pictures

WIDTH = 683  # half of a practice's screen


def picture_name(path: str) -> str:
    """The name of the picture of a page or leaflet: activities/x.html is activities-x.html-683-light.png."""
    return f"{path.replace('/', '-')}-{WIDTH}-light.png"


def picture_pages(site: Path, paths: Iterable[str], folder: Path) -> None:
    """Take a picture of each page of a site, in the installed browser, which loads nothing from elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        take_pictures(browser, {path.replace("/", "-"): path for path in paths}, WIDTH, "light", (site, folder))
        browser.close()


def picture_leaflets(site: Path, paths: Iterable[str], folder: Path) -> None:
    """Take a picture of each leaflet's first page."""
    from pypdfium2 import PdfDocument

    folder.mkdir(parents=True, exist_ok=True)
    for path in paths:
        with PdfDocument(site / path) as document:
            document[0].render(scale=WIDTH / document[0].get_width()).to_pil().save(folder / picture_name(path))

"""A directory's own theme makes its site and its paper its own; without one nothing of it is there."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
import pytest
from playwright.sync_api import Browser

from tests.browser.host import served
from tests.browser.reader import Readers
from tests.conftest import Once
from tests.outputs.pdfs import Pdf
from tests.records.scratch import small_folder
from tests.sites import built

PURPLE: Final = "rgb(85, 26, 139)"
SHORT: Final = "Corner <b>{{x}}%%"  # and nothing of it is code
THEME: Final = """theme:
  colour: 551a8b
  highlight: a8e6a1
  link_colour: 7a1f8b
  logo_says: Corner Room Friends
  short_name: "Corner <b>{{x}}%%"
"""
# As drawing programs leave it: with a declaration, notes of their own, looks within `style`, and a gradient.
LOGO: Final = """<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90mm" height="60mm"
  viewBox="0 0 90 60" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1.2">
<title>x</title><metadata><x xmlns="y"/></metadata>
<defs><linearGradient id="a"><stop offset="0" style="stop-color:#551a8b"/></linearGradient></defs>
<linearGradient id="b" xlink:href="#a"/>
<g inkscape:label="Layer" style="fill:url(#b);-inkscape-stroke:none"><path d="M5 55h80v-8L45 12 5 47z"/></g></svg>"""


@pytest.fixture(scope="module")
def own(once: Once) -> Path:
    """Return the site of the small directory with a theme."""

    def build(folder: Path) -> None:
        directory = small_folder(folder, {"logo.svg": LOGO})
        with (directory / "directory.yaml").open("a", encoding="utf-8") as about:
            about.write(THEME)
        built(directory, folder / "site")

    return once("theme", build) / "site"


@pytest.fixture
def readers(chromium: Browser, own: Path) -> Iterator[Readers]:
    """Return a way to open its pages; the test fails if one complains or asks anything of another computer."""
    with served({"": own}) as host, Readers(chromium, host) as opened:
        yield opened
        assert (opened.complaints, opened.elsewhere) == ([], [])


def test_the_header_has_the_colour_the_logo_and_the_name(readers: Readers) -> None:
    page = readers.open("index.html", viewport={"width": 1366, "height": 768})
    assert page.locator(".bar").evaluate("bar => getComputedStyle(bar).backgroundColor") == PURPLE
    name = page.get_by_role("link", name="Corner Room Friends Test Signpost")
    assert name.locator("img").evaluate("image => image.complete && image.naturalWidth > 0")
    assert (name.locator("img").get_attribute("width"), name.locator("img").get_attribute("height")) == ("54", "36")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_small_phone_the_short_name_stands_beside_the_logo_and_nothing_sticks_out(
    readers: Readers, scheme: str
) -> None:
    page = readers.open("areas/south-ward.html", viewport={"width": 320, "height": 640}, color_scheme=scheme)
    assert page.locator(".brand").inner_text().strip() == SHORT
    assert page.locator(".bar").evaluate("bar => getComputedStyle(bar).backgroundColor") == PURPLE
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_logo_is_redrawn_from_its_shapes_alone(own: Path) -> None:
    logo = (own / "assets" / "logo.svg").read_text("utf-8")
    assert logo == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs><linearGradient id="a">'
        '<stop offset="0" stop-color="#551a8b" /></linearGradient></defs><linearGradient id="b" href="#a" />'
        '<g fill="url(#b)"><path d="M5 55h80v-8L45 12 5 47z" /></g></svg>'
    )
    icon = (own / "assets" / "icon.svg").read_text("utf-8")
    assert "M5 55h80v-8L45 12 5 47z" in icon


def test_an_installed_site_has_its_short_name_and_colour(own: Path) -> None:
    manifest = (own / "manifest.webmanifest").read_text("utf-8")
    assert json.loads(manifest)["short_name"] == SHORT
    assert '"theme_color": "#551a8b"' in manifest
    assert '<meta name="theme-color" content="#551a8b">' in (own / "index.html").read_text("utf-8")


def test_the_poster_has_the_colour_and_the_logo_with_its_words(own: Path) -> None:
    poster = (own / "leaflets" / "poster.pdf").read_bytes()
    purple = tuple(round(part / 255, 3) for part in (0x55, 0x1A, 0x8B))
    assert purple in {tuple(round(part, 3) for part in colour) for colour in Pdf(poster).colours()}
    with pikepdf.open(BytesIO(poster)) as pdf:
        said = {str(item.get("/Alt")) for item in pdf.objects if isinstance(item, pikepdf.Dictionary)}
    assert "Corner Room Friends" in said


def test_a_leaflet_to_change_has_headings_in_the_colour(own: Path) -> None:
    with zipfile.ZipFile(own / "leaflets" / "poster.docx") as file:
        assert b'w:val="551A8B"' in file.read("word/styles.xml")


def test_without_a_theme_nothing_of_it_is_there(demonstration: Path) -> None:
    assert not (demonstration / "assets" / "logo.svg").exists()
    assert b"in-short" not in (demonstration / "assets" / "site.css").read_bytes()
    home = (demonstration / "index.html").read_text("utf-8")
    assert '<span class="name">South Ward Signpost</span>' in home
    assert "logo" not in home

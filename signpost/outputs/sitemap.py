"""The sitemap for search engines, and what they may read (sitemaps.org; RFC 9309).

Pages of sensitive records can be opened and are not in it: what search engines copy outlives the page. Those for
discreet needs are in it, since people in danger search for help, and the pages tell no place.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.records.model import Activity
from signpost.views.needs_by_area import by_area
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
PAGES: Final = ("index", "changes", "leaflets/index", "figures", "open-data", "developers", "about", "accessibility")


def sitemap(snapshot: Snapshot) -> Iterator[Artefact]:
    """sitemap.xml with the pages that people look for, if the directory gives its site's address, and robots.txt."""
    if not snapshot.about.site_url:
        return
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    for path, day in _pages(snapshot):
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = page_address(snapshot, f"{path}.html")
        if day:
            ET.SubElement(url, "lastmod").text = day.isoformat()
    ET.indent(root)
    yield Artefact("sitemap.xml", ET.tostring(root, "utf-8", xml_declaration=True) + b"\n", "directory.yaml")
    lines = f"User-agent: *\nAllow: /\nSitemap: {page_address(snapshot, 'sitemap.xml')}\n"
    yield Artefact("robots.txt", lines.encode(), "directory.yaml")


def _pages(snapshot: Snapshot) -> Iterator[tuple[str, date | None]]:
    """The path of each page without its ending, and the day of its last change if a record says it."""
    directory, data = snapshot.directory, OpenData(snapshot.directory)
    yield from ((path, None) for path in PAGES)
    yield "whats-on", snapshot.today
    for name in ("needs", "areas", "levels", "pathways"):
        yield from ((f"{name}/{id_}", None) for id_ in getattr(directory, name))
    for need in directory.needs.values():
        pages = (page for area in by_area(snapshot, need) for page in area.pages)
        yield from ((page.path.removesuffix(".html"), None) for page in pages)
    yield from ((f"organisations/{id_}", None) for id_ in data.organisations)
    yield from ((f"venues/{id_}", None) for id_ in data.venues)
    for activity in snapshot.listed:
        if activity.id in data.activities:
            yield f"activities/{activity.id}", _changed(activity, snapshot.today)


def _changed(activity: Activity, today: date) -> date:
    """The last day on which somebody added or checked an activity, or told readers of a change."""
    checked = (activity.verified.on,) if activity.verified else ()
    since = (activity.status_since,) if activity.status_since else ()
    days = (activity.added, *checked, *since, *(change.on for change in activity.changed))
    return max((day for day in days if day <= today), default=today)

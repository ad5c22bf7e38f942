"""The sitemap for search engines, and what they may read (sitemaps.org; RFC 9309)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.views.snapshot import Snapshot

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(snapshot: Snapshot) -> Iterator[Artefact]:
    """sitemap.xml with the pages that people look for, if the directory gives its site's address, and robots.txt."""
    if not snapshot.about.site_url:
        return
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    paths = [
        "index.html",
        "whats-on.html",
        *(f"needs/{need}.html" for need in snapshot.directory.needs),
        *(f"areas/{area}.html" for area in snapshot.directory.areas),
        *(f"pathways/{pathway}.html" for pathway in snapshot.directory.pathways),
        *(f"activities/{activity.id}.html" for activity in snapshot.listed),
    ]
    for path in paths:
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = page_address(snapshot, path)
    ET.indent(root)
    yield Artefact("sitemap.xml", ET.tostring(root, "utf-8", xml_declaration=True) + b"\n", "directory.yaml")
    lines = f"User-agent: *\nAllow: /\nSitemap: {page_address(snapshot, 'sitemap.xml')}\n"
    yield Artefact("robots.txt", lines.encode(), "directory.yaml")

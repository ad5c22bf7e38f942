"""The map of the site for search engines, and what they may read (sitemaps.org; RFC 9309)."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.views.edition import Edition

SITEMAP: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(edition: Edition) -> Iterator[Artefact]:
    """The pages that people look for, where the directory says where its site will be."""
    if not edition.about.site_url:
        return
    root = ET.Element("urlset", {"xmlns": SITEMAP})
    paths = [
        "index.html",
        "whats-on.html",
        *(f"needs/{need}.html" for need in edition.directory.needs),
        *(f"areas/{area}.html" for area in edition.directory.areas),
        *(f"pathways/{pathway}.html" for pathway in edition.directory.pathways),
        *(f"activities/{activity.id}.html" for activity in edition.listed),
    ]
    for path in paths:
        ET.SubElement(ET.SubElement(root, "url"), "loc").text = page_address(edition, path)
    ET.indent(root)
    yield Artefact("sitemap.xml", ET.tostring(root, "utf-8", xml_declaration=True) + b"\n", "directory.yaml")
    lines = f"User-agent: *\nAllow: /\nSitemap: {page_address(edition, 'sitemap.xml')}\n"
    yield Artefact("robots.txt", lines.encode(), "directory.yaml")

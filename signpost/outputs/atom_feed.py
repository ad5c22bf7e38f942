"""What has changed, as Atom feeds (RFC 4287): of everything, and of each area, audience and need."""

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact
from signpost.values.quotes import typographic
from signpost.views.following import followed
from signpost.views.listings import Change, changes
from signpost.views.snapshot import Snapshot

ATOM: Final = "http://www.w3.org/2005/Atom"
NAMESPACE: Final = uuid.UUID("5b0c8b0e-6f1d-5a53-9d6a-2f8a7e6f4c11")  # our own; fixed for ever, so that ids stay


def atom_feed(snapshot: Snapshot) -> Iterator[Artefact]:
    """The feeds of changes, newest first: changes.xml, areas/ID.xml, follow/ID.xml and needs/ID.xml."""
    entries = [(change, _entry(snapshot, change)) for change in changes(snapshot)]
    title = f"{snapshot.about.name}: what is new and what has closed"
    yield _feed(snapshot, "changes", "changes.html", title, entries)
    known = snapshot.directory.activities
    for one in followed(snapshot):
        own = [(change, entry) for change, entry in entries if one.fits(known[change.card.id])]
        yield _feed(snapshot, one.path, one.page, f"{title}: {one.name}", own)


def _feed(
    snapshot: Snapshot, path: str, page: str, title: str, entries: Iterable[tuple[Change, ET.Element]]
) -> Artefact:
    """A feed of changes, each with its entry, as a file at a path with .xml after it."""
    about, found = snapshot.about, list(entries)
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    _add(root, "id", _urn(f"{about.site_url} {path}"))
    _add(root, "title", title)
    _add(root, "updated", _moment(found[0][0].day if found else snapshot.today))
    _add(_add(root, "author"), "name", about.name)
    if address := page_address(snapshot, f"{path}.xml"):
        _add(root, "link", rel="self", href=address)
        _add(root, "link", rel="alternate", type="text/html", href=page_address(snapshot, page))
    root.extend(entry for _, entry in found)
    ET.indent(root)
    content = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return Artefact(f"{path}.xml", content + b"\n", "activities/")


def _entry(snapshot: Snapshot, change: Change) -> ET.Element:
    entry = ET.Element("entry")
    # Ids keep their first form, with a capital: a feed reader would show every change again under a new id.
    which = f" {change.number}" if change.number else ""
    _add(entry, "id", _urn(f"{snapshot.about.site_url} {change.card.id} {change.state.title()} {change.day}{which}"))
    _add(entry, "title", f"{change.label}: {change.card.name}")
    _add(entry, "updated", _moment(change.day))
    _add(entry, "summary", change.note or change.card.summary)
    if address := page_address(snapshot, change.card.path):
        _add(entry, "link", rel="alternate", type="text/html", href=address)
    return entry


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, name, attributes)
    element.text = typographic(text) or None
    return element


def _urn(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"

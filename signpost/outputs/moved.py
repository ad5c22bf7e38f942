"""Pages at the addresses that records had before: each leads to the record's page of today.

Leading there at once is what WCAG asks for: after some seconds it would be a time limit (technique H76; failure F40).
"""

from collections.abc import Iterator
from functools import partial
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.directory import NAMES
from signpost.records.model import Activity, Organisation, Venue
from signpost.views.snapshot import Snapshot

SECTIONS: Final = {"activity": "A to Z", "organisation": "Organisations", "venue": "Venues"}


def moved(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every former id. A sensitive venue has no page, so its former ids have none either."""
    for (kind, former), record in snapshot.directory.former_ids.items():
        if not (isinstance(record, Venue) and snapshot.directory.is_sensitive(record)):
            folder = NAMES[kind]
            path, frame = f"{folder}/{former}.html", f"{folder}/index.html"
            there = f"{folder}/{record.id}.html"
            yield plan(snapshot, path, frame, partial(_page, snapshot, record, path, frame, there), [record])


def _page(snapshot: Snapshot, record: Activity | Organisation | Venue, path: str, frame: str, there: str) -> Page:
    words = {"own": record, "section": SECTIONS[record.source.kind], "list": frame}
    return Page(
        path=path,
        frame=frame,
        title=f"{record.name}: this page has moved",
        description=f"The page about {record.name} has moved to another address of this site.",
        body=render("moved.html", path, snapshot, there=there, **words),
        source=record.source.file,
        discreet=_is_discreet(snapshot, record),
        head=render("moved_head.html", path, snapshot, there=there, canonical=page_address(snapshot, there)),
        canonical=there,
    )


def _is_discreet(snapshot: Snapshot, record: Activity | Organisation | Venue) -> bool:
    directory = snapshot.directory
    return directory.is_discreet(record) if isinstance(record, Activity) else directory.is_sensitive(record)

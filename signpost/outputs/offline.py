"""Offline reading: the service worker with its list of what to store, and what an installed site needs.

A service worker is a script that the browser runs beside the pages of a site, and that can answer for its web host
(W3C, Service Workers). It stores copies of the files in its list and of nothing else, and compares each with its
fingerprint in the list. So a record that is withdrawn disappears from every device with the next list.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.values.names import PART
from signpost.views.snapshot import Snapshot
from signpost.views.theme import main_colour

PAGE: Final = "offline.html"
# Calendars, printed leaflets with their pictures, and data files are downloaded for use elsewhere: a stored copy would
# be of no use.
KEPT: Final = frozenset({".css", ".html", ".js", ".svg", ".webmanifest"})
# Data files are downloaded, and the update form only makes sense if what it yields can be sent: without it, its page
# says whom to ring.
ONLINE: Final = frozenset({"data", "update"})
# What is needed to find and ring somebody is stored at the first visit, before anything else: Find with its data, my
# list, what's on, what has changed, urgent help. That is a transfer of half a megabyte for 1,000 activities.
FIRST: Final = frozenset(
    {
        "",
        "assets",
        "consult",
        "conversation",
        "embed",
        "find",
        "household",
        "levels",
        "pathways",
        "screen",
        "share",
        "sheets",
        "slip",
    }
)
# The rest follows in this order, page by page. It is a transfer of 8 megabytes for 1,000 activities, so readers who pay
# for data, or have little signal, only get pages that they open (site_src/offline/page.js).
THEN: Final = (
    "whats-on_",
    "changes_",
    "needs",
    "areas",
    "activities",
    "organisations",
    "venues",
    "leaflets",
    "coverage",
)
DAYS: Final = 30  # how long a copy is shown without a newer one; records withdrawn meanwhile disappear with it
# The directory of a whole county would fill a phone. Its record pages are stored when they are opened.
MOST: Final = 60_000_000  # bytes, unpacked


def offline(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page for what is not stored, the script on every page, and the manifest (W3C, Web Application Manifest)."""
    urgent = snapshot.about.urgent_help
    yield after_prose("offline.html", PAGE, snapshot, "directory.yaml", urgent=urgent, days=DAYS)
    yield Artefact("assets/offline.js", source_bytes(snapshot, "offline/page.js"), "site_src/offline/page.js")
    yield Artefact("manifest.webmanifest", f"{_json(_manifest(snapshot), indent=2)}\n".encode(), "directory.yaml")


def _manifest(snapshot: Snapshot) -> dict[str, Any]:
    name = snapshot.about.name
    return {
        "name": name,
        "short_name": snapshot.about.theme.short_name or (name if len(name) <= 12 else "Directory"),
        "lang": "en-GB",
        "start_url": "./index.html",
        "scope": "./",
        "display": "minimal-ui",  # with a back button, which a standalone window lacks
        "background_color": "#ffffff",
        "theme_color": main_colour(snapshot.about.theme),
        "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }


OfflineEntry = tuple[str, int]  # a file's fingerprint and its length


def offline_entry(file: Artefact, snapshot: Snapshot) -> OfflineEntry | None:
    """A file's entry in the service worker's list; None if no device may store it."""
    built = f'<meta name="built" content="{snapshot.today}">'.encode()
    return (content_fingerprint(file.content, built), len(file.content)) if _may_be_kept(file) else None


def service_worker(files: Mapping[str, OfflineEntry | None], snapshot: Snapshot) -> Artefact:
    """The service worker, with the list of the files that a device may store."""
    prints = {path: kept[0] for path, kept in files.items() if kept}
    size = sum(kept[1] for kept in files.values() if kept)
    return Artefact("sw.js", _worker(prints, snapshot, whole=size <= MOST), "site_src/offline/sw.js")


def _may_be_kept(file: Artefact) -> bool:
    path = PurePosixPath(file.path)
    return path.suffix in KEPT and not file.discreet and path.parts[0] not in ONLINE and file.path != "404.html"


def content_fingerprint(content: bytes, built: bytes) -> str:
    """The fingerprint of these bytes, which the service worker computes in the same way.

    The day of the build is left out. Else every page would be fetched again each day without any change.
    """
    return hashlib.sha256(content.replace(built, b"", 1)).hexdigest()[:16]


def _worker(prints: dict[str, str], snapshot: Snapshot, *, whole: bool) -> bytes:
    """The service worker's script, after its data about this build."""
    first = {path: prints[path] for path in sorted(prints) if _section(path) in FIRST}
    rest = {path: prints[path] for path in sorted(prints, key=_order) if path not in first}
    site = {
        "built": snapshot.today.isoformat(),
        "days": DAYS,
        "find": find_version(snapshot),
        "first": first,
        "rest": rest,
        "whole": whole,
    }
    script = source_bytes(snapshot, "offline/sw.js").decode()
    return f'"use strict";\nconst SITE = {_json(site, indent=0)};\n{script}'.encode()


def _section(path: str) -> str:
    """The first folder of a file's path, or how the pages of a long list begin: "whats-on_"; "" for all others."""
    folder, _, name = path.rpartition("/")
    start, joint, _ = name.partition(PART)
    return folder.partition("/")[0] or (start + joint if joint else "")


def _order(path: str) -> tuple[int, str]:
    section = _section(path)
    return (THEN.index(section) if section in THEN else len(THEN), path)


def _json(value: Any, indent: int) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)

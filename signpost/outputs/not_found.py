"""The page for addresses that don't exist. It must work at any depth and under any prefix, so it is self-contained."""

import base64
import hashlib
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from signpost.outputs.artefact import Artefact
from signpost.outputs.assets import source_bytes
from signpost.outputs.templates import render
from signpost.views.snapshot import Snapshot

SECTIONS: Final = (
    "activities",
    "areas",
    "assets",
    "levels",
    "leaflets",
    "needs",
    "organisations",
    "pathways",
    "venues",
)


def not_found(snapshot: Snapshot) -> Iterator[Artefact]:
    """404.html. Its style and script are inline, allowed by their hashes, since no relative path would work.

    Its links start from the path of the site's address; the script corrects them if the site is published elsewhere.
    """
    style = Markup(source_bytes(snapshot, "templates/not_found.css").decode())  # noqa: S704 - ours, not a record's
    script = Markup(source_bytes(snapshot, "templates/not_found.js").decode())  # noqa: S704 - the same
    page = render(
        "not_found.html",
        "404.html",
        snapshot,
        home=_path(snapshot.about.site_url),
        host=urlsplit(snapshot.about.site_url).hostname or "",
        style=style,
        script=script,
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        sections=" ".join(SECTIONS),
    )
    yield Artefact("404.html", page.encode(), "directory.yaml")


def _path(address: str) -> str:
    """The path of a web address, with one slash at its start, since two would name another host."""
    return "/" + "".join(f"{step}/" for step in urlsplit(address).path.split("/") if step)


def content_hash(text: str) -> str:
    """The hash-source of a text for a content security policy (CSP Level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

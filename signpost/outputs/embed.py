"""The short list that another site may show inside its own pages. It is the only page that may be framed."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.outputs.artefact import Artefact
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.templates import render
from signpost.views.snapshot import Snapshot

PATH: Final = "embed.html"
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {"embed/embed.js": ("find/quotes.js", "embed/embed.js")}


def embed(snapshot: Snapshot) -> Iterator[Artefact]:
    """The page, a whole document without the site's header and menu, with its script and styles."""
    html = render("embed.html", PATH, snapshot, find_version=find_version(snapshot))
    yield Artefact(PATH, html.encode(), "site_src/templates/embed.html")
    yield Artefact("embed/embed.css", source_bytes(snapshot, "embed/embed.css"), "site_src/embed/")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, source_bytes(snapshot, *parts), "site_src/embed/")

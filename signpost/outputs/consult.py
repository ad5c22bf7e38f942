"""The page for a narrow window beside the clinical system. What is typed there is never stored or sent."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.views.record_lines import pathway_lines
from signpost.views.snapshot import Snapshot

PATH: Final = "consult.html"
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "consult/consult.js": ("find/list-words.js", "find/forget.js", "consult/consult.js"),
}


def consult(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page with its script and styles."""
    lines = [(pathway, pathway_lines(snapshot, pathway)) for pathway in snapshot.directory.pathways.values()]
    yield after_prose(
        "consult.html",
        PATH,
        snapshot,
        "site_src/pages/consult.md",
        codes=[(pathway, own) for pathway, own in lines if own],
        find_version=find_version(snapshot),
    )
    yield Artefact("consult/consult.css", source_bytes(snapshot, "consult/consult.css"), "site_src/consult/")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, source_bytes(snapshot, *parts), "site_src/consult/")

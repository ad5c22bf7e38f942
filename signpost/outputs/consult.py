"""The page for a narrow window beside the clinical system. What is typed there is never stored or sent."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.find import FOLDER as FIND
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.views.record_lines import pathway_lines
from signpost.views.snapshot import Snapshot

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "consult"
PATH: Final = "consult.html"
SCRIPTS: Final[Mapping[str, tuple[Path, ...]]] = {
    "consult/consult.js": (FIND / "list-words.js", FIND / "forget.js", FOLDER / "consult.js"),
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
    yield Artefact("consult/consult.css", (FOLDER / "consult.css").read_bytes(), "site_src/consult/")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, b"".join(part.read_bytes() for part in parts), "site_src/consult/")

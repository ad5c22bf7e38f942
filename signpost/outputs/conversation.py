"""The conversation guide as a page. What is typed there stays in the tab's memory until it is left."""

from collections.abc import Iterator
from typing import Final

from signpost.checks.leaflets import GUIDES
from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.templates import after_prose
from signpost.outputs.words import words_of
from signpost.records.model import Leaflet
from signpost.records.urgent_helplines import helplines_for_everybody
from signpost.views.conversation import topics
from signpost.views.leaflet_list import LeafletFile, leaflet_files
from signpost.views.snapshot import Snapshot

PATH: Final = "conversation.html"


def conversation(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page, which says so if the directory has no guide, with its script and its styles."""
    directory = snapshot.directory
    words = words_of(snapshot.sources)
    guides = [record for record in directory.leaflets.values() if record.format in GUIDES]
    yield after_prose(
        "conversation.html",
        PATH,
        snapshot,
        "conversation.yaml",
        topics=topics(directory),
        form=words.forms["conversation"],
        words=words.sentences["conversation"],
        helplines=helplines_for_everybody(directory),
        urgent=next((way for way in directory.pathways.values() if way.kind == "urgent"), None),
        papers=[(record, _files(snapshot, record)) for record in sorted(guides, key=lambda record: record.format)],
    )
    if directory.conversation:
        script = source_bytes(snapshot, "find/forget.js", "conversation/conversation.js")
        style = source_bytes(snapshot, "conversation/conversation.css")
        yield Artefact("conversation/conversation.js", script, "site_src/conversation/conversation.js")
        yield Artefact("conversation/conversation.css", style, "site_src/conversation/conversation.css")


def _files(snapshot: Snapshot, record: Leaflet) -> list[LeafletFile]:
    """Its PDFs. In large print the pocket fold is the whole guide, which is there already."""
    files = leaflet_files(snapshot, record)
    return [file for file in files if file.size == "standard" or record.format == "conversation"]

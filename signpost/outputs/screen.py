"""What is on this week, for a screen in a waiting room."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.assets import source_bytes
from signpost.outputs.planning import inputs_fingerprint
from signpost.outputs.templates import render
from signpost.views.screen import Screen, areas_of, areas_served, screens
from signpost.views.snapshot import Snapshot


def screen(snapshot: Snapshot) -> Iterator[Artefact | PlannedFile]:
    """The page, or one for each area too: whole documents without the site's header and menu. Script and styles."""
    for one in screens(snapshot):
        yield PlannedFile(
            one.path, inputs_fingerprint(snapshot, snapshot.listed, one.path), partial(_page, snapshot, one)
        )
    for name in ("screen/screen.css", "screen/screen.js"):
        yield Artefact(name, source_bytes(snapshot, name), f"site_src/{name}")


def _page(snapshot: Snapshot, shown: Screen) -> Artefact:
    served = areas_served(snapshot)
    activities = snapshot.directory.activities
    ids = {own.card.id for day in shown.days for own in day.entries}
    html = render(
        "screen.html",
        shown.path,
        snapshot,
        shown=shown,
        areas={id_: " ".join(areas_of(activities[id_], served)) for id_ in ids},
        address=page_address(snapshot, "index.html"),
    )
    return Artefact(shown.path, html.encode(), "activities/")

"""What is on this week, for a screen in a waiting room."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.assets import source_bytes
from signpost.outputs.planning import inputs_fingerprint
from signpost.outputs.templates import render
from signpost.views.screen import areas_of, areas_served, this_week
from signpost.views.snapshot import Snapshot

PATH: Final = "screen.html"


def screen(snapshot: Snapshot) -> Iterator[Artefact | PlannedFile]:
    """The page, a whole document without the site's header and menu, with its script and styles."""
    yield PlannedFile(PATH, inputs_fingerprint(snapshot, snapshot.listed, PATH), partial(_page, snapshot))
    for name in ("screen/screen.css", "screen/screen.js"):
        yield Artefact(name, source_bytes(snapshot, name), f"site_src/{name}")


def _page(snapshot: Snapshot) -> Artefact:
    served = areas_served(snapshot)
    days = this_week(snapshot)
    activities = snapshot.directory.activities
    shown = {own.card.id for day in days for own in day.entries}
    html = render(
        "screen.html",
        PATH,
        snapshot,
        days=days,
        areas={id_: " ".join(areas_of(activities[id_], served)) for id_ in shown},
        address=page_address(snapshot, "index.html"),
    )
    return Artefact(PATH, html.encode(), "activities/")

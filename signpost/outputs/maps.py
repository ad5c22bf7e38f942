"""The maps of areas and venues, each a file of its own beside the page that shows it.

A file costs a page a hundred bytes, however much is drawn in it, and a browser that knows it from one page need not
fetch it for the next. It has its own colours, also in the dark, since no style of the page reaches into it.
"""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.assets import BEFORE, source_bytes
from signpost.outputs.memoize import text_fingerprint
from signpost.outputs.templates import render
from signpost.outputs.theme import theme_style
from signpost.views.area_map import AreaMap, VenueMap, area_maps, venue_maps
from signpost.views.snapshot import Snapshot


def maps(snapshot: Snapshot) -> Iterator[PlannedFile]:
    """The map of each area, and of each venue that may be found; none without outlines."""
    if not snapshot.directory.folder.outlines.outlines:
        return
    style = (source_bytes(snapshot, *BEFORE["site.css"]) + theme_style(snapshot)).decode()
    for id_, own in area_maps(snapshot).items():
        yield _planned(snapshot, f"areas/{id_}.svg", own, style)
    for id_, there in venue_maps(snapshot).items():
        yield _planned(snapshot, f"venues/{id_}.svg", there, style)


def _planned(snapshot: Snapshot, path: str, drawn: AreaMap | VenueMap, style: str) -> PlannedFile:
    fingerprint = text_fingerprint(snapshot, f"{path} {drawn!r} {style}")
    return PlannedFile(path, fingerprint, partial(_file, snapshot, path, drawn, style))


def _file(snapshot: Snapshot, path: str, drawn: AreaMap | VenueMap, style: str) -> Artefact:
    svg = render("map.svg", path, snapshot, map=drawn, style=style)
    return Artefact(path, svg.encode(), "outlines.geojson")

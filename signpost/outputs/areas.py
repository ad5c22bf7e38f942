"""Each area's menu of services, and the list of areas."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import after_prose, render
from signpost.records.model import Area
from signpost.views.area_map import area_maps
from signpost.views.gaps import missing_in
from signpost.views.leaflet_list import leaflets_with
from signpost.views.listings import area_menu
from signpost.views.owner import owner
from signpost.views.snapshot import Snapshot

LIST = "areas/index.html"


def areas(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every area."""
    for area in snapshot.directory.areas.values():
        path = f"areas/{area.id}.html"
        about = (*snapshot.serving(area), *snapshot.in_parts_of(area))
        yield plan(snapshot, path, LIST, partial(_page, snapshot, area, path), about)


def _page(snapshot: Snapshot, area: Area, path: str) -> Page:
    body = render(
        "area.html",
        path,
        area=area,
        owner=owner(snapshot.directory, area),
        larger=snapshot.directory.lineage(area)[1:],
        inner=tuple(other for other in snapshot.directory.areas.values() if other.parent == area.id),
        groups=area_menu(snapshot, area),
        map=area_maps(snapshot).get(area.id),
        missing=missing_in(snapshot, area),
        leaflets=leaflets_with(snapshot).get(f"area {area.id}", ()),
        snapshot=snapshot,
    )
    description = f"What there is for people in {area.name}: groups, classes, visits and advice, and whom to ring."
    return Page(path, LIST, area.name, description, body, "areas.yaml")


def areas_list(snapshot: Snapshot) -> Iterator[Page]:
    """All areas, each under the larger one that contains it."""
    yield after_prose("areas.html", LIST, snapshot, "areas.yaml", areas=tuple(snapshot.directory.areas.values()))

"""Each area's menu of services, and the list of areas."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.model import Area
from signpost.views.edition import Edition
from signpost.views.leaflet_shelf import leaflets_with
from signpost.views.listings import area_menu

LIST = "areas/index.html"


def areas(edition: Edition) -> Iterator[Plan[Page]]:
    """A page for every area."""
    for area in edition.directory.areas.values():
        path = f"areas/{area.id}.html"
        yield plan(edition, path, LIST, partial(_page, edition, area, path), edition.serving(area))


def _page(edition: Edition, area: Area, path: str) -> Page:
    body = render(
        "area.html",
        path,
        area=area,
        larger=edition.directory.lineage(area)[1:],
        inner=tuple(other for other in edition.directory.areas.values() if other.parent == area.id),
        groups=area_menu(edition, area),
        leaflets=leaflets_with(edition).get(f"area {area.id}", ()),
        edition=edition,
    )
    description = f"What there is for people in {area.name}: groups, classes, visits and advice, and whom to ring."
    return Page(path, LIST, area.name, description, body, "areas.yaml")


def areas_list(edition: Edition) -> Iterator[Page]:
    """All areas, each under the larger one it lies in."""
    body = render("areas.html", LIST, areas=tuple(edition.directory.areas.values()), edition=edition)
    yield Page.after_prose(LIST, body, "areas.yaml")

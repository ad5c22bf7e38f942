"""Each area's menu of services, and the list of areas."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.views.edition import Edition
from signpost.views.leaflet_shelf import leaflets_with
from signpost.views.listings import area_menu

LIST = "areas/index.html"


def areas(edition: Edition) -> Iterator[Page]:
    """A page for every area."""
    for area in edition.directory.areas.values():
        path = f"areas/{area.id}.html"
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
        yield Page(path, LIST, area.name, description, body, "areas.yaml")


def areas_list(edition: Edition) -> Iterator[Page]:
    """All areas, each under the larger one it lies in."""
    body = render("areas.html", LIST, areas=tuple(edition.directory.areas.values()), edition=edition)
    yield Page.after_prose(LIST, body, "areas.yaml")

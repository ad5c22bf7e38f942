"""Each area's menu of services, and the list of areas."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.views.listings import area_menu

LIST = "areas/index.html"


def areas(directory: Directory, today: date) -> Iterator[Page]:
    """A page for every area."""
    for area in directory.areas.values():
        path = f"areas/{area.id}.html"
        body = render(
            "area.html",
            path,
            area=area,
            larger=directory.lineage(area)[1:],
            inner=tuple(other for other in directory.areas.values() if other.parent == area.id),
            groups=area_menu(directory, area, today),
            about=directory.about,
            today=today,
        )
        description = f"What there is for people in {area.name}: groups, classes, visits and advice, and whom to ring."
        yield Page(path, LIST, area.name, description, body, "areas.yaml")


def areas_list(directory: Directory, today: date) -> Iterator[Page]:
    """All areas, each under the larger one it lies in."""
    body = render("areas.html", LIST, areas=tuple(directory.areas.values()), about=directory.about, today=today)
    yield Page(LIST, LIST, "", "", body, "areas.yaml")

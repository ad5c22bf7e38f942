"""Each need's page of referral criteria, and the list of needs."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.list_pages import Listing, section_pages
from signpost.outputs.planning import plan
from signpost.outputs.templates import after_prose, render
from signpost.records.model import Need
from signpost.views.activity_page import Link
from signpost.views.leaflet_list import leaflets_with
from signpost.views.listings import need_lines
from signpost.views.need_page import need_page
from signpost.views.needs_by_area import by_area, serving
from signpost.views.snapshot import Snapshot

LIST = "needs/index.html"


def needs(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every need, and for every need in each area if a page has no room for all."""
    for need in snapshot.directory.needs.values():
        areas, listing = by_area(snapshot, need), _listing(need)
        make, about = partial(_page, snapshot, need, listing), serving(snapshot, need)
        yield plan(snapshot, listing.path, LIST, make, about, [area.count for area in areas])
        yield from section_pages(snapshot, listing, areas, LIST, lambda own: snapshot.directory.activities[own.id])


def _listing(need: Need) -> Listing:
    path, above = f"needs/{need.id}.html", (Link("Needs", LIST),)
    return Listing(path, "need_in_area.html", need.name, "Areas", "group", need.source.file, above, need.discreet)


def _page(snapshot: Snapshot, need: Need, listing: Listing) -> Page:
    path = listing.path
    return Page(
        path=path,
        frame=LIST,
        title=need.name,
        description=f"{need.name}: who can help near here, who each group is for, and how to refer.",
        body=render(
            "need.html",
            path,
            page=need_page(snapshot, need),
            leaflets=leaflets_with(snapshot).get(f"need {need.id}", ()),
            listing=listing,
            snapshot=snapshot,
        ),
        source=need.source.file,
        discreet=need.discreet,
    )


def needs_list(snapshot: Snapshot) -> Iterator[Page]:
    """All needs, interests and kinds of people, with how many activities there are for each."""
    yield after_prose("needs.html", LIST, snapshot, "needs", lines=need_lines(snapshot))

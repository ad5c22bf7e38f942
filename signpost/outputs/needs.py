"""Each need's page of referral criteria, and the list of needs."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import after_prose, render
from signpost.records.model import Need
from signpost.views.leaflet_list import leaflets_with
from signpost.views.listings import need_lines
from signpost.views.need_page import need_page, serving
from signpost.views.snapshot import Snapshot

LIST = "needs/index.html"


def needs(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every need."""
    for need in snapshot.directory.needs.values():
        path = f"needs/{need.id}.html"
        yield plan(snapshot, path, LIST, partial(_page, snapshot, need, path), serving(snapshot, need))


def _page(snapshot: Snapshot, need: Need, path: str) -> Page:
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
            snapshot=snapshot,
        ),
        source=need.source.file,
        discreet=need.discreet,
    )


def needs_list(snapshot: Snapshot) -> Iterator[Page]:
    """All needs, interests and kinds of people, with how many activities there are for each."""
    yield after_prose("needs.html", LIST, snapshot, "needs", lines=need_lines(snapshot))

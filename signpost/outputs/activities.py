"""Each activity's page, and all of them from A to Z."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.json_ld import json_ld
from signpost.outputs.list_pages import Listing, list_pages
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.model import Activity
from signpost.views.activity_page import Link, activity_page
from signpost.views.alternatives import alternatives
from signpost.views.area_map import VenueMap, venue_maps
from signpost.views.leaflet_list import leaflets_with
from signpost.views.listings import a_to_z
from signpost.views.schema_org import activity_data
from signpost.views.snapshot import Snapshot

LIST = "activities/index.html"


def activities(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every activity, including closed and archived ones: addresses never disappear."""
    known = snapshot.directory.activities
    for activity in known.values():
        about = (activity, *(known[near.card.id] for near in alternatives(snapshot, activity)))
        path = snapshot.cards[activity.id].path
        beside = _leaflets(snapshot, activity), _there(snapshot, activity)
        yield plan(snapshot, path, LIST, partial(_page, snapshot, activity), about, beside)


def _page(snapshot: Snapshot, activity: Activity) -> Page:
    page = activity_page(snapshot, activity)
    path = page.card.path
    return Page(
        path=path,
        frame=LIST,
        title=activity.name,
        description=activity.summary,
        body=render(
            "activity.html",
            path,
            snapshot,
            page=page,
            address=page_address(snapshot, path),
            leaflets=_leaflets(snapshot, activity),
            there=_there(snapshot, activity),
        ),
        source=activity.source.file,
        discreet=page.discreet,
        head=json_ld(activity_data(snapshot, activity, page_address(snapshot, path))),
    )


def _there(snapshot: Snapshot, activity: Activity) -> VenueMap | None:
    """Where it lies; None for a sensitive one, which has no place."""
    return None if snapshot.directory.is_sensitive(activity) else venue_maps(snapshot).get(activity.venue)


def _leaflets(snapshot: Snapshot, activity: Activity) -> tuple[Link, ...]:
    return leaflets_with(snapshot).get(f"activity {activity.id}", ())


def activities_list(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """Every listed activity from A to Z."""
    known = snapshot.directory.activities
    listing = Listing(LIST, "activities.html", "A to Z", "Letters", "group", "activities/")
    yield from list_pages(snapshot, listing, a_to_z(snapshot), lambda own: known[own.id], snapshot.listed)


def page_address(snapshot: Snapshot, path: str) -> str:
    """The full web address of a page; "" if the directory doesn't give its site's address."""
    site = snapshot.about.site_url
    return f"{site.rstrip('/')}/{path}" if site else ""

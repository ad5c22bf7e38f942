"""Each venue's page, and the list of them. A sensitive venue has none."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page, Plan
from signpost.outputs.json_ld import json_ld
from signpost.outputs.list_pages import Listing, list_pages
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.records.model import Activity, Venue
from signpost.views.activity_page import access_lines
from signpost.views.area_map import VenueMap, venue_maps
from signpost.views.closures import closed_words
from signpost.views.long_lists import NAMED, by_letter
from signpost.views.owner import owner
from signpost.views.schema_org import venue_data
from signpost.views.snapshot import Snapshot
from signpost.views.update_answers import may_be_told

LIST = "venues/index.html"


def venues(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every venue that may be found."""
    for venue in _public(snapshot.directory):
        at = snapshot.held_at.get(venue.id, ())
        here = tuple(activity for activity in at if not snapshot.directory.is_sensitive(activity))
        path = f"venues/{venue.id}.html"
        yield plan(
            snapshot, path, LIST, partial(_page, snapshot, venue, here, path), (venue, *here), _there(snapshot, venue)
        )


def _page(snapshot: Snapshot, venue: Venue, here: tuple[Activity, ...], path: str) -> Page:
    body = render(
        "venue.html",
        path,
        venue=venue,
        owner=owner(snapshot.directory, venue),
        cards=tuple(snapshot.cards[activity.id] for activity in here),
        there=_there(snapshot, venue),
        closures=closed_words(venue, snapshot.today),
        access=access_lines(venue.access) if venue.access else (),
        told_through=next((activity.id for activity in here if may_be_told(snapshot, activity)), ""),
        snapshot=snapshot,
    )
    description = f"What goes on at {venue.name}, how to get there and what the building is like."
    head = json_ld(venue_data(venue, page_address(snapshot, path)))
    return Page(path, LIST, venue.name, description, body, venue.source.file, head=head)


def _there(snapshot: Snapshot, venue: Venue) -> VenueMap | None:
    return venue_maps(snapshot).get(venue.id)


def venues_list(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """All venues that may be found, by name."""
    public = _public(snapshot.directory)
    sections = by_letter(public, lambda venue: venue.name, "venues/letter", NAMED)
    listing = Listing(LIST, "venues.html", "Venues", "Letters", "venue", "venues/")
    yield from list_pages(snapshot, listing, sections, lambda venue: venue, public)


def _public(directory: Directory) -> tuple[Venue, ...]:
    found = (venue for venue in directory.venues.values() if not directory.is_sensitive(venue))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))

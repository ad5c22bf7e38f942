"""Each venue's page, and the list of them. A venue that must not be found has none."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.records.model import Venue
from signpost.views.activity_page import access_lines
from signpost.views.edition import Edition

LIST = "venues/index.html"


def venues(edition: Edition) -> Iterator[Page]:
    """A page for every venue that may be found."""
    for venue in _public(edition.directory):
        path = f"venues/{venue.id}.html"
        at = edition.held_at.get(venue.id, ())
        here = [activity for activity in at if not edition.directory.is_sensitive(activity)]
        body = render(
            "venue.html",
            path,
            venue=venue,
            cards=tuple(edition.cards[activity.id] for activity in here),
            access=access_lines(venue.access) if venue.access else (),
            edition=edition,
        )
        description = f"What goes on at {venue.name}, how to get there and what the building is like."
        yield Page(path, LIST, venue.name, description, body, venue.source.file)


def venues_list(edition: Edition) -> Iterator[Page]:
    """All venues that may be found, by name."""
    body = render("venues.html", LIST, venues=_public(edition.directory), edition=edition)
    yield Page.after_prose(LIST, body, "venues/")


def _public(directory: Directory) -> tuple[Venue, ...]:
    found = (venue for venue in directory.venues.values() if not directory.is_sensitive(venue))
    return tuple(sorted(found, key=lambda one: one.name.casefold()))

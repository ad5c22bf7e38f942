"""The front page, what's on, what has changed, and the prose pages that end with whom to ring."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.find import find_version
from signpost.outputs.list_pages import Listing, list_pages
from signpost.outputs.templates import after_prose
from signpost.views import listings
from signpost.views.area_map import overview
from signpost.views.assurance import questions
from signpost.views.facets import facets
from signpost.views.snapshot import Snapshot


def home(snapshot: Snapshot) -> Iterator[Page]:
    """The front page: search, needs and areas."""
    yield after_prose(
        "home.html",
        "index.html",
        snapshot,
        "directory.yaml",
        needs=listings.need_lines(snapshot),
        areas=tuple(snapshot.directory.areas.values()),
        count=len(snapshot.listed),
        facets=facets(snapshot),
        overview=overview(snapshot),
        find=find_version(snapshot),
    )


def whats_on(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """The coming 14 days."""
    known, unknown = snapshot.directory.activities, listings.next_term_unknown(snapshot)
    listing = Listing("whats-on.html", "whats_on.html", "What’s on", "Days", "session", "activities/")
    yield from list_pages(
        snapshot,
        listing,
        listings.days_on(snapshot),
        lambda entry: known[entry.card.id],
        snapshot.listed,
        next_term_unknown=unknown,
    )


def changes(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """What is new, closed, paused or full, and what has been archived."""
    known, archived = snapshot.directory.activities, listings.archived(snapshot)
    listing = Listing("changes.html", "changes.html", "What has changed", "Months", "change", "activities/")
    yield from list_pages(
        snapshot,
        listing,
        listings.changes_by_month(snapshot),
        lambda change: known[change.card.id],
        known.values(),
        archived=archived,
    )


def contact_pages(snapshot: Snapshot) -> Iterator[Page]:
    """The prose pages that tell readers to get in touch, with the connector's contact after the prose.

    The one about the directory also says what it asks of groups.
    """
    asked = questions(snapshot.directory)
    yield after_prose("about.html", "about.html", snapshot, "site_src/pages/about.md", asked=asked)
    yield after_prose("connector.html", "accessibility.html", snapshot, "site_src/pages/accessibility.md")

"""The front page, what's on, what has changed, and the prose pages that end with whom to ring."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.find import find_version
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


def whats_on(snapshot: Snapshot) -> Iterator[Page]:
    """The coming 14 days."""
    days = listings.whats_on(snapshot)
    unknown = listings.next_term_unknown(snapshot)
    path = "whats-on.html"
    yield after_prose("whats_on.html", path, snapshot, "activities/", days=days, next_term_unknown=unknown)


def changes(snapshot: Snapshot) -> Iterator[Page]:
    """What is new, closed, paused or full, and what has been archived."""
    changed, archived = listings.changes(snapshot), listings.archived(snapshot)
    path = "changes.html"
    yield after_prose("changes.html", path, snapshot, "activities/", changes=changed, archived=archived)


def contact_pages(snapshot: Snapshot) -> Iterator[Page]:
    """The prose pages that tell readers to get in touch, with the connector's contact after the prose.

    The one about the directory also says what it asks of groups.
    """
    asked = questions(snapshot.directory)
    yield after_prose("about.html", "about.html", snapshot, "site_src/pages/about.md", asked=asked)
    yield after_prose("connector.html", "accessibility.html", snapshot, "site_src/pages/accessibility.md")

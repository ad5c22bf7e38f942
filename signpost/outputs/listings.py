"""The front page, what's on, what has changed, and the prose pages that end with whom to ring."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.find import find_version
from signpost.outputs.templates import render
from signpost.views import listings
from signpost.views.edition import Edition
from signpost.views.facets import facets


def home(edition: Edition) -> Iterator[Page]:
    """The front page: search, needs and areas."""
    body = render(
        "home.html",
        "index.html",
        needs=listings.need_lines(edition),
        areas=tuple(edition.directory.areas.values()),
        count=len(edition.listed),
        facets=facets(edition),
        find=find_version(edition),
        edition=edition,
    )
    yield Page("index.html", "index.html", "", "", body, "directory.yaml")


def whats_on(edition: Edition) -> Iterator[Page]:
    """The coming 14 days."""
    days = listings.whats_on(edition)
    unknown = listings.next_term_unknown(edition)
    body = render("whats_on.html", "whats-on.html", edition, days=days, next_term_unknown=unknown)
    yield Page("whats-on.html", "whats-on.html", "", "", body, "activities/")


def changes(edition: Edition) -> Iterator[Page]:
    """What is new, closed, paused or full, and what has been archived."""
    body = render(
        "changes.html",
        "changes.html",
        changes=listings.changes(edition),
        archived=listings.archived(edition),
        edition=edition,
    )
    yield Page("changes.html", "changes.html", "", "", body, "activities/")


def contact_pages(edition: Edition) -> Iterator[Page]:
    """The prose pages that tell the reader to get in touch, each with the Connector's contact after it."""
    for name in ("about", "accessibility", "update"):
        path = f"{name}.html"
        body = render("connector.html", path, edition=edition)
        yield Page(path, path, "", "", body, f"site_src/pages/{name}.md")

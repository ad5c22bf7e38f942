"""The front page, what's on, what has changed, and the prose pages that end with whom to ring."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.find import find_version
from signpost.outputs.templates import render
from signpost.views import listings
from signpost.views.facets import facets
from signpost.views.snapshot import Snapshot


def home(snapshot: Snapshot) -> Iterator[Page]:
    """The front page: search, needs and areas."""
    body = render(
        "home.html",
        "index.html",
        needs=listings.need_lines(snapshot),
        areas=tuple(snapshot.directory.areas.values()),
        count=len(snapshot.listed),
        facets=facets(snapshot),
        find=find_version(snapshot),
        snapshot=snapshot,
    )
    yield Page("index.html", "index.html", "", "", body, "directory.yaml")


def whats_on(snapshot: Snapshot) -> Iterator[Page]:
    """The coming 14 days."""
    days = listings.whats_on(snapshot)
    unknown = listings.next_term_unknown(snapshot)
    body = render("whats_on.html", "whats-on.html", snapshot, days=days, next_term_unknown=unknown)
    yield Page("whats-on.html", "whats-on.html", "", "", body, "activities/")


def changes(snapshot: Snapshot) -> Iterator[Page]:
    """What is new, closed, paused or full, and what has been archived."""
    body = render(
        "changes.html",
        "changes.html",
        changes=listings.changes(snapshot),
        archived=listings.archived(snapshot),
        snapshot=snapshot,
    )
    yield Page("changes.html", "changes.html", "", "", body, "activities/")


def contact_pages(snapshot: Snapshot) -> Iterator[Page]:
    """The prose pages that tell readers to get in touch, with the connector's contact after the prose."""
    for name in ("about", "accessibility", "update"):
        path = f"{name}.html"
        body = render("connector.html", path, snapshot=snapshot)
        yield Page(path, path, "", "", body, f"site_src/pages/{name}.md")

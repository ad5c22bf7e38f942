"""The front page, what's on, and what has changed."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.views import listings
from signpost.views.card import listed


def home(directory: Directory, today: date) -> Iterator[Page]:
    """The front page: search, needs and areas."""
    body = render(
        "home.html",
        "index.html",
        needs=listings.need_lines(directory, today),
        areas=tuple(directory.areas.values()),
        count=len(listed(directory, today)),
        about=directory.about,
        today=today,
    )
    yield Page("index.html", "index.html", "", "", body, "directory.yaml")


def whats_on(directory: Directory, today: date) -> Iterator[Page]:
    """The coming 14 days."""
    days = listings.whats_on(directory, today)
    body = render("whats_on.html", "whats-on.html", days=days, about=directory.about, today=today)
    yield Page("whats-on.html", "whats-on.html", "", "", body, "activities/")


def changes(directory: Directory, today: date) -> Iterator[Page]:
    """What is new, closed, paused or full, and what has been archived."""
    body = render(
        "changes.html",
        "changes.html",
        changes=listings.changes(directory, today),
        archived=listings.archived(directory, today),
        about=directory.about,
        today=today,
    )
    yield Page("changes.html", "changes.html", "", "", body, "activities/")

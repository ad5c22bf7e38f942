"""Each activity's page, and all of them from A to Z."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.model import Activity
from signpost.views.activity_page import Link, activity_page, instead
from signpost.views.edition import Edition
from signpost.views.leaflet_shelf import leaflets_with
from signpost.views.listings import a_to_z

LIST = "activities/index.html"


def activities(edition: Edition) -> Iterator[Plan[Page]]:
    """A page for every activity, closed and archived ones too: an address once given out stays."""
    known = edition.directory.activities
    for activity in known.values():
        about = (activity, *(known[own.id] for own in instead(edition, activity)))
        path = edition.cards[activity.id].path
        yield plan(edition, path, LIST, partial(_page, edition, activity), about, _leaflets(edition, activity))


def _page(edition: Edition, activity: Activity) -> Page:
    page = activity_page(edition, activity)
    path = page.card.path
    return Page(
        path=path,
        frame=LIST,
        title=activity.name,
        description=activity.summary,
        body=render(
            "activity.html",
            path,
            edition,
            page=page,
            address=page_address(edition, path),
            leaflets=_leaflets(edition, activity),
        ),
        source=activity.source.file,
        discreet=page.discreet,
    )


def _leaflets(edition: Edition, activity: Activity) -> tuple[Link, ...]:
    return leaflets_with(edition).get(f"activity {activity.id}", ())


def activities_list(edition: Edition) -> Iterator[Plan[Page]]:
    """Every listed activity from A to Z."""
    yield plan(edition, LIST, LIST, partial(_list, edition), edition.listed)


def _list(edition: Edition) -> Page:
    groups = a_to_z(edition.cards[activity.id] for activity in edition.listed)
    return Page.after_prose(LIST, render("activities.html", LIST, groups=groups, edition=edition), "activities/")


def page_address(edition: Edition, path: str) -> str:
    """The whole web address of a page; "" where the directory doesn't say where its site will be."""
    site = edition.about.site_url
    return f"{site.rstrip('/')}/{path}" if site else ""

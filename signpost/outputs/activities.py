"""Each activity's page, and all of them from A to Z."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.views.activity_page import activity_page
from signpost.views.edition import Edition
from signpost.views.leaflet_shelf import leaflets_with
from signpost.views.listings import a_to_z

LIST = "activities/index.html"


def activities(edition: Edition) -> Iterator[Page]:
    """A page for every activity, closed and archived ones too: an address once given out stays."""
    for activity in edition.directory.activities.values():
        page = activity_page(edition, activity)
        path = page.card.path
        yield Page(
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
                leaflets=leaflets_with(edition).get(f"activity {activity.id}", ()),
            ),
            source=activity.source.file,
            discreet=page.discreet,
        )


def activities_list(edition: Edition) -> Iterator[Page]:
    """Every listed activity from A to Z."""
    groups = a_to_z(edition.cards[activity.id] for activity in edition.listed)
    body = render("activities.html", LIST, groups=groups, edition=edition)
    yield Page.after_prose(LIST, body, "activities/")


def page_address(edition: Edition, path: str) -> str:
    """The whole web address of a page; "" where the directory doesn't say where its site will be."""
    site = edition.about.site_url
    return f"{site.rstrip('/')}/{path}" if site else ""

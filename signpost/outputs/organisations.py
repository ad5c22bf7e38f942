"""Each organisation's page, and the list of them."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.records.model import Organisation
from signpost.views.activity_page import Link, sign_lines
from signpost.views.card import card, listed

LIST = "organisations/index.html"


def organisations(directory: Directory, today: date) -> Iterator[Page]:
    """A page for every organisation."""
    for organisation in directory.organisations.values():
        path = f"organisations/{organisation.id}.html"
        parent = directory.organisations.get(organisation.parent)
        own = [activity for activity in listed(directory, today) if activity.organisation == organisation.id]
        sensitive = directory.is_sensitive(organisation)
        body = render(
            "organisation.html",
            path,
            organisation=organisation,
            cards=tuple(card(directory, activity, today) for activity in own),
            sensitive=sensitive,
            signs=sign_lines(organisation.assurance),
            partners=tuple(_link(directory.organisations[other]) for other in organisation.partners),
            parent=_link(parent) if parent else None,
            about=directory.about,
            today=today,
        )
        file = organisation.source.file
        yield Page(path, LIST, organisation.name, organisation.summary, body, file, discreet=sensitive)


def _link(organisation: Organisation) -> Link:
    return Link(organisation.name, f"organisations/{organisation.id}.html")


def organisations_list(directory: Directory, today: date) -> Iterator[Page]:
    """All organisations by name."""
    by_name = sorted(directory.organisations.values(), key=lambda one: one.name.casefold())
    body = render("organisations.html", LIST, organisations=by_name, about=directory.about, today=today)
    yield Page(LIST, LIST, "", "", body, "organisations/")

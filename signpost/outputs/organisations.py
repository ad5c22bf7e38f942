"""Each organisation's page, and the list of them."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.model import Organisation
from signpost.views.activity_page import Link, sign_lines
from signpost.views.edition import Edition

LIST = "organisations/index.html"


def organisations(edition: Edition) -> Iterator[Page]:
    """A page for every organisation."""
    for organisation in edition.directory.organisations.values():
        path = f"organisations/{organisation.id}.html"
        parent = edition.directory.organisations.get(organisation.parent)
        own = edition.run_by.get(organisation.id, ())
        sensitive = edition.directory.is_sensitive(organisation)
        body = render(
            "organisation.html",
            path,
            organisation=organisation,
            cards=tuple(edition.cards[activity.id] for activity in own),
            sensitive=sensitive,
            signs=sign_lines(organisation.assurance),
            partners=tuple(_link(edition.directory.organisations[other]) for other in organisation.partners),
            parent=_link(parent) if parent else None,
            edition=edition,
        )
        file = organisation.source.file
        yield Page(path, LIST, organisation.name, organisation.summary, body, file, discreet=sensitive)


def _link(organisation: Organisation) -> Link:
    return Link(organisation.name, f"organisations/{organisation.id}.html")


def organisations_list(edition: Edition) -> Iterator[Page]:
    """All organisations by name."""
    by_name = sorted(edition.directory.organisations.values(), key=lambda one: one.name.casefold())
    body = render("organisations.html", LIST, organisations=by_name, edition=edition)
    yield Page.after_prose(LIST, body, "organisations/")

"""Each organisation's page, and the list of them."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page, Plan
from signpost.outputs.json_ld import json_ld
from signpost.outputs.list_pages import Listing, list_pages
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.model import Activity, Organisation
from signpost.views.activity_page import Link
from signpost.views.assurance import how_it_is_run
from signpost.views.closures import closed_words
from signpost.views.labels import ORGANISATION_KINDS
from signpost.views.long_lists import NAMED, by_letter
from signpost.views.owner import owner
from signpost.views.schema_org import organisation_data
from signpost.views.snapshot import Snapshot

LIST = "organisations/index.html"


def organisations(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every organisation."""
    known = snapshot.directory.organisations
    for own in known.values():
        others = (known[other] for other in (own.parent, *own.partners) if other)
        about: tuple[Activity | Organisation, ...] = (own, *others, *snapshot.run_by.get(own.id, ()))
        path = f"organisations/{own.id}.html"
        yield plan(snapshot, path, LIST, partial(_page, snapshot, own, path), about)


def _page(snapshot: Snapshot, organisation: Organisation, path: str) -> Page:
    known = snapshot.directory.organisations
    sensitive = snapshot.directory.is_sensitive(organisation)
    groups = snapshot.run_by.get(organisation.id, ())
    body = render(
        "organisation.html",
        path,
        organisation=organisation,
        owner=owner(snapshot.directory, organisation),
        kind=ORGANISATION_KINDS[organisation.kind] if organisation.kind != "other" else "",
        cards=tuple(snapshot.cards[activity.id] for activity in groups),
        closures=closed_words(organisation, snapshot.today),
        sensitive=sensitive,
        run=how_it_is_run(snapshot.directory, organisation, groups, snapshot.today),
        partners=tuple(_link(known[other]) for other in organisation.partners),
        parent=_link(known[organisation.parent]) if organisation.parent else None,
        snapshot=snapshot,
    )
    file = organisation.source.file
    head = json_ld(organisation_data(snapshot, organisation, page_address(snapshot, path)))
    return Page(path, LIST, organisation.name, organisation.summary, body, file, discreet=sensitive, head=head)


def _link(organisation: Organisation) -> Link:
    return Link(organisation.name, f"organisations/{organisation.id}.html")


def organisations_list(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """All organisations by name."""
    known = snapshot.directory.organisations.values()
    sections = by_letter(known, lambda own: own.name, "organisations/letter", NAMED)
    listing = Listing(LIST, "organisations.html", "Organisations", "Letters", "organisation", "organisations/")
    yield from list_pages(snapshot, listing, sections, lambda own: own, known)

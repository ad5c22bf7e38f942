"""Each need's page of referral criteria, and the list of needs."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.views.listings import need_lines
from signpost.views.need_page import need_page

LIST = "needs/index.html"


def needs(directory: Directory, today: date) -> Iterator[Page]:
    """A page for every need."""
    for need in directory.needs.values():
        path = f"needs/{need.id}.html"
        yield Page(
            path=path,
            frame=LIST,
            title=need.name,
            description=f"{need.name}: who can help near here, who each group is for, and how to refer.",
            body=render("need.html", path, page=need_page(directory, need, today), about=directory.about, today=today),
            source="needs.yaml",
            discreet=need.discreet,
        )


def needs_list(directory: Directory, today: date) -> Iterator[Page]:
    """All needs, interests and kinds of people, with how many activities there are for each."""
    body = render("needs.html", LIST, lines=need_lines(directory, today), about=directory.about, today=today)
    yield Page(LIST, LIST, "", "", body, "needs.yaml")

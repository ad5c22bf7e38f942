"""The plain index: every activity on one page."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Artefact
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.views.row import rows


def index(directory: Directory, today: date) -> Iterator[Artefact]:
    """One page that lists what there is, in the order of names."""
    page = render("index.html", about=directory.about, rows=rows(directory), today=today)
    yield Artefact("index.html", page, "directory.yaml")

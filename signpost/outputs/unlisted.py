"""Pages at the addresses of groups that asked not to be listed: old links and codes on paper find no error there."""

from collections.abc import Iterator
from functools import partial

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import render
from signpost.records.model import Unlisted
from signpost.views.snapshot import Snapshot

LIST = "activities/index.html"


def unlisted(snapshot: Snapshot) -> Iterator[Plan[Page]]:
    """A page for every id that such a group had. It says nothing about the group, not even its name."""
    for id_, record in snapshot.directory.unlisted_ids.items():
        path = f"activities/{id_}.html"
        yield plan(snapshot, path, LIST, partial(_page, snapshot, record, path), ())


def _page(snapshot: Snapshot, record: Unlisted, path: str) -> Page:
    return Page(
        path=path,
        frame=LIST,
        title="This page is no longer here",
        description="What stood at this address is not listed any more.",
        body=render("unlisted.html", path, snapshot),
        source=record.source.file,
        discreet=True,
    )

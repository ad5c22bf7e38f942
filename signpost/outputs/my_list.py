"""The page of the reader's own list, and its scripts. The list itself is never here: it is in the reader's browser."""

from collections.abc import Iterator
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.find import FOLDER, find_version
from signpost.outputs.templates import render
from signpost.views.my_list import no_longer_listed, paper_limits
from signpost.views.snapshot import Snapshot

PATH: Final = "my-list.html"
# The first is loaded by every page, which can all add to the list; the others by the list's own page.
SCRIPTS: Final = {
    "assets/list.js": ("list",),
    "assets/my-list.js": ("dialled", "qr", "list-words", "list-entry", "list-page"),
}


def my_list(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """The page, empty as it is until a browser fills it, and the scripts."""
    body = render(
        "my_list.html",
        PATH,
        snapshot,
        address=page_address(snapshot, PATH),
        gone=no_longer_listed(snapshot),
        limits=paper_limits(snapshot),
        find_version=find_version(snapshot),
    )
    yield Page(PATH, PATH, "", "", body, "site_src/pages/my-list.md")
    for path, names in SCRIPTS.items():
        script = b"".join((FOLDER / f"{name}.js").read_bytes() for name in names)
        yield Artefact(path, script, "site_src/find/")

"""The page of the reader's own list. The list itself is never here: it is in the reader's browser."""

from collections.abc import Iterator
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.views.language_page import languages
from signpost.views.my_list import moved_activities, no_longer_listed
from signpost.views.snapshot import Snapshot

PATH: Final = "my-list.html"


def my_list(snapshot: Snapshot) -> Iterator[Page]:
    """The page, empty until a browser fills it."""
    yield after_prose(
        "my_list.html",
        PATH,
        snapshot,
        "site_src/pages/my-list.md",
        address=page_address(snapshot, PATH),
        gone=no_longer_listed(snapshot),
        moved=moved_activities(snapshot),
        find_version=find_version(snapshot),
        print_languages=languages(snapshot),
    )

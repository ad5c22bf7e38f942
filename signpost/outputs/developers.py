"""The page for developers who read the directory as open data."""

from collections.abc import Iterator
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page
from signpost.outputs.hsds_uk import FOLDER
from signpost.outputs.templates import after_prose
from signpost.values.licences import LICENCES
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot

PATH: Final = "developers.html"


def developers(snapshot: Snapshot) -> Iterator[Page]:
    """Where the files are and how to read them, with the licence and the figures of today."""
    data = OpenData(snapshot.directory)
    yield after_prose(
        "developers.html",
        PATH,
        snapshot,
        "site_src/pages/developers.md",
        licences=LICENCES,
        address=page_address(snapshot, f"{FOLDER}/"),
        services=len(data.activities),
        organisations=len(data.organisations),
    )

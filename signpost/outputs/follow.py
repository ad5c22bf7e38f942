"""The page that says how to follow what is new, and lists the feeds and calendars."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Page
from signpost.outputs.templates import after_prose
from signpost.views.following import Followed, followed
from signpost.views.snapshot import Snapshot

PATH: Final = "follow.html"
KINDS: Final[Mapping[str, str]] = {"area": "Where you live", "audience": "Who it is for", "need": "What it helps with"}


def follow(snapshot: Snapshot) -> Iterator[Page]:
    """How to take a feed or a calendar, and all that there are."""
    whole = Followed("all", "Everything", "changes.html", "", lambda _: True)
    groups = {name: [one for one in followed(snapshot) if one.kind == kind] for kind, name in KINDS.items()}
    phones = page_address(snapshot, "").replace("https://", "webcal://", 1)  # a phone then asks whether to subscribe
    yield after_prose("follow.html", PATH, snapshot, "directory.yaml", whole=whole, groups=groups, phones=phones)

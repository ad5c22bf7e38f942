"""The referral slip with a reference, and the page on which a group tells the referrer what became of it.

Neither stores nor sends anything: the reference stands on paper, and in the record that the practice keeps.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.templates import after_prose
from signpost.views.snapshot import Snapshot

SLIP: Final = "slip.html"
REPLY: Final = "reply.html"
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "slip/slip.js": ("find/qr.js", "slip/reference.js", "slip/slip.js"),
    "slip/reply.js": ("slip/reference.js", "slip/reply.js"),
}
# What may become of a referral: the name of the choice, what is ticked, and what the sentence says.
OUTCOMES: Final = (
    ("started", "They have started", "the person has started"),
    ("waiting", "They are waiting for a place", "the person is waiting for a place"),
    ("not-come", "They have not come or been in touch yet", "the person has not been in touch"),
    ("finished", "They have finished", "the person has finished"),
    ("declined", "It did not work out", "it did not work out"),
)
REASONS: Final = (
    ("changed-mind", "The person decided against it", "the person decided against it"),
    ("not-for-them", "We are not right for what the person needs", "we are not right for what the person needs"),
    ("full", "We have no room", "we have no room"),
    ("access", "They can’t get here, or the time does not suit", "the place or the time does not suit"),
    ("other", "Something else: please ring us", "please ring us"),
)


def slip(snapshot: Snapshot) -> Iterator[Artefact | Page]:
    """Both pages with their scripts and styles."""
    reply, version = page_address(snapshot, REPLY), find_version(snapshot)
    yield after_prose("slip.html", SLIP, snapshot, "site_src/pages/slip.md", reply=reply, find_version=version)
    yield after_prose("reply.html", REPLY, snapshot, "site_src/pages/reply.md", outcomes=OUTCOMES, reasons=REASONS)
    yield Artefact("slip/slip.css", source_bytes(snapshot, "slip/slip.css"), "site_src/slip/slip.css")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, source_bytes(snapshot, *parts), "site_src/slip/")

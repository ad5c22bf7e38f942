"""What partners copy to show groups on their own website, or on a screen."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, Page, PlannedFile
from signpost.outputs.assets import source_bytes
from signpost.outputs.find import find_version
from signpost.outputs.planning import inputs_fingerprint
from signpost.outputs.templates import after_prose, render
from signpost.views.facets import facets
from signpost.views.screen import screens
from signpost.views.share import SharedList, shared_lists, told
from signpost.views.snapshot import Snapshot

PATH: Final = "share.html"
MOST: Final = 10  # groups of a plain list; it leads to the page with all
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {"share/share.js": ("find/copy.js", "share/share.js")}
KINDS: Final = {"need": "By what helps", "area": "By where people live"}


def share(snapshot: Snapshot) -> Iterator[Artefact | Page | PlannedFile]:
    """The page, with its script and styles, and a plain list for each need and area.

    The lists need the site's address: without it there are none.
    """
    site = page_address(snapshot, "")
    lists = tuple(shared_lists(snapshot)) if site else ()
    options = {facet.name: facet.options for facet in facets(snapshot)}
    yield after_prose(
        "share.html",
        PATH,
        snapshot,
        "site_src/pages/share.md",
        site=site,
        most=MOST,
        needs=[one for one in options["need"] if not snapshot.directory.needs[one.value].discreet],
        areas=options["area"],
        screens={one.area: one.path for one in screens(snapshot) if one.area},
        ages=options["age"],
        lists=[(title, [one for one in lists if one.kind == kind]) for kind, title in KINDS.items()] if lists else [],
        find_version=find_version(snapshot),
    )
    for own in lists:
        about = [snapshot.directory.activities[card.id] for card in own.cards[:MOST]]
        key = inputs_fingerprint(snapshot, about, own.path, own.name, site)
        yield PlannedFile(own.path, key, partial(_plain, snapshot, own, site))
    yield Artefact("share/share.css", source_bytes(snapshot, "share/share.css"), "site_src/share/")
    for path, parts in SCRIPTS.items():
        yield Artefact(path, source_bytes(snapshot, *parts), "site_src/share/")


def _plain(snapshot: Snapshot, own: SharedList, site: str) -> Artefact:
    html = render("share_list.html", own.path, snapshot, own=own, site=site, most=MOST, told=told)
    return Artefact(own.path, html.encode(), "activities/")

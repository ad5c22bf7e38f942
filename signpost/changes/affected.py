"""Which pages and leaflets differ between two states of a directory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from signpost.outputs import OUTPUTS, WITH_SEARCH, Output
from signpost.outputs.artefact import Page, Plan
from signpost.outputs.data_package import data_package
from signpost.outputs.leaflets import leaflets, leaflets_list
from signpost.outputs.update_form import update_form
from signpost.outputs.workbook import workbook
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.snapshot import Snapshot

# These hold data, or need the PDFs.
NO_PAGES: Final[frozenset[Output]] = frozenset(
    {*WITH_SEARCH, leaflets, leaflets_list, update_form, data_package, workbook}
)
PROSE: Final = tuple(output for output in OUTPUTS if output not in NO_PAGES)


class AffectedLeaflet(NamedTuple):
    """A leaflet whose words differ: its title, and the codes of its older and newer edition; "" if there is none."""

    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Affected:
    """The paths of pages whose words differ, are new or are gone, and the leaflets."""

    pages: tuple[str, ...] = ()
    leaflets: tuple[AffectedLeaflet, ...] = ()


def affected(old: Snapshot, new: Snapshot) -> Affected:
    """What differs between the sites of two states, taken on one day. Both have to be without errors."""
    return Affected(tuple(sorted(_pages(old, new))), tuple(_leaflets(old, new)))


def _pages(old: Snapshot, new: Snapshot) -> Iterator[str]:
    before, after = _made(old), _made(new)
    for path in {*before, *after}:
        was, now = before.get(path), after.get(path)
        if was is None or now is None or (_fingerprint(was) != _fingerprint(now) and _body(was) != _body(now)):
            yield path


def _made(snapshot: Snapshot) -> dict[str, Page | Plan[Page]]:
    made = (item for output in PROSE for item in output(snapshot))
    return {item.path: item for item in made if isinstance(item, Page | Plan)}


def _fingerprint(item: Page | Plan[Page]) -> str:
    return item.fingerprint if isinstance(item, Plan) else item.body


def _body(item: Page | Plan[Page]) -> str:
    page = item.make() if isinstance(item, Plan) else item
    return f"{page.title}\n{page.description}\n{page.body}"


def _leaflets(old: Snapshot, new: Snapshot) -> Iterator[AffectedLeaflet]:
    before, after = _views(old), _views(new)
    for id_ in dict.fromkeys((*before, *after)):
        was, now = before.get(id_), after.get(id_)
        if was != now and (either := now or was):
            yield AffectedLeaflet(either.title, was.edition_code if was else "", now.edition_code if now else "")


def _views(snapshot: Snapshot) -> dict[str, LeafletView]:
    return {record.id: leaflet(snapshot, record, record.editions[0]) for record in snapshot.directory.leaflets.values()}

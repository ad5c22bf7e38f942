"""Plans: pages that are only made if their inputs have changed since the last build."""

from collections.abc import Callable, Iterable

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.memoize import text_fingerprint
from signpost.records.model import Activity, Organisation, Venue
from signpost.views.snapshot import Snapshot


def plan(
    snapshot: Snapshot,
    path: str,
    frame: str,
    make: Callable[[], Page],
    about: Iterable[Activity | Organisation | Venue],
    beside: object = "",
) -> Plan[Page]:
    """Plan a page that mentions no single activities, organisations or venues except those in `about`.

    `beside` is any input other than the records and the day; its repr must contain all of it.
    """
    return Plan(path, inputs_fingerprint(snapshot, about, path, beside), make, frame)


def inputs_fingerprint(snapshot: Snapshot, about: Iterable[Activity | Organisation | Venue], *beside: object) -> str:
    """The fingerprint of all inputs of a page, or a piece of one, that is planned like this."""
    return text_fingerprint(snapshot, f"{snapshot.today} {snapshot.facts(about)} {beside!r}")

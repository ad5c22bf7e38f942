"""Plans: pages that are made only if what goes into them has changed since the last build."""

from collections.abc import Callable, Iterable

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.memoize import fingerprint
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
    """The plan of a page that says nothing of single activities, organisations and venues but of those `about`.

    `beside` is what the page takes from anything but the records and the day; its repr must contain all of it.
    """
    return Plan(path, inputs_fingerprint(snapshot, about, path, beside), make, frame)


def inputs_fingerprint(snapshot: Snapshot, about: Iterable[Activity | Organisation | Venue], *beside: object) -> str:
    """The fingerprint of all that goes into a page, or a piece of one, that is planned like this."""
    return fingerprint(f"{snapshot.today} {snapshot.facts(about)} {beside!r}")

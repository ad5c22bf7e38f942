"""The leaflets of the demonstration, and their words as a PDF has them."""

from signpost.records.model import Leaflet
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration


def snapshot() -> Snapshot:
    """The demonstration on the day of the tests."""
    return Snapshot(demonstration(), TODAY)


def views() -> list[tuple[Leaflet, LeafletView]]:
    """Every leaflet in every size."""
    today = snapshot()
    every = today.directory.leaflets.values()
    return [(record, leaflet(today, record, size)) for record in every for size in record.editions]


ALL = views()

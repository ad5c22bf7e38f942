"""The map on the leaflets of an area, as data for their templates."""

from typing import Any, Final

from signpost.records.model import Leaflet
from signpost.views.area_map import AreaMap, Place
from signpost.views.leaflet import LeafletView
from signpost.views.map_labels import NAME
from signpost.views.paper_map import PaperMap, paper_map
from signpost.views.snapshot import Snapshot

PATHS: Final = frozenset({"land", "own", "neighbours"})  # data that is no text


def leaflet_map(snapshot: Snapshot, record: Leaflet, view: LeafletView) -> dict[str, Any] | None:
    """The map of a leaflet: shapes and places in units, of which `type` are the height of its letters; None without."""
    found = paper_map(snapshot, record, view.entries)
    return _data(found) if found else None


def _data(own: PaperMap) -> dict[str, Any]:
    ground = own.map.ground
    return {
        "area": ground.area.name,
        "type": NAME * ground.larger,
        "height": ground.crop.height,
        "land": ground.land,
        "own": ground.own,
        "neighbours": ground.neighbours,
        "labels": [{"lines": label.lines, "x": label.x, "y": label.y} for label in own.map.labels],
        "rings": [{"x": ring.x, "y": ring.y, "radius": ring.radius, "words": ring.words} for ring in own.map.rings],
        "places": [_place(own.map, place) for place in own.map.places],
        "numbers": dict(own.numbers),
        "bar": {"units": ground.bar.units, "words": ground.bar.words},
        "owed": " ".join(ground.owed),
    }


def _place(own: AreaMap, place: Place) -> dict[str, Any]:
    return {"number": place.number, "words": f"{place.venue.name}{own.there(place)}", **vars(place.dot)}

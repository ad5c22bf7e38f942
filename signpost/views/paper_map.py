"""The map on the leaflets of an area: that of the area's page, with the places where the leaflet's groups meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from signpost.records.model import Leaflet
from signpost.views.area_map import AreaMap, area_map
from signpost.views.leaflet_parts import Entry
from signpost.views.map_ground import ground_of, grounds_of
from signpost.views.snapshot import Snapshot

FORMAT: Final = "list"  # a panel of a folded leaflet is too narrow, and the others are for one thing
# On paper a map is as wide as nineteen of its lines are high: 8 cm, and 11 cm in large print. Its type is then so many
# times as large, against the outlines, as on a screen.
LARGER: Final = 1.71
LEAST: Final = 2  # places: one alone is found by its address


@dataclass(frozen=True)
class PaperMap:
    """A map for a leaflet, and the number in it of each group that has one, by the group's id."""

    map: AreaMap
    numbers: Mapping[str, int]

    @property
    def words(self) -> tuple[str, ...]:
        """Where each of its places lies."""
        return tuple(f"{place.venue.name}{self.map.there(place)}" for place in self.map.places)


def paper_map(snapshot: Snapshot, record: Leaflet, entries: tuple[Entry, ...]) -> PaperMap | None:
    """The map for a leaflet of one area with these entries; None if it has too few places, or nobody drew the area.

    An entry that only has a name and a number is on no map.
    """
    areas = record.select.areas if record.select else ()
    if record.format != FORMAT or len(areas) != 1 or areas[0] not in grounds_of(snapshot):
        return None
    shown = [snapshot.directory.activities[entry.id] for entry in entries if entry.where]
    drawn = area_map(snapshot, ground_of(snapshot, snapshot.directory.areas[areas[0]], LARGER), shown)
    number = {place.venue.id: place.number for place in drawn.places}
    numbers = {one.id: number[one.venue] for one in shown if one.venue in number}
    return PaperMap(drawn, numbers) if len(drawn.places) >= LEAST else None

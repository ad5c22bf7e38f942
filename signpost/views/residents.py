"""How many people live in an area, and how many of them in the poorest fifth of the country's neighbourhoods."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from signpost.records.figures import Population
from signpost.records.model import Area
from signpost.views.snapshot import Snapshot

POOREST_FIFTH: Final = 2  # the deciles 1 and 2 of the Indices of Deprivation
MOSTLY: Final = 0.5


@dataclass(frozen=True)
class Residents:
    """The people of an area, and those of them in the poorest fifth, with the source and day of the oldest figure."""

    count: int
    in_poorest_fifth: int
    source: str
    as_of: date

    @property
    def share(self) -> float:
        """The share of residents in the poorest fifth, from 0 to 1: how much priority the area has."""
        return self.in_poorest_fifth / self.count

    @property
    def has_priority(self) -> bool:
        """Whether at least half of the residents live in the poorest fifth."""
        return self.share >= MOSTLY


def residents(snapshot: Snapshot, area: Area) -> Residents | None:
    """The people of an area and of all areas in it; None if its figures are not known."""
    return _residents(snapshot, (area.id,))


def residents_of_all(snapshot: Snapshot, areas: Iterable[str]) -> Residents | None:
    """The people of several areas together, by their ids, each person once."""
    return _residents(snapshot, tuple(sorted(areas)))


@lru_cache(maxsize=10_000)
def _residents(snapshot: Snapshot, areas: tuple[str, ...]) -> Residents | None:
    rows = [row for row in snapshot.directory.figures.population if _lies_in(snapshot, row, areas)]
    if not rows:
        return None
    oldest = min(rows, key=lambda row: row.as_of)
    return Residents(
        count=sum(row.residents for row in rows),
        in_poorest_fifth=sum(row.residents for row in rows if row.decile and row.decile <= POOREST_FIFTH),
        source=oldest.source,
        as_of=oldest.as_of,
    )


def _lies_in(snapshot: Snapshot, row: Population, areas: tuple[str, ...]) -> bool:
    own = snapshot.directory.areas.get(row.area)
    return own is not None and any(larger.id in areas for larger in snapshot.directory.lineage(own))

"""Whether what there is lies where people need it most: for reports and the steering group, never a public page.

Sources of the formulas: activities for each 1,000 residents of the area that they serve, beside the median; the equity
quotient is the share of sessions in priority areas, divided by the share of residents there. A slope index of
inequality is left out: it is not honest with fewer than ten areas.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import median
from typing import Final

from signpost.records.days import is_running, later
from signpost.records.model import Activity, Area
from signpost.values.sectors import sector_of
from signpost.views.coverage import coverage
from signpost.views.residents import Residents, residents, residents_of_all
from signpost.views.snapshot import Snapshot

FEWEST: Final = 1_000  # residents for a rate
YEAR: Final = 12  # months
ABOUT_EVEN: Final = (0.9, 1.1)
# How many times a session meets in four weeks.
IN_FOUR_WEEKS: Final[Mapping[str, float]] = {"weekly": 4, "fortnightly": 2, "monthly": 1}


@dataclass(frozen=True)
class AreaEquity:
    """One of the smallest areas: how many activities serve it now and a year ago, and how many meet in it.

    `rate` is the number of activities for each 1,000 residents of the areas that they serve; None for fewer than 1,000
    residents, or if they are not known. `sessions` is the number of meetings in four weeks at its venues.
    """

    area: Area
    residents: Residents | None
    activities: int
    a_year_ago: int
    rate: float | None
    sessions: float


@dataclass(frozen=True)
class Equity:
    """The smallest areas, those with the largest share of residents in the poorest fifth first.

    `median` is that of the rates. `share_of_sessions` and `share_of_residents` are those of the priority areas; None if
    there is no such area, or no figures.
    """

    areas: tuple[AreaEquity, ...]
    median: float | None
    share_of_sessions: float | None
    share_of_residents: float | None

    @property
    def quotient(self) -> float | None:
        """The equity quotient: 1 if priority areas have their share of the sessions, less if they have fewer."""
        if self.share_of_sessions is None or not self.share_of_residents:
            return None
        return self.share_of_sessions / self.share_of_residents

    @property
    def words(self) -> str:
        """The quotient in words; "" if there is none."""
        if self.quotient is None or self.share_of_sessions is None or self.share_of_residents is None:
            return ""
        low, high = ABOUT_EVEN
        than = (
            "fewer sessions than" if self.quotient < low else "more sessions than" if self.quotient > high else "about"
        )
        return (
            f"People in the poorest areas have {than} their share: {self.share_of_sessions:.0%} of the sessions are "
            f"held there, and {self.share_of_residents:.0%} of the people live there."
        )


@lru_cache(maxsize=2)
def equity(snapshot: Snapshot) -> Equity:
    """How evenly the areas of a directory are served."""
    meetings = _meetings(snapshot)
    areas = [_area(snapshot, area, meetings[area.id]) for area in coverage(snapshot).areas]
    rates = [own.rate for own in areas if own.rate is not None]
    first = [own for own in areas if own.residents and own.residents.has_priority]
    people, sessions = _people(areas), sum(own.sessions for own in areas)
    return Equity(
        areas=tuple(sorted(areas, key=lambda own: -(own.residents.share if own.residents else 0))),
        median=median(rates) if rates else None,
        share_of_sessions=sum(own.sessions for own in first) / sessions if first and sessions else None,
        share_of_residents=_people(first) / people if first else None,
    )


def _people(areas: list[AreaEquity]) -> int:
    return sum(own.residents.count for own in areas if own.residents)


def _area(snapshot: Snapshot, area: Area, meetings: float) -> AreaEquity:
    people = residents(snapshot, area)
    serving = [one for one in coverage(snapshot).counted if _serves(snapshot, one, area)]
    return AreaEquity(
        area=area,
        residents=people,
        activities=len(serving),
        a_year_ago=sum(_was_open(snapshot, one) and _serves(snapshot, one, area) for one in _all(snapshot)),
        rate=sum(_for_each_thousand(snapshot, one) for one in serving) if people and people.count >= FEWEST else None,
        sessions=meetings,
    )


def _all(snapshot: Snapshot) -> Iterator[Activity]:
    return iter(snapshot.directory.activities.values())


def _serves(snapshot: Snapshot, activity: Activity, area: Area) -> bool:
    return not {larger.id for larger in snapshot.directory.lineage(area)}.isdisjoint(activity.areas)


def _for_each_thousand(snapshot: Snapshot, activity: Activity) -> float:
    """One activity, shared among all residents of the areas that it serves: for each 1,000 of them."""
    people = residents_of_all(snapshot, activity.areas)
    return 1_000 / people.count if people else 0


def _was_open(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether an activity was listed and not closed a year ago, as far as its record tells."""
    day = later(snapshot.today, -YEAR)
    still = activity.status != "closed" or (activity.status_since is not None and activity.status_since > day)
    return activity.added <= day and still


def _meetings(snapshot: Snapshot) -> Counter[str]:
    """How many times in four weeks something meets at the venues of each of the smallest areas, by its id.

    A venue's area is told by its postcode's sector; one that belongs to several areas is shared among them. Sensitive
    services, and those without a venue, are left out.
    """
    found: Counter[str] = Counter()
    for activity in coverage(snapshot).counted:
        areas = _held_in(snapshot, activity)
        often = sum(IN_FOUR_WEEKS.get(one.repeats, 0) for one in activity.sessions if is_running(one, snapshot.today))
        found.update({area: often / len(areas) for area in areas})
    return found


def _held_in(snapshot: Snapshot, activity: Activity) -> list[str]:
    venue = snapshot.directory.venues.get(activity.venue)
    if venue is None or not venue.postcode or snapshot.directory.is_sensitive(activity):
        return []
    sector = sector_of(venue.postcode)
    return [area.id for area in coverage(snapshot).areas if sector in area.postcode_sectors]

"""A need's page: the referral criteria, by level of support."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Level, Need
from signpost.views.activity_page import Link, RouteLine, route_lines
from signpost.views.card import Card
from signpost.views.labels import Block, blocks, feedback_words
from signpost.views.long_lists import Section
from signpost.views.needs_by_area import by_area, needs_many, serving
from signpost.views.not_for import NotForLine, not_for_lines
from signpost.views.record_lines import CopyText, record_lines
from signpost.views.red_flags import RedFlagLine, flag_lines
from signpost.views.snapshot import Snapshot

# Characters with which a page still opens quickly on a slow line: criteria in full, and a name, a time, a place, a
# number and how to join for each. A need with more groups shows the first ones' criteria, and only names the others.
ROOM: Final = 18_000
NAME: Final = 190
FEWEST: Final = 4


@dataclass(frozen=True)
class CriteriaRow:
    """One activity as somebody who refers needs it."""

    card: Card
    suitable_for: tuple[str, ...]
    not_suitable_for: tuple[NotForLine, ...]
    routes: tuple[RouteLine, ...]
    feedback: str
    copies: tuple[CopyText, ...]

    @property
    def letters(self) -> int:
        """Roughly how many characters its criteria have."""
        lines = (*self.suitable_for, *(no.who + no.instead for no in self.not_suitable_for))
        return sum(map(len, (*lines, self.card.promise, self.card.tier.now))) + sum(
            len(way.who + way.how) for way in self.routes
        )


@dataclass(frozen=True)
class LevelSection:
    """One level of support with the activities that suit it.

    Each is in `rows` with its criteria, in `more` if the page has no room for them, or in `above` if it is under an
    earlier level already. If the need has too many groups for one page, most are `elsewhere`, on the pages of areas.
    """

    level: Level
    pathway: Link
    rows: tuple[CriteriaRow, ...]
    more: tuple[Card, ...]
    above: tuple[Card, ...]
    elsewhere: tuple[Card, ...] = ()

    @property
    def all(self) -> tuple[Card, ...]:
        """All its activities, in order."""
        return (*(row.card for row in self.rows), *self.more, *self.above, *self.elsewhere)


@dataclass(frozen=True)
class NeedPage:
    """The referral-criteria page of a need. `areas` has its groups by area, if it or any area has too many."""

    need: Need
    meaning: tuple[Block, ...]
    red_flags: tuple[RedFlagLine, ...]
    sections: tuple[LevelSection, ...]
    related: tuple[Link, ...]
    count: int
    areas: tuple[Section[Card], ...]


def need_page(snapshot: Snapshot, need: Need) -> NeedPage:
    """The page of one need. An activity is under each level that it suits."""
    directory = snapshot.directory
    return NeedPage(
        need=need,
        meaning=blocks(need.meaning),
        red_flags=flag_lines(directory, need.red_flags),
        sections=tuple(_first_ones(snapshot, need) if needs_many(snapshot, need) else _all(snapshot, need)),
        related=tuple(Link(directory.needs[other].name, f"needs/{other}.html") for other in need.related),
        count=len(snapshot.listed_for.get(need.id, ())),
        areas=by_area(snapshot, need),
    )


def _all(snapshot: Snapshot, need: Need) -> Iterator[LevelSection]:
    """The levels with all groups. Criteria are shown while there is room."""
    rows = [criteria_row(snapshot, activity, need) for activity in serving(snapshot, need)]
    return _sections(snapshot.directory, rows, rows[: _how_many_in_full(rows)])


def _first_ones(snapshot: Snapshot, need: Need) -> Iterator[LevelSection]:
    """The levels with the first groups in full. All others are on the pages of areas."""
    found = serving(snapshot, need)
    rows = [criteria_row(snapshot, activity, need) for activity in found[:FEWEST]]
    for section in _sections(snapshot.directory, rows, rows):
        own = (snapshot.cards[one.id] for one in found[FEWEST:] if section.level.id in one.levels)
        yield replace(section, elsewhere=tuple(own))


def _sections(directory: Directory, rows: list[CriteriaRow], in_full: list[CriteriaRow]) -> Iterator[LevelSection]:
    """The levels. Criteria are shown once, at the first level that an activity suits."""
    seen: set[str] = set()
    for level in directory.levels.values():
        own = [row for row in rows if level.id in directory.activities[row.card.id].levels]
        yield LevelSection(
            level=level,
            pathway=Link(directory.pathways[level.pathway].name, f"pathways/{level.pathway}.html"),
            rows=tuple(row for row in own if row.card.id not in seen and row in in_full),
            more=tuple(row.card for row in own if row.card.id not in seen and row not in in_full),
            above=tuple(row.card for row in own if row.card.id in seen),
        )
        seen |= {row.card.id for row in own}


def _how_many_in_full(rows: list[CriteriaRow]) -> int:
    """How many activities, from the first, get their criteria on the page."""
    left = ROOM - NAME * len(rows)
    for number, row in enumerate(rows):
        left -= row.letters
        if left < 0:
            return max(number, FEWEST)
    return len(rows)


def criteria_row(snapshot: Snapshot, activity: Activity, need: Need) -> CriteriaRow:
    """One activity with who it is for, how to refer and what the referrer hears."""
    return CriteriaRow(
        card=snapshot.cards[activity.id],
        suitable_for=activity.suitable_for,
        not_suitable_for=not_for_lines(snapshot, activity),
        routes=route_lines(activity),
        feedback=feedback_words(activity.feedback_to_referrer),
        copies=record_lines(snapshot, activity, need.name.lower()),
    )

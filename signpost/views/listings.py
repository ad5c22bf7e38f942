"""Lists of activities: an area's menu, what's on, what has changed, A to Z."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby
from typing import Final

from signpost.records.model import Activity, Area, Need
from signpost.views.card import Card
from signpost.views.closures import is_closed_for_a_while
from signpost.views.freshness import Stage
from signpost.views.labels import STATE
from signpost.views.long_lists import AT_AN_HOUR, ENTRY, Section, by_letter, page_path
from signpost.views.needs_by_area import has_many
from signpost.views.snapshot import Snapshot
from signpost.views.when import Occurrence, day_words, occurrences, short_day, time_words

DAYS_ON: Final = 14
DAYS_OF_CHANGES: Final = 120


@dataclass(frozen=True)
class Group:
    """Cards under a heading; `path` leads to the heading's own page, if it has one.

    `also` belong there too but are elsewhere on the page; so are `in_parts`, which are only for some of its people.
    """

    name: str
    path: str
    cards: tuple[Card, ...]
    also: tuple[Card, ...] = ()
    in_parts: tuple[Card, ...] = ()

    @property
    def id(self) -> str:
        """The id of its heading within the page."""
        return self.path.rpartition("/")[2].removesuffix(".html")

    @property
    def count(self) -> int:
        """How many belong there in all."""
        return len(self.cards) + len(self.also) + len(self.in_parts)


@dataclass(frozen=True)
class ListedEntry:
    """One session on one day."""

    occurrence: Occurrence
    card: Card

    @property
    def asks(self) -> str:
        """What to do first on that day: "Ring first: bank holiday"; "" on most days."""
        return self.card.asks(self.occurrence)


@dataclass(frozen=True)
class Day:
    """What is on, on one day."""

    day: date
    entries: tuple[ListedEntry, ...]


@dataclass(frozen=True)
class Change:
    """Something that changed: the day, the state that began on it (a key of `labels.STATE`), and a note about it."""

    day: date
    state: str
    note: str
    card: Card
    number: int = 0  # of several such changes on one day, in the order of the record

    @property
    def label(self) -> str:
        return STATE[self.state]


def area_menu(snapshot: Snapshot, area: Area) -> tuple[Group, ...]:
    """An area's menu of services by need, in order. All that serve a need count, as on the Find page.

    Each card is shown once, under the first need that it serves. What is only for parts of the area has a name only.
    If an area has too many for one page, each need leads to a page of its own.
    """
    here, in_parts = snapshot.serving(area), snapshot.in_parts_of(area)
    groups = (_menu_group(snapshot, need, here, in_parts) for need in snapshot.directory.needs.values())
    menu = (_line(group, area) for group in groups) if has_many(snapshot, area) else groups
    return tuple(group for group in menu if group.count)


def _menu_group(snapshot: Snapshot, need: Need, here: Iterable[Activity], in_parts: Iterable[Activity]) -> Group:
    own, parts = ([snapshot.cards[one.id] for one in some if need.id in one.needs] for some in (here, in_parts))
    return Group(
        need.name,
        f"needs/{need.id}.html",
        cards=tuple(card for card in own if card.needs[0] == need.id),
        also=tuple(card for card in own if card.needs[0] != need.id),
        in_parts=tuple(parts),
    )


def _line(group: Group, area: Area) -> Group:
    """A line that leads to the page of a need in an area, or to the need's own if all are for parts of the area."""
    whole = (*group.cards, *group.also)
    path = page_path(group.path.removesuffix(".html"), area.id) if whole else group.path
    return Group(group.name, path, cards=(), also=(*whole, *group.in_parts))


@lru_cache(maxsize=1)
def whats_on(snapshot: Snapshot) -> tuple[Day, ...]:
    """The coming 14 days. Sensitive, full, paused and closed activities are not in it.

    One that is closed for a while is in it from the day on which it opens again.
    """
    days: defaultdict[date, list[ListedEntry]] = defaultdict(list)
    last = snapshot.today + timedelta(days=DAYS_ON - 1)
    for activity in snapshot.listed:
        own = snapshot.cards[activity.id]
        if own.sensitive or (own.status != "open" and not is_closed_for_a_while(activity)):
            continue
        for occurrence in occurrences(activity, snapshot.today, last, snapshot.about.school_terms, snapshot.shut):
            days[occurrence.day].append(ListedEntry(occurrence, own))
    return tuple(Day(day, tuple(sorted(days[day], key=_by_time))) for day in sorted(days))


def next_term_unknown(snapshot: Snapshot) -> tuple[Card, ...]:
    """The activities that are not in it only because nobody knows when they meet next, by name."""
    cards = (snapshot.cards[activity.id] for activity in snapshot.listed if activity.status == "open")
    return tuple(sorted((own for own in cards if own.next_term), key=lambda own: own.name.casefold()))


def _by_time(entry: ListedEntry) -> tuple[Occurrence, str]:
    return entry.occurrence, entry.card.name.casefold()


def changes(snapshot: Snapshot) -> tuple[Change, ...]:
    """What is new, has changed, closed, paused or filled up in the last 120 days, the newest first."""
    since = snapshot.today - timedelta(days=DAYS_OF_CHANGES)
    activities = snapshot.directory.activities.values()
    found = [change for activity in activities for change in _changes(activity, snapshot.cards[activity.id])]
    recent = [change for change in found if since <= change.day <= snapshot.today]
    return tuple(sorted(recent, key=lambda change: (-change.day.toordinal(), change.card.name.casefold())))


def _changes(activity: Activity, own: Card) -> Iterable[Change]:
    if activity.status != "open" and activity.status_since:
        yield Change(activity.status_since, activity.status, activity.status_note, own)
    if own.ended and activity.status != "closed":
        yield Change(own.ended, "ended", f"It met for the last time on {short_day(own.ended)}.", own)
    if activity.status != "closed" and own.stage < Stage.ARCHIVED:
        yield Change(activity.added, "new", activity.summary, own)
        for index, one in enumerate(activity.changed):
            before = sum(other.on == one.on for other in activity.changed[:index])
            yield Change(one.on, "changed", one.what, own, before)


def archived(snapshot: Snapshot) -> tuple[Card, ...]:
    """The activities whose last check is so old that they are in no list."""
    return tuple(
        own
        for own in snapshot.cards.values()
        if own.status != "closed" and own.stage == Stage.ARCHIVED and not own.ended
    )


def a_to_z(snapshot: Snapshot) -> tuple[Section[Card], ...]:
    """Every listed activity, by letter."""
    cards = (snapshot.cards[activity.id] for activity in snapshot.listed)
    return by_letter(cards, lambda own: own.name, "activities/letter", ENTRY)


def days_on(snapshot: Snapshot) -> tuple[Section[ListedEntry], ...]:
    """What is on in the coming 14 days, by day."""
    return tuple(_day_on(one.day, one.entries) for one in whats_on(snapshot))


def _day_on(day: date, entries: tuple[ListedEntry, ...]) -> Section[ListedEntry]:
    short = f"{day:%a} {day.day} {day:%b}"
    return Section("whats-on", day.isoformat(), day_words(day), entries, AT_AN_HOUR, _starts, short)


def _starts(entry: ListedEntry) -> str:
    return time_words(entry.occurrence.starts)


def changes_by_month(snapshot: Snapshot) -> tuple[Section[Change], ...]:
    """What has changed, by month, the newest first."""
    return tuple(
        Section(
            "changes", f"{month:%Y-%m}", f"{month:%B %Y}", tuple(own), AT_AN_HOUR, lambda change: short_day(change.day)
        )
        for month, own in groupby(changes(snapshot), lambda change: change.day.replace(day=1))
    )


@dataclass(frozen=True)
class NeedLine:
    """A need in a list, with how many activities serve it."""

    need: Need
    count: int


def need_lines(snapshot: Snapshot) -> tuple[NeedLine, ...]:
    """Every need, with how many listed activities serve it."""
    counts: defaultdict[str, int] = defaultdict(int)
    for activity in snapshot.listed:
        for need in activity.needs:
            counts[need] += 1
    return tuple(NeedLine(need, counts[need.id]) for need in snapshot.directory.needs.values())

"""Short lists that others show on their own pages: the groups for a need, or for the people of an area."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signpost.records.model import Activity
from signpost.views.card import Card
from signpost.views.snapshot import Snapshot


@dataclass(frozen=True)
class SharedList:
    """The groups for something: its kind, id and name, and the cards that may be shown, in the order of lists."""

    kind: str
    id: str
    name: str
    cards: tuple[Card, ...]

    @property
    def path(self) -> str:
        return f"share/{self.kind}-{self.id}.txt"

    @property
    def page(self) -> str:
        return f"{self.kind}s/{self.id}.html"


def shared_lists(snapshot: Snapshot) -> Iterator[SharedList]:
    """A list for every need that is not discreet, and for every area, if a group is open for it."""
    directory = snapshot.directory
    order = {activity.id: number for number, activity in enumerate(snapshot.listed)}

    def shown(activities: Iterable[Activity]) -> tuple[Card, ...]:
        cards = (snapshot.cards[one.id] for one in activities if not directory.is_discreet(one))
        return tuple(sorted((own for own in cards if own.state == "open"), key=lambda own: order[own.id]))

    for need in directory.needs.values():
        if not need.discreet and (cards := shown(snapshot.listed_for.get(need.id, ()))):
            yield SharedList("need", need.id, need.name, cards)
    for area in directory.areas.values():
        if cards := shown((*snapshot.serving(area), *snapshot.in_parts_of(area))):
            yield SharedList("area", area.id, area.name, cards)


def told(card: Card) -> str:
    """When a group meets, where, what it costs and whom to ring, in one line. Nothing in it changes from day to day."""
    return ". ".join(part for part in ("; ".join(card.when), card.where, card.cost, card.best_contact.words) if part)

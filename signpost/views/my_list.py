"""What the page of the reader's own list needs besides cards: what has gone or moved."""

from collections.abc import Mapping

from signpost.views.card import Card
from signpost.views.snapshot import Snapshot


def no_longer_listed(snapshot: Snapshot) -> tuple[Card, ...]:
    """The activities that have closed or been archived but still have a page."""
    listed = {activity.id for activity in snapshot.listed}
    return tuple(own for own in snapshot.cards.values() if own.id not in listed)


def moved_activities(snapshot: Snapshot) -> Mapping[str, str]:
    """The id of each activity that had another one before, by that."""
    found = snapshot.directory.former_ids.items()
    return {former: record.id for (kind, former), record in found if kind == "activity"}

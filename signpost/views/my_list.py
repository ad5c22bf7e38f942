"""What the page of the reader's own list needs besides cards: what has gone or moved, and what may not be printed."""

from collections.abc import Mapping

from signpost.records.selection import print_permission
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


def paper_limits(snapshot: Snapshot) -> Mapping[str, str]:
    """The listed activities that may not be printed in full: "none" or "name-and-phone", by id."""
    limits = {activity.id: print_permission(snapshot.directory, activity) for activity in snapshot.listed}
    return {id_: limit for id_, limit in limits.items() if limit != "all"}

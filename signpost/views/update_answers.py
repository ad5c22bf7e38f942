"""What the update form knows of the records: the present answers of each group, and the names to choose from.

What is sensitive or discreet is in none of it: such services ring, and no form takes them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from signpost.records.asked import asked
from signpost.records.model import Activity, Record
from signpost.values.names import id_from
from signpost.views.snapshot import Snapshot
from signpost.views.update_form import key_of

Answers = dict[str, Any]


def groups(snapshot: Snapshot) -> tuple[Activity, ...]:
    """The groups about which the form may be filled in, by id. Closed ones too: they may open again."""
    known = snapshot.directory.activities
    return tuple(known[id_] for id_ in sorted(known) if may_be_told(snapshot, known[id_]))


def may_be_told(snapshot: Snapshot, activity: Activity) -> bool:
    """Whether the form takes something about a group: nothing that is sensitive, or for a discreet need."""
    return not snapshot.directory.is_discreet(activity)


def names(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """The names of the venues and organisations that anybody may know of."""
    directory = snapshot.directory
    return {
        "venue": sorted(_public_names(snapshot, directory.venues.values())),
        "organisation": sorted(_public_names(snapshot, directory.organisations.values())),
    }


def _public_names(snapshot: Snapshot, records: Iterable[Record]) -> set[str]:
    return {str(getattr(own, "name", "")) for own in records if not snapshot.directory.is_sensitive(own)}


def group_names(snapshot: Snapshot) -> list[tuple[str, str]]:
    """The id of each group with a name that no other group has."""
    shown = groups(snapshot)
    often = Counter(id_from(own.name).removeprefix("the-") for own in shown)
    return [
        (own.id, own.name if often[id_from(own.name).removeprefix("the-")] == 1 else f"{own.name} ({own.id})")
        for own in shown
    ]


def present_answers(snapshot: Snapshot, activity: Activity) -> Answers:
    """The present answers about a group, its venue and its organisation, as typed, by the questions' keys in the page.

    Questions without an answer are left out.
    """
    return dict(_answers(snapshot, activity))


def _answers(snapshot: Snapshot, activity: Activity) -> Iterator[tuple[str, Any]]:
    directory = snapshot.directory
    records: Mapping[str, Record | None] = {
        "activity": activity,
        "venue": directory.venues.get(activity.venue),
        "organisation": directory.organisations.get(activity.organisation),
    }
    for question in asked():
        record = records[question.kind]
        if record and (typed := _typed(record.source.value, question.path)):
            kind = question.field.refers_to
            yield key_of(question), _plain(_name(snapshot, kind, typed) if kind else _own_way(question.path, typed))


def _own_way(path: tuple[str, ...], typed: Any) -> Any:
    """Of the ways in, what somebody does who comes without being sent, or "" if nobody can; else what was typed."""
    if path == ("closures",):
        return ""  # a break that is known is told anew
    if path != ("routes",):
        return typed
    return next((route["how"] for route in typed if route["who"] == "self"), "")


def _typed(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _name(snapshot: Snapshot, kind: str, id_: str) -> str:
    """The name of a venue or organisation; "ask" if people must ask where it meets."""
    record: Any = snapshot.directory.of_kind(kind).get(id_)
    return str(record.name) if record else id_


def _plain(typed: Any) -> Any:
    """An answer without spaces at its ends, and with yes or no for what may also be written true or false."""
    if isinstance(typed, str):
        return {"true": "yes", "false": "no"}.get(typed.lower(), typed.strip())
    return typed

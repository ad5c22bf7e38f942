"""Gives every joined record its id here, the same at each join, and puts these ids into what names them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count
from typing import Any

from signpost.joining.members import Key
from signpost.joining.same import Same
from signpost.records.schema import Schema, schema_of
from signpost.values.names import LONGEST_ID

Ids = Mapping[Key, str]


def ids_of(same: Same, before: Mapping[Key, str], own: Collection[tuple[str, str]]) -> dict[Key, str]:
    """The id here of every record. `before` has those of the last join, which stay.

    `own` are the kind and id of each record that is nobody else's. The first record keeps its id; another one with
    that id gets its member's id in front.
    """
    found: dict[Key, str] = {}
    taken = {*own, *((key.kind, before[key]) for key in same if key in before)}
    for key, lead in same.items():
        if lead != key:
            found[key] = found[lead]
        elif key in before:
            found[key] = before[key]
        else:
            found[key] = next(id_ for id_ in _candidates(key) if (key.kind, id_) not in taken)
            taken.add((key.kind, found[key]))
    return found


def _candidates(key: Key) -> Iterator[str]:
    yield key.id
    whole = f"{key.member}-{key.id}"[: LONGEST_ID - 4].strip("-")
    yield whole
    yield from (f"{whole}-{number}" for number in count(2))


def id_here(ids: Ids, member: str) -> Callable[[str, str], str]:
    """A function from a kind and an id in a member directory to the id here; what all share keeps its own."""
    return lambda kind, id_: ids.get(Key(member, kind, id_), id_)


def renamed(kind: str, value: Any, to_here: Callable[[str, str], str]) -> Any:
    """A record's value with every id that it names replaced by `to_here` of its kind and id."""
    return _renamed(schema_of(kind), value, to_here)


def _renamed(schema: Schema, value: Any, to_here: Callable[[str, str], str]) -> Any:
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        return {key: _renamed(parts.get(key, {}), item, to_here) for key, item in value.items()}
    if isinstance(value, list):
        items = [_renamed(schema.get("items", {}), item, to_here) for item in value]
        # Two ids may have become one.
        return list(dict.fromkeys(items)) if schema.get("items", {}).get("x-refers-to") else items
    kind = schema.get("x-refers-to")
    return to_here(kind, value) if kind else value

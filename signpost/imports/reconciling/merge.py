"""A three-way merge: what the last import wrote, what the record says now, and what the source says now.

What a person changed since the last import is theirs. What only the source changed can be taken over. What both
changed is a conflict, which a person decides.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Any, Final

from signpost.imports.converting.candidate import IN_PARTS, Candidate, joined
from signpost.records.document import in_words
from signpost.records.editing import with_fields
from signpost.records.schema import convert_scalars, schema_of
from signpost.records.writing import write_plain

Values = Mapping[str, Any]
OWN: Final = frozenset({"added", "imported"})  # fields that an import writes once and never changes


@dataclass(frozen=True)
class Difference:
    """A field, or a part of one such as contact.phone, with what the record says and what the source does."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Merge:
    """The fields to rewrite in a record, each as a whole, and the conflicts that a person must decide.

    `base` is what this import leaves for the next one to compare with, part by part.
    """

    changed: Values
    conflicts: tuple[Difference, ...]
    base: Values


def merge(record: Values, candidate: Candidate, base: Values | None, *, update: bool) -> Merge:
    """Merge a source's candidate into a record. `base` is what the last import wrote, or None if that is unknown."""
    kind, now = candidate.kind, flat(record)
    changed: dict[str, Any] = {}
    conflicts: list[Difference] = []
    kept = dict(base or {})
    gaps = {name: value for name, value in candidate.assumed.items() if name not in record}
    for path, value in flat(joined(gaps, candidate.said)).items():
        was, before = now.get(path), kept.get(path)
        theirs = path.partition(".")[0] not in candidate.said
        same = _same(kind, path, was, value)
        if same or (base is not None and _same(kind, path, before, value)) or (theirs and path in kept):
            kept |= {path: value} if same else {}
        elif _same(kind, path, was, before) if base is not None else was is None:
            changed[path] = value
            kept |= {path: value} if update else {}
        elif path.partition(".")[0] in candidate.answered:
            changed[path] = value
        else:
            conflicts.append(_difference(path, was, value))
    if "imported" not in record:
        changed["imported"] = candidate.said["imported"]
    return Merge(_whole(record, changed), tuple(conflicts), kept)


def differences(old: Values, changed: Values) -> tuple[Difference, ...]:
    """Compare a record with new values for some of its fields, part by part."""
    now = {**flat(old), **{name: old[name] for name in OWN & old.keys()}}
    then = {**flat(changed), **{name: changed[name] for name in OWN & changed.keys()}}
    return tuple(_difference(path, now.get(path), value) for path, value in then.items() if value != now.get(path))


def flat(values: Values) -> dict[str, Any]:
    """Return a record's fields by path, or part by part if they have parts, but none that an import writes once."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in IN_PARTS and isinstance(value, Mapping):
            found |= {f"{name}.{part}": item for part, item in value.items()}
        elif name not in OWN:
            found[name] = value
    return found


def _whole(record: Values, changed: Values) -> dict[str, Any]:
    """Return the fields to write, each as a whole, from their changed parts."""
    found: dict[str, Any] = {}
    for path, value in changed.items():
        name, _, part = path.partition(".")
        found[name] = {**(found.get(name) or record.get(name) or {}), part: value} if part else value
    return found


def _same(kind: str, path: str, one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    name, _, part = path.partition(".")
    schema = schema_of(kind)["properties"].get(name, {})
    schema = schema.get("properties", {}).get(part, {}) if part else schema
    return bool(convert_scalars(schema, one) == convert_scalars(schema, other))


def _difference(path: str, old: Any, new: Any) -> Difference:
    return Difference(path, "" if old is None else in_words(old), in_words(new))


def rewritten(kind: str, raw: bytes, old: Values, changed: Values, gone: Collection[str] = ()) -> str:
    """Return the text of a record's file with these fields rewritten and those in `gone` removed.

    All other lines and comments stay unchanged. A file that is written in a way in which that can't be done is written
    anew, below the comments at its top.
    """
    made = with_fields(kind, raw, changed, gone)
    if made is not None:
        return made.decode("utf-8")
    whole = {name: value for name, value in {**old, **changed}.items() if name not in gone}
    comments = takewhile(lambda line: line.startswith("#"), raw.decode("utf-8-sig", "replace").splitlines())
    return "\n".join([*comments, *write_plain(kind, whole).split("\n")[1:]])

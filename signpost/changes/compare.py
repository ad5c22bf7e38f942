"""Which records differ between two states of a directory, and in which fields.

Values are compared as they are read: a number in other groups, a line that breaks elsewhere or `true` for `yes` is no
change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from signpost.records.directory import Directory
from signpost.records.document import Path, Value, in_words
from signpost.records.model import Record
from signpost.records.schema import KINDS, YES_NO, Schema, schema_of
from signpost.values import phone, postcode

ALIKE: Final = 70  # of 100; how similar its text must be to make a record of another id the same one, renamed
NAMING: Final = ("name", "check", "sign", "who", "id", "title")  # fields that tell one item of a list from another


class FieldChange(NamedTuple):
    """One field that differs, with its value before and after in words; "" if there was or is none.

    `path` leads to it from the record, with the number of an item of a list in the newer state, or the older if it is
    gone. `label` is the schema's title of it and of what it is part of. `reviews` are the `x-review` of the field and
    of all it is part of, the innermost first. `form` is its `x-form`, and `style` is not empty if it
    holds words.
    """

    path: Path
    label: str
    old: str
    new: str
    reviews: tuple[str, ...]
    form: str = ""
    style: str = ""


@dataclass(frozen=True)
class RecordChange:
    """A record that differs, as it is now, or as it was if it is `gone`. `old` is None for one that was added."""

    record: Record
    old: Record | None
    fields: tuple[FieldChange, ...] = ()
    gone: bool = False

    @property
    def kind(self) -> str:
        return self.record.source.kind

    @property
    def new(self) -> Record | None:
        """The record as it is now, None if it is gone."""
        return None if self.gone else self.record

    @property
    def how(self) -> str:
        """added, removed, renamed or changed."""
        if self.gone:
            return "removed"
        if self.old is None:
            return "added"
        return "changed" if self.old.id == self.record.id else "renamed"


def compare(old: Directory, new: Directory) -> tuple[RecordChange, ...]:
    """Every record that differs between two states, kind by kind; records of a kind in the order of their ids."""
    return tuple(change for kind in KINDS for change in _of_kind(kind, old.of_kind(kind), new.of_kind(kind)))


def _of_kind(kind: str, old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[RecordChange]:
    renamed = _renamed([old[id_] for id_ in old if id_ not in new], [new[id_] for id_ in new if id_ not in old])
    gone = {before.id for before in renamed.values()}
    for id_ in sorted({*old, *new} - gone):
        before, after = renamed.get(id_) or old.get(id_), new.get(id_)
        if after is None:
            yield RecordChange(old[id_], old[id_], gone=True)
        elif before is None:
            yield RecordChange(after, None)
        elif (fields := tuple(_fields(kind, before, after))) or before.id != after.id:
            yield RecordChange(after, before, fields)


def _renamed(gone: list[Record], come: list[Record]) -> dict[str, Record]:
    """By the id of each new record: the one that it was, if it says so or is the same record under another id."""
    said = {before.id: before for before in gone}
    found = {after.id: said[id_] for after in come for id_ in getattr(after, "formerly", ()) if id_ in said}
    for after in (after for after in come if after.id not in found):
        left = [before for before in gone if before not in found.values()]
        best = max(left, key=lambda before: _likeness(before, after), default=None)
        if best is not None and _likeness(best, after) >= ALIKE:
            found[after.id] = best
    return found


def _likeness(one: Record, other: Record) -> float:
    return fuzz.ratio(in_words(one.source.value), in_words(other.source.value), score_cutoff=ALIKE)


def _fields(kind: str, old: Record, new: Record) -> Iterator[FieldChange]:
    schema = schema_of(kind)
    outer = (schema["x-review"],) if "x-review" in schema else ()
    yield from _differences(schema, old.source.value, new.source.value, FieldChange((), "", "", "", outer))


def _differences(schema: Schema, old: Value | None, new: Value | None, at: FieldChange) -> Iterator[FieldChange]:
    """The fields below `at` that differ. Parts that only one side has are one change each."""
    if comparable(schema, old) == comparable(schema, new):
        return
    if isinstance(old, dict) and isinstance(new, dict):
        for name in dict.fromkeys((*new, *old)):
            part = schema.get("properties", {}).get(name, {})
            yield from _differences(part, old.get(name), new.get(name), _inside(at, name, part))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _items(schema.get("items", {}), old, new, at)
    else:
        yield at._replace(old=in_words(old), new=in_words(new), form=schema.get("x-form", ""), style=_style(schema))


def _style(schema: Schema) -> str:
    """The `x-text` of a field, or of what a list or a part of a record holds first."""
    inner: Schema = schema.get("items") or next(iter(schema.get("properties", {}).values()), {})
    return str(schema.get("x-text") or (_style(inner) if inner else ""))


def _items(schema: Schema, old: list[Value], new: list[Value], at: FieldChange) -> Iterator[FieldChange]:
    """The items of a list that differ. An item is the same as another if it has the same name, else by its place."""
    before, after = _without_common(schema, old, new)
    pairs = _paired(before, after)
    for index, item in after.items():
        partner = next((place for place, number in pairs.items() if number == index), None)
        inner = at._replace(path=(*at.path, index), label=_of_item(at.label, item))
        yield from _differences(schema, None if partner is None else old[partner], item, inner)
    for index, item in before.items():
        if index not in pairs:
            yield from _differences(
                schema, item, None, at._replace(path=(*at.path, index), label=_of_item(at.label, item))
            )


def _without_common(schema: Schema, old: list[Value], new: list[Value]) -> tuple[dict[int, Value], dict[int, Value]]:
    """The items of two lists, by their places, that have no equal in the other list."""
    left = dict(enumerate(old))
    after = {}
    for index, item in enumerate(new):
        known = comparable(schema, item)
        same = next((place for place, other in left.items() if comparable(schema, other) == known), None)
        if same is None:
            after[index] = item
        else:
            del left[same]
    return left, after


def _paired(before: dict[int, Value], after: dict[int, Value]) -> dict[int, int]:
    """Which of the older items became which of the newer: those of one name; if only one of each is left, those."""
    found: dict[int, int] = {}
    for place, item in before.items():
        name = _name(item)
        same = (index for index, other in after.items() if index not in found.values() and _name(other) == name)
        if name and (index := next(same, None)) is not None:
            found[place] = index
    rest = [place for place in before if place not in found], [index for index in after if index not in found.values()]
    if all(len(places) == 1 for places in rest):
        found[rest[0][0]] = rest[1][0]
    return found


def _name(item: Value) -> str:
    return next((in_words(item[key]) for key in NAMING if key in item), "") if isinstance(item, dict) else ""


def _of_item(label: str, item: Value) -> str:
    name = _name(item)
    return f"{label} (“{name}”)" if name else label


def _inside(at: FieldChange, name: str, schema: Schema) -> FieldChange:
    title = str(schema.get("title", name))
    review = (schema["x-review"],) if "x-review" in schema else ()
    label = f"{at.label}, {title if title[1:2].isupper() else title[0].lower() + title[1:]}" if at.label else title
    return at._replace(path=(*at.path, name), label=label, reviews=(*review, *at.reviews))


def comparable(schema: Schema, value: Value | None) -> object:
    """A value as it is compared: two that are read as the same are equal."""
    if isinstance(value, dict):
        parts = schema.get("properties", {})
        return frozenset((name, comparable(parts.get(name, {}), item)) for name, item in value.items())
    if isinstance(value, list):
        return tuple(comparable(schema.get("items", {}), item) for item in value)
    return value if value is None else _normalised(schema, " ".join(value.split()))


def _normalised(schema: Schema, text: str) -> object:
    if schema.get("x-type") == "boolean":
        return YES_NO.get(text.lower(), text)
    match schema.get("x-form"):
        case "phone":
            return phone.for_tel_link(phone.formatted(text))
        case "email":
            return text.lower()
        case "postcode":
            return postcode.formatted(text)
        case "web":
            return text.removesuffix("/")
    return text

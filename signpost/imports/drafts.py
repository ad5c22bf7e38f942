"""Drafts: records that are being made, and what they would change in a record that is there already."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from signpost.imports.account import in_words
from signpost.records.schema import schema_of, typed
from signpost.records.writing import write_field, write_plain
from signpost.records.yaml_text import read_yaml

# Fields whose parts stand by themselves: one can be known or change without the others.
WAYS: Final = ("phone", "text", "email", "website")
TO_BE_FOUND: Final = ("address", "postcode")  # what the checks ask of every venue that need not be hidden
IN_PARTS: Final = frozenset({"contact", "audience", "access"})


@dataclass(eq=False)
class Draft:
    """A record in the making. `key` is what the source knows it by.

    `said` holds what the source says, or a person about this very record; `assumed` what a person has answered for
    all, or what follows from a postcode: it fills gaps, and never changes a record that is there.
    """

    kind: str
    key: str
    said: dict[str, Any] = field(default_factory=dict)
    assumed: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)  # what a person should know of how it was made

    @property
    def name(self) -> str:
        return str(self.said.get("name", ""))

    def has(self, name: str) -> bool:
        return name in self.said or name in self.assumed

    def values(self) -> dict[str, Any]:
        """All its fields, in the schema's order."""
        whole = joined(self.assumed, self.said)
        order = list(schema_of(self.kind)["properties"])
        return {name: whole[name] for name in sorted(whole, key=order.index)}

    def missing(self) -> list[str]:
        """The fields that every such record must have and this one has not."""
        values = self.values()
        wanted = (*schema_of(self.kind)["required"], *(TO_BE_FOUND if self.kind == "venue" else ()))
        return [name for name in wanted if name not in values or _unreachable(name, values)]


def _unreachable(name: str, values: Mapping[str, Any]) -> bool:
    """Whether this is a contact without any way to reach somebody."""
    return name == "contact" and not any(way in values[name] for way in WAYS)


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a record where those of `over` win; of a field in parts, each part by itself."""
    whole = dict(under)
    for name, value in over.items():
        parts = name in IN_PARTS and isinstance(value, Mapping) and isinstance(whole.get(name), Mapping)
        whole[name] = {**whole[name], **value} if parts else value
    return whole


def put(found: dict[str, Any], name: str, value: Any) -> None:
    """Add a field, if there is anything to write in it."""
    if value is not None:
        found[name] = value


def only(values: Iterable[str]) -> list[str]:
    """Each value once, in the order given."""
    return list(dict.fromkeys(values))


OWN: Final = frozenset({"added"})  # fields that an import writes once and never changes
FIELD: Final = re.compile(r"^([a-z_]+):")


@dataclass(frozen=True)
class Difference:
    """A field, or a part of one such as contact.phone, with what the record says and what the source does."""

    field: str
    old: str
    new: str


def changed_values(old: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """The fields of a record that an import would write anew, each as a whole. Nothing is ever taken out."""
    said = {name: value for name, value in draft.said.items() if name not in OWN}
    if "imported" in old:
        said.pop("imported", None)  # the day of the first import stays
    wanted = joined(joined(_gaps(old, draft.assumed), old), said)
    parts = schema_of(draft.kind)["properties"]
    return {name: value for name, value in wanted.items() if not _same(parts.get(name, {}), old.get(name), value)}


def _gaps(old: Mapping[str, Any], assumed: Mapping[str, Any]) -> dict[str, Any]:
    """What is assumed of fields that the record lacks altogether."""
    return {name: value for name, value in assumed.items() if name not in old}


def _same(schema: dict[str, Any], old: Any, new: Any) -> bool:
    return old is not None and typed(schema, old) == typed(schema, new)


def differences(old: Mapping[str, Any], changed: Mapping[str, Any]) -> tuple[Difference, ...]:
    """The same for a person to read, a field in parts part by part."""
    found: list[Difference] = []
    for name, value in changed.items():
        was = old.get(name)
        if name in IN_PARTS and isinstance(value, Mapping) and isinstance(was, Mapping):
            found += [
                Difference(f"{name}.{part}", in_words(was.get(part, "")), in_words(item))
                for part, item in value.items()
                if was.get(part) != item
            ]
        else:
            found.append(Difference(name, in_words(was) if was is not None else "", in_words(value)))
    return tuple(found)


def rewritten(kind: str, text: str, old: Mapping[str, Any], changed: Mapping[str, Any]) -> str:
    """The text of a record's file with these fields written anew; all other lines and comments stay as they are."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    for name, value in changed.items():
        start, end = _block(lines, name)
        lines[start:end] = write_field(name, value)
    fresh = "\n".join(lines) + "\n"
    whole = {**old, **changed}
    if read_yaml("", fresh.encode()).value == whole:
        return fresh
    return "\n".join([*_top(text.split("\n")), *write_plain(kind, whole).split("\n")[1:]])


def _block(lines: list[str], name: str) -> tuple[int, int]:
    """Where a field's lines start and end; for one that is not there, the end of the file twice."""
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{name}:")), None)
    if start is None:
        return len(lines), len(lines)
    end = next((number for number in range(start + 1, len(lines)) if FIELD.match(lines[number])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # what stands above the next field belongs to that
    return start, end


def _top(lines: Iterable[str]) -> list[str]:
    """The comments at the top of a file."""
    found: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            break
        found.append(line)
    return found

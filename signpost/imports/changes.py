"""What an import would change in a record that is there, and the file as it would be with it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from signpost.imports.account import in_words
from signpost.imports.drafts import IN_PARTS, Draft, joined
from signpost.records.schema import schema_of, typed
from signpost.records.writing import write_field, write_plain
from signpost.records.yaml_text import read_yaml

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

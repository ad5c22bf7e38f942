"""Drafts: records that are being made, and what they would change in a record that is there already."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Final, Literal

from signpost.imports.converting.provenance import in_words
from signpost.records.files import FOLDERS
from signpost.records.problem import Problem
from signpost.records.schema import schema_of, typed
from signpost.records.writing import write_field, write_plain
from signpost.records.yaml_text import read_yaml

# Fields whose parts stand by themselves: one can be known or change without the others.
WAYS: Final = ("phone", "text", "email", "website")
TO_BE_FOUND: Final = ("address", "postcode")  # what the checks ask of every venue that need not be hidden
IN_PARTS: Final = frozenset({"contact", "audience", "access"})
FOLDER_OF: Final = {kind: folder for folder, kind in FOLDERS.items()}
OWN: Final = frozenset({"added"})  # fields that an import writes once and never changes
FIELD: Final = re.compile(r"^([a-z_]+):")
State = Literal["new", "same", "differs", "updated", "incomplete", "faulty", "guarded", "twin", "closed", "waiting"]
WRITTEN: Final = frozenset({"new", "updated"})
STANDING: Final = frozenset({"new", "same", "differs", "updated"})  # there is such a record in the directory after it


@dataclass(frozen=True)
class Difference:
    """A field, or a part of one such as contact.phone, with what the record says and what the source does."""

    field: str
    old: str
    new: str


@dataclass(eq=False)
class Draft:
    """A record in the making, and what becomes of it. `key` is what the source knows it by.

    `said` holds what the source says, or a person about this very record; `assumed` what a person has answered for
    all, or what follows from a postcode: it fills gaps, and never changes a record that is there.
    """

    kind: str
    key: str
    said: dict[str, Any] = field(default_factory=dict)
    assumed: dict[str, Any] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)  # what a person should know of how it was made
    # The plan decides these: its file's id, what becomes of it and why, and the text that the file would have.
    id: str = ""
    state: State = "new"
    why: list[str] = field(default_factory=list)
    text: str = ""
    # Of a record that is there: what would change in it, what is typed in it, and its text.
    differences: tuple[Difference, ...] = ()
    old: Mapping[str, Any] = field(default_factory=dict)
    before: str = ""
    advice: list[Problem] = field(default_factory=list)  # what the checks say of it that is no error

    @property
    def name(self) -> str:
        return str(self.said.get("name", ""))

    @property
    def file(self) -> str:
        return file_of(self.kind, self.id)

    def becomes(self, state: State, *why: str) -> None:
        """Decide what becomes of it."""
        self.state, self.why = state, list(why)

    def change(self, changed: Mapping[str, Any]) -> None:
        """Change these fields of the record that is there: what differs then, and the text of its file."""
        self.differences = differences(self.old, changed)
        self.text = rewritten(self.kind, self.before, self.old, changed)

    def values(self) -> dict[str, Any]:
        """All its fields, in the schema's order."""
        whole = joined(self.assumed, self.said)
        order = list(schema_of(self.kind)["properties"])
        return {name: whole[name] for name in sorted(whole, key=order.index)}

    def missing(self) -> list[str]:
        """The fields that every such record must have and this one has not."""
        values = self.values()
        wanted = (*schema_of(self.kind)["required"], *(TO_BE_FOUND if self.kind == "venue" else ()))
        # A contact without any way to reach somebody is none.
        return [name for name in wanted if name not in values or (name == "contact" and not reachable(values[name]))]


def reachable(contact: Mapping[str, Any]) -> bool:
    """Whether there is any way to reach somebody."""
    return any(way in contact for way in WAYS)


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a record where those of `over` win; of a field in parts, each part by itself."""
    whole = dict(under)
    for name, value in over.items():
        parts = name in IN_PARTS and isinstance(value, Mapping) and isinstance(whole.get(name), Mapping)
        whole[name] = {**whole[name], **value} if parts else value
    return whole


def file_of(kind: str, identity: str) -> str:
    """The name of a record's file within the directory."""
    return f"{FOLDER_OF[kind]}/{identity}.yaml"


def put(found: dict[str, Any], name: str, value: Any) -> None:
    """Add a field, if there is anything to write in it."""
    if value is not None:
        found[name] = value


def only(values: Iterable[str]) -> list[str]:
    """Each value once, in the order given."""
    return list(dict.fromkeys(values))


def changed_values(old: Mapping[str, Any], draft: Draft) -> dict[str, Any]:
    """The fields of a record that an import would write anew, each as a whole. Nothing is ever taken out."""
    said = {name: value for name, value in draft.said.items() if name not in OWN}
    if "imported" in old:
        said.pop("imported", None)  # the day of the first import stays
    gaps = {name: value for name, value in draft.assumed.items() if name not in old}
    wanted = joined(joined(gaps, old), said)
    changed: dict[str, Any] = {}
    for name, value in wanted.items():
        schema, was = schema_of(draft.kind)["properties"].get(name, {}), old.get(name)
        if was is None or typed(schema, was) != typed(schema, value):
            changed[name] = value
    return changed


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
    comments = takewhile(lambda line: line.startswith("#"), text.split("\n"))
    return "\n".join([*comments, *write_plain(kind, whole).split("\n")[1:]])


def _block(lines: list[str], name: str) -> tuple[int, int]:
    """Where a field's lines start and end; for one that is not there, the end of the file twice."""
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{name}:")), None)
    if start is None:
        return len(lines), len(lines)
    end = next((number for number in range(start + 1, len(lines)) if FIELD.match(lines[number])), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1  # what stands above the next field belongs to that
    return start, end

"""Candidates: what a source, and a person's answers, say of one record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from signpost.records.files import FOLDERS
from signpost.records.schema import schema_of

WAYS: Final = ("phone", "text", "email", "website")
TO_BE_FOUND: Final = ("address", "postcode")  # what the checks ask of every venue that need not be hidden
# Fields whose parts stand by themselves: one can be known or change without the others.
IN_PARTS: Final = frozenset({"contact", "audience", "access"})
FOLDER_OF: Final = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True)
class Candidate:
    """A record that a source proposes. `key` is what the source knows it by.

    `said` holds what the source says, or a person about this very record, whose fields are `answered`; `assumed` what
    a person has answered for many, or what follows from a postcode: it fills gaps, and never changes a record.
    `notes` are what a person should know of how it was made.
    """

    kind: str
    key: str
    said: Mapping[str, Any] = field(default_factory=dict)
    assumed: Mapping[str, Any] = field(default_factory=dict)
    answered: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return str(self.said.get("name", ""))

    def values(self) -> dict[str, Any]:
        """Give all its fields, and the parts of those in parts, in the schema's order."""
        whole, schema = joined(self.assumed, self.said), schema_of(self.kind)["properties"]
        for name in IN_PARTS & whole.keys():
            whole[name] = {part: whole[name][part] for part in schema[name]["properties"] if part in whole[name]}
        return {name: whole[name] for name in schema if name in whole}

    def missing(self) -> tuple[str, ...]:
        """Name the fields that every such record must have and this one has not."""
        values = self.values()
        wanted = (*schema_of(self.kind)["required"], *(TO_BE_FOUND if self.kind == "venue" else ()))
        # A contact without any way to reach somebody is none.
        lacks = [name for name in wanted if name not in values or (name == "contact" and not reachable(values[name]))]
        nowhere = self.kind == "activity" and not {"venue", "online", "at_home"} & values.keys()
        return (*lacks, *(("venue",) if nowhere else ()))


def reachable(contact: Mapping[str, Any]) -> bool:
    """Whether there is any way to reach somebody."""
    return any(way in contact for way in WAYS)


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge the fields of a record. Those of `over` win; of a field in parts, each part by itself."""
    whole = dict(under)
    for name, value in over.items():
        parts = name in IN_PARTS and isinstance(value, Mapping) and isinstance(whole.get(name), Mapping)
        whole[name] = {**whole[name], **value} if parts else value
    return whole


def file_of(kind: str, identity: str) -> str:
    """Give the name of a record's file within the directory."""
    return f"{FOLDER_OF[kind]}/{identity}.yaml"


def put(found: dict[str, Any], name: str, value: Any) -> None:
    """Add a field, if there is anything to write in it."""
    if value is not None:
        found[name] = value


def unique(values: Iterable[str]) -> list[str]:
    """Give each value once, in the order given."""
    return list(dict.fromkeys(values))


def in_words(value: Any) -> str:
    """Give a value of a record on one line, for reading."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {in_words(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(map(in_words, value))
    return str(value)

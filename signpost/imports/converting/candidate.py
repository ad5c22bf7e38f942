"""Candidates: what a source, and a person's answers, say about one record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from signpost.records.file_names import FOLDERS
from signpost.records.schema import schema_of

WAYS: Final = ("phone", "text", "email", "website")
TO_BE_FOUND: Final = ("address", "postcode")  # what the checks require of every venue that is not sensitive
# Fields whose parts are independent: one can be known, or change, without the others.
IN_PARTS: Final = frozenset({"contact", "audience", "access"})
FOLDER_OF: Final = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True)
class Candidate:
    """A record that a source proposes. `key` is what the source knows it by.

    `said` holds what the source says, and what a person has answered about this record, whose fields are `answered`.
    `assumed` holds what a person has answered for many records at once, or what follows from a postcode: it fills gaps,
    and never changes a record. `notes` say what a person should know about how the candidate was made.
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
        """Return all its fields, and the parts of those that have parts, in the schema's order."""
        whole, schema = joined(self.assumed, self.said), schema_of(self.kind)["properties"]
        for name in IN_PARTS & whole.keys():
            whole[name] = {part: whole[name][part] for part in schema[name]["properties"] if part in whole[name]}
        return {name: whole[name] for name in schema if name in whole}

    def missing(self) -> tuple[str, ...]:
        """Return the names of required fields that this candidate lacks."""
        values = self.values()
        wanted = (*schema_of(self.kind)["required"], *(TO_BE_FOUND if self.kind == "venue" else ()))
        # A contact without any way to reach somebody is left out.
        lacks = [name for name in wanted if name not in values or (name == "contact" and not reachable(values[name]))]
        nowhere = self.kind == "activity" and not {"venue", "online", "at_home"} & values.keys()
        return (*lacks, *(("venue",) if nowhere else ()))


def reachable(contact: Mapping[str, Any]) -> bool:
    """Whether there is any way to reach somebody."""
    return any(way in contact for way in WAYS)


def joined(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Merge the fields of a record. Those of `over` win; a field that has parts is merged part by part."""
    whole = dict(under)
    for name, value in over.items():
        parts = name in IN_PARTS and isinstance(value, Mapping) and isinstance(whole.get(name), Mapping)
        whole[name] = {**whole[name], **value} if parts else value
    return whole


def file_of(kind: str, identity: str) -> str:
    """Return the name of a record's file within the directory."""
    return f"{FOLDER_OF[kind]}/{identity}.yaml"


def put(found: dict[str, Any], name: str, value: Any) -> None:
    """Add a field, if there is anything to write in it."""
    if value is not None:
        found[name] = value


def unique(values: Iterable[str]) -> list[str]:
    """Return the values without repeats, in the order given."""
    return list(dict.fromkeys(values))

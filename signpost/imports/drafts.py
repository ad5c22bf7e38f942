"""Drafts: records that are being made, before they have a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from signpost.records.schema import schema_of

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


def only(values: Iterable[str]) -> list[str]:
    """Each value once, in the order given."""
    return list(dict.fromkeys(values))

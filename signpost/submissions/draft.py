"""A record that a submission makes or changes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from signpost.records.directory import NAMES
from signpost.records.editing import with_fields
from signpost.records.model import Record
from signpost.records.writing import write_record

GONE: Final = object()  # the value of a field that is to be removed


@dataclass(frozen=True)
class Draft:
    """The values of a record as they are to be written. `before` is those in its file, or None if it is new."""

    kind: str
    id: str
    values: Mapping[str, Any]
    before: Mapping[str, Any] | None = None
    raw: bytes = b""

    @property
    def file(self) -> str:
        return f"{NAMES[self.kind]}/{self.id}.yaml"

    @property
    def changed(self) -> bool:
        return self.values != self.before

    def at(self, path: tuple[str, ...]) -> Any:
        """The value at a path, or None."""
        value: Any = self.values
        for name in path:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def with_value(self, path: tuple[str, ...], value: Any) -> "Draft":
        """The same with another value at a path, or without it if the value is GONE."""
        return replace(self, values=_with(self.values, path, value))

    def content(self) -> bytes | None:
        """The bytes of its file; None if the file is written in a way that can't be changed surely."""
        if self.before is None:
            return write_record(self.kind, dict(self.values)).encode()
        fields = {name: value for name, value in self.values.items() if self.before.get(name) != value}
        gone = [name for name in self.before if name not in self.values]
        return with_fields(self.kind, self.raw, fields, gone)


def of_record(record: Record) -> Draft:
    """The draft of a record that is there."""
    value = record.source.value
    values = value if isinstance(value, dict) else {}
    return Draft(record.source.kind, record.id, values, values, record.source.document.raw)


def _with(values: Mapping[str, Any], path: tuple[str, ...], value: Any) -> dict[str, Any]:
    head, *rest = path
    if rest:
        inner = values.get(head)
        value = _with(inner if isinstance(inner, dict) else {}, tuple(rest), value) or GONE
    if value is GONE:
        return {name: kept for name, kept in values.items() if name != head}
    return {**values, head: value}

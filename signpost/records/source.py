"""One record as it was typed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from signpost.records.document import Document, Mark, Path, Value, field_name
from signpost.records.problem import Place
from signpost.records.schema import Written, convert_scalars, schema_of, texts


@dataclass(frozen=True)
class Source:
    """One record as it was typed: its kind and id, its value, and where each part of it was typed."""

    kind: str
    id: str
    document: Document
    root: Path
    value: Value | None

    @property
    def file(self) -> str:
        return self.document.file

    @cached_property
    def typed(self) -> Any:
        """The value with texts turned into numbers and true/false if the schema asks for them."""
        return None if self.value is None else convert_scalars(schema_of(self.kind), self.value)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the record with what the schema says of it; none if there are no fields."""
        return tuple(texts(schema_of(self.kind), self.value)) if isinstance(self.value, dict) else ()

    def mark(self, path: Path) -> Mark | None:
        """Where exactly this part was typed, or None if it was not."""
        return self.document.marks.get(self.root + path)

    def has(self, path: Path) -> bool:
        """Whether this part was typed at all, valid or not."""
        if not self.document.sound:
            return self.mark(path) is not None
        value: Any = self.value
        for part in path:
            if not _holds(value, part):
                return False
            value = value[part]
        return True

    def place(self, path: Path = ()) -> Place:
        """Where a part was typed; if it was not, the place of the nearest part around it."""
        whole = self.root + path
        for end in range(len(whole), -1, -1):
            mark = self.document.marks.get(whole[:end])
            if mark:
                return Place(self.file, mark.line, mark.column, field_name(path))
        return Place(self.file, field=field_name(path))


def _holds(value: Any, part: str | int) -> bool:
    """Whether it is a mapping with a field of this name, or a list with an item of this number."""
    if isinstance(value, dict):
        return part in value
    return isinstance(value, list) and isinstance(part, int) and part < len(value)

"""JSON as sources give it: nothing lost, every number as the text that stands there, and the list within found."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from signpost.imports.cells import text_of
from signpost.imports.listing import SourceFault

LISTS: Final = ("contents", "contents_full", "items", "services", "content", "results", "data")


@dataclass(frozen=True)
class Found:
    """One service as a source has it, and where it stands."""

    value: Mapping[str, Any]
    where: str

    @property
    def id(self) -> str:
        """The source's id for it, or "" where it has none."""
        return str(self.value.get("id") or "").strip()


def parse(data: bytes, name: str) -> Any:
    """Read JSON with every number as the text that stands there. Raises SourceFault."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, _ = text_of(data, name)
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=_every_pair)
    except RecursionError:
        raise SourceFault(f"{name} is nested far deeper than any list of services.") from None
    except ValueError as error:
        start = text[:100].strip()
        kind = "is a web page" if start.startswith("<") else "is empty" if not start else "breaks off or is no JSON"
        raise SourceFault(f"{name} {kind}: {error}.") from None


def entries_of(value: Any) -> list[Any] | None:
    """Give the list in an envelope, or a bare list; None where there is neither."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or {"id", "name"} <= value.keys():
        return None
    return next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)


def _every_pair(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping that loses nothing where a key stands twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        found = {}
        for key, value in pairs:
            while key in found:
                key += " (again)"  # noqa: PLW2901  # the next free name
            found[key] = value
    return found

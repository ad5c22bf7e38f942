"""Parses JSON without losing anything: numbers stay as written, and a repeated key is kept twice.

Texts taken from a `Node` go to a name of the common form, and `rest` gives all the others.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from signpost.imports.reading.listing import Given, SourceFault
from signpost.imports.reading.table import decode

# Keys that only link a source's tables, or record how it was made. They say nothing to a reader.
STRUCTURAL: Final = frozenset({
    "id", "service_id", "location_id", "organization_id", "service_at_location_id", "contact_id", "phone_id",
    "address_id", "program_id", "link_id", "link_type", "link_entity", "taxonomy_term_id", "taxonomy_id",
    "parent_id", "parent_organization_id", "attribute_id", "accessibility_id", "cost_option_id", "schedule_id",
    "language_id", "metadata", "taxonomy", "taxonomy_detail", "term_uri", "vocabulary", "wkst",
})  # fmt: skip
TOTALS: Final = ("total_items", "totalElements", "total", "totalItems", "total_count", "totalCount")
NEXT: Final = frozenset(
    {"next", "next_page", "nextPage", "hasNextPage", "has_next", "nextPageToken", "next_page_token"}
)
HEADS: Final = ("meta", "pagination", "page", "links", "_links")
LISTS: Final = ("contents", "contents_full", "items", "services", "content", "results", "data")


def parse(data: bytes, name: str) -> Any:
    """Parse JSON with every number as it is written. Raises SourceFault."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text, _ = decode(data, name)
    try:
        return json.loads(text, parse_float=str, parse_int=str, parse_constant=str, object_pairs_hook=every_pair)
    except RecursionError:
        raise SourceFault(f"{name} is nested far deeper than any list of services.") from None
    except ValueError as error:
        start = text[:100].strip()
        kind = "is a web page" if start.startswith("<") else "is empty" if not start else "breaks off or is no JSON"
        raise SourceFault(f"{name} {kind}: {error}.") from None


def entries_of(value: Any) -> list[Any] | None:
    """Return the list in an envelope, or a bare list; None if there is neither."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or {"id", "name"} <= value.keys():
        return None
    return next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)


def number(value: Any, *names: str) -> int | None:
    """Return the number that an envelope has under the first of these names, if it is one."""
    found = next((value[name] for name in names if name in value), None) if isinstance(value, dict) else None
    text = str(found)
    return int(text) if text.isdecimal() and len(text) < 10 else None


def total_of(envelope: Any) -> int | None:
    """Return the number of services on all pages, as an envelope states it.

    "count" is that number only in an envelope with links to its neighbours; in others it is that of one page.
    """
    linked = isinstance(envelope, dict) and not envelope.keys().isdisjoint(("next", "previous"))
    names = (*TOTALS, *(("count",) if linked else ()))
    totals = (number(part, *names) for part in _heads(envelope))
    return next((total for total in totals if total is not None), None)


def page_count(envelope: Any) -> int | None:
    """Return the number of pages, as an envelope states it."""
    return number(envelope, "total_pages", "totalPages")


def leads_on(envelope: Any) -> bool:
    """Whether an envelope says that there is a page after it."""
    said = [value for part in _heads(envelope) for name, value in part.items() if name in NEXT]
    last = any(part.get("last_page", part.get("last")) is False for part in _heads(envelope))
    return last or any(value not in (None, False, "", "false", {}) for value in said)


def _heads(envelope: Any) -> list[dict[str, Any]]:
    """Return an envelope's own fields, and the objects in it that describe its pages."""
    parts = (envelope, *(envelope.get(name) for name in HEADS)) if isinstance(envelope, dict) else ()
    return [part for part in parts if isinstance(part, dict)]


def every_pair(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Make a mapping that keeps both values of a repeated key."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        while key in found:
            key += " (again)"  # noqa: PLW2901  # the next free name
        found[key] = value
    return found


class Item(dict[str, Any]):
    """One service, or one row of a table with the rows attached to it. `where` is its place in words.

    `label` is the start of the places of its texts.
    """

    def __init__(self, values: Mapping[str, Any], where: str, label: str = "") -> None:
        super().__init__(values)
        self.where, self.label = where, label

    @property
    def id(self) -> str:
        """The source's id for it, or "" if it has none."""
        return str(self.get("id") or "").strip()


class Node:
    """The fields of one JSON object. Each text and each object below is returned only once."""

    def __init__(self, value: Mapping[str, Any], label: str = "") -> None:
        self._texts: dict[str, list[Given]] = defaultdict(list)
        self._parts: dict[str, list[Node]] = defaultdict(list)
        self._asked: list[Node] = []
        self._taken: set[str] = set()
        start = value.label if isinstance(value, Item) else label
        for name, item in value.items():
            self._add(name, item, f"{start}, {name}".removeprefix(", "))

    def _add(self, name: str, value: Any, where: str) -> None:
        if isinstance(value, dict):
            self._parts[name].append(Node(value, where))
        elif isinstance(value, list):
            for number, item in enumerate(value, 1):
                self._add(name, item, f"{where} {number}")
        elif value is not None and str(value).strip():
            self._texts[name].append(Given(str(value).lower() if isinstance(value, bool) else str(value), where))

    def _take(self, given: Given) -> Given:
        if any(map(str.isalpha, given.text)):
            self._taken.add(given.text)
        return given

    def all(self, *names: str) -> tuple[Given, ...]:
        """Every text under these names, in their order; a list of texts gives each of them."""
        return tuple(self._take(given) for name in names for given in self._texts.pop(name, ()))

    def has(self, *names: str) -> bool:
        """Whether there is any text under these names that nobody has taken."""
        return any(self._texts.get(name) for name in names)

    def one(self, *names: str) -> Given | None:
        """The first text under the first of these names that has one. All others stay in the node."""
        texts = next((self._texts[name] for name in names if self._texts.get(name)), None)
        return self._take(texts.pop(0)) if texts else None

    def named(self, names: Mapping[str, tuple[str, ...]]) -> dict[str, Given]:
        """The first text for each of our names, by the names that sources have for it."""
        return {name: given for name, theirs in names.items() if (given := self.one(*theirs))}

    def parts(self, *names: str) -> list["Node"]:
        """The objects under these names: a single one, or those of a list."""
        found = [part for name in names for part in self._parts.pop(name, ())]
        self._asked += found
        return found

    def rest(self) -> Iterator[Given]:
        """Every text not taken yet, here and below, except structural keys and repeats of a text taken here."""
        for name, givens in self._texts.items():
            if name not in STRUCTURAL:
                yield from (given for given in givens if given.text not in self._taken)
        unasked = (part for name, parts in self._parts.items() if name not in STRUCTURAL for part in parts)
        for node in (*unasked, *self._asked):
            yield from node.rest()

"""The records of all members as they are here: with their ids, their owner, and the checks of all who have them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from signpost.joining.findings import Finding
from signpost.joining.local import localised
from signpost.joining.members import Key, MemberDirectory, typed
from signpost.joining.naming import Ids, id_here, renamed
from signpost.joining.same import Same
from signpost.records.document import Value
from signpost.records.model import Activity, Record
from signpost.records.schema import Schema, schema_of
from signpost.values.phone import for_tel_link
from signpost.values.text import one_line

# By the schema's `x-review`: the fields in which two directories must not differ without a person's knowing.
TELLING: Final = frozenset({"contact", "place", "people", "patient-details"})
AS_OPEN: Final = {"status": "open"}  # what a record says that doesn't say it


class Merging:
    """The joined records, kind by kind. `findings` fills up on the way."""

    def __init__(self, members: Sequence[MemberDirectory], same: Same, ids: Ids) -> None:
        self.findings: list[Finding] = []
        self._members = {member.id: member for member in members}
        self._ids = ids
        self._sets: dict[Key, list[Key]] = {}
        for key, lead in same.items():
            self._sets.setdefault(lead, []).append(key)
        self._taken = {(key.kind, id_) for key, id_ in ids.items()}

    def records(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The id and value of every joined record of a kind."""
        for lead, keys in self._sets.items():
            if lead.kind == kind:
                yield self._ids[lead], self._record(keys)

    def _record(self, keys: Sequence[Key]) -> dict[str, Any]:
        """One record for all that are of the same thing: a sensitive one, or else the one of which was last heard."""
        shown, *others = sorted(keys, key=self._rank, reverse=True)
        values = {key: self._value(key) for key in keys}
        value = values[shown]
        if len(keys) > 1 and "areas" in value:
            listed = (area for key in keys for area in values[key].get("areas", ()))
            value["areas"] = list(dict.fromkeys(listed))  # each directory's own people find it
        also = [self._also(key, values[shown], values[key], secret=self._is_sensitive(shown)) for key in others]
        value["joined"] = {"from": shown.member, "id": shown.id, **({"also": also} if also else {})}
        self._tell(shown, others, also)
        return value

    def _record_of(self, key: Key) -> Record:
        return self._members[key.member].directory.of_kind(key.kind)[key.id]

    def _is_sensitive(self, key: Key) -> bool:
        return self._members[key.member].is_sensitive(self._record_of(key))

    def _rank(self, key: Key) -> tuple[bool, date]:
        record = self._record_of(key)
        days = (
            (record.verified.on if record.verified else None, record.status_since)
            if isinstance(record, Activity)
            else ()
        )
        return self._is_sensitive(key), max((day for day in days if day), default=date.min)

    def _value(self, key: Key) -> dict[str, Any]:
        member, record = self._members[key.member], self._record_of(key)
        to_here = id_here(self._ids, key.member)
        value: dict[str, Any] = renamed(key.kind, typed(record), to_here)
        value.pop("joined", None)
        value.pop("id", None)
        if former := value.pop("formerly", None):
            free = [id_ for id_ in former if (key.kind, id_) not in self._taken]
            self._taken |= {(key.kind, id_) for id_ in free}
            value |= {"formerly": free} if free else {}
        return localised(key.kind, value, member, to_here)

    def _also(self, key: Key, shown: Mapping[str, Any], own: Mapping[str, Any], *, secret: bool) -> dict[str, Any]:
        """What is said of the record of another directory. Nothing is, beyond its name, of what must not be found."""
        found: dict[str, Any] = {"from": key.member, "id": key.id}
        if secret:
            return found
        found |= {name: own["verified"][name] for name in ("on", "by", "how") if name in own.get("verified", {})}
        differs = list(_differing(key.kind, shown, own))
        return found | ({"differs": differs} if differs else {})

    def _tell(self, shown: Key, others: Sequence[Key], also: Sequence[Mapping[str, Any]]) -> None:
        for key, told in zip(others, also, strict=True):
            words = f"{self._named(shown)} and {self._named(key)}"
            if self._is_sensitive(shown):
                if not self._is_sensitive(key):
                    self.findings.append(Finding("secret", words))
                continue
            self.findings.append(Finding("same", words))
            if differs := told.get("differs"):
                labels = schema_of(key.kind)["properties"]
                which = ", ".join(labels[name]["title"].lower() for name in differs)
                self.findings.append(Finding("differs", f"{words}: {which}"))

    def _named(self, key: Key) -> str:
        return f"{key.kind} {key.id} of {self._members[key.member].name}"


def _differing(kind: str, shown: Mapping[str, Any], other: Mapping[str, Any]) -> Iterator[str]:
    """The fields that both give, with different values, and by which people find, ring or trust a group."""
    for name, field in schema_of(kind)["properties"].items():
        first, second = (value.get(name, AS_OPEN.get(name)) for value in (shown, other))
        if first and second and _reviewed(field) and _plain(first) != _plain(second):
            yield name


def _reviewed(field: Schema) -> bool:
    inner = (*field.get("properties", {}).values(), *([field["items"]] if "items" in field else []))
    return field.get("x-review") in TELLING or any(map(_reviewed, inner))


def _plain(value: Value) -> object:
    """A value without differences that nobody would notice: in capitals, spaces, and how a number is grouped."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return sorted(map(repr, map(_plain, value)))
    return for_tel_link(value) or (one_line(value).value or "").casefold()

"""Checks of one record at a time. Results are cached until the record, or anything else that they see, changes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from datetime import date
from typing import Any, Final

from signpost.records.cache import Cache, code_digest, digest
from signpost.records.directory import Directory
from signpost.records.model import Need, Record
from signpost.records.problem import Problem
from signpost.records.schema import parse_scalar
from signpost.records.to_record import CLASSES

MAKERS: Final = ("values", "records", "checks")
MANY: Final = 100  # records; checking fewer is quicker in one process


@dataclass(frozen=True)
class Context:
    """All that a check of one record may use besides the record; its result is cached under a fingerprint of these."""

    today: date
    real: bool  # whether numbers and addresses must be real ones
    sensitive: bool  # whether the record is sensitive, by its own field or its owner's
    ids: Mapping[str, Iterable[str]]  # of all records, by kind
    areas: tuple[str, ...] = ()  # the names of all areas
    places: tuple[str, ...] = ()  # the names of all venues that may be found
    hidden: tuple[str, ...] = ()  # the names of all sensitive services and places
    needs: Mapping[str, Need] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)  # the id of today by kind and former id: "venue old-hall"


RecordCheck = Callable[[Any, Context], Iterator[Problem]]  # the record is of a kind that it was declared for


class PerRecord:
    """A check of single records, of some kinds or of all. Called like any other check, it checks all of them."""

    def __init__(self, check: RecordCheck, kinds: tuple[str, ...]) -> None:
        self.__name__ = check.__name__
        self.__doc__ = check.__doc__
        self._check = check
        self._kinds = kinds

    def __call__(self, directory: Directory, today: date) -> Iterator[Problem]:
        contexts = Contexts(directory, today)
        return (found for record in directory.records() for found in self.of(record, contexts.of(record)))

    def of(self, record: Record, context: Context) -> Iterator[Problem]:
        """The problems in one record."""
        if not self._kinds or record.source.kind in self._kinds:
            yield from self._check(record, context)


def per_record(*kinds: str) -> Callable[[RecordCheck], PerRecord]:
    """Make a check of one record into a check of each record of these kinds, or of all."""
    return lambda check: PerRecord(check, kinds)


class Contexts:
    """The contexts for the checks of a directory's records."""

    def __init__(self, directory: Directory, today: date) -> None:
        about = directory.about
        value = about.source.value
        real = isinstance(value, dict) and parse_scalar(str(value.get("demonstration", "no")), bool) is False
        ids = {kind: tuple(directory.of_kind(kind)) for kind in CLASSES}
        areas = tuple(name for area in directory.areas.values() for name in (area.name, *area.also_called))
        places = tuple(
            sorted(own.name for own in directory.venues.values() if own.name and not directory.is_sensitive(own))
        )
        hidden = tuple(sorted(directory.sensitive_names))
        renamed = {f"{kind} {former}": record.id for (kind, former), record in directory.former_ids.items()}
        self._directory = directory
        self._contexts = {
            own: Context(today, real, own, ids, areas, places, hidden, directory.needs, renamed)
            for own in (False, True)
        }
        needs = sorted({need.source.document.digest for need in directory.needs.values()})
        told = json.dumps([today.isoformat(), real, ids, areas, places, hidden, needs, renamed])
        self._key = f"{code_digest(*MAKERS)} {digest(told.encode())}"

    def of(self, record: Record) -> Context:
        """The context for checks of this record."""
        return self._contexts[self._directory.is_sensitive(record)]

    def key(self, record: Record) -> str:
        """The cache key: a fingerprint of all that a check of this record can see."""
        source = record.source
        hidden = self._directory.is_sensitive(record)
        return digest(f"{self._key} {source.file} {source.root} {source.document.digest} {hidden}".encode())


def check_per_record(
    directory: Directory, today: date, checks: tuple[PerRecord, ...], cache: Cache
) -> Iterator[Problem]:
    """Yield the problems that these checks find in each record, from the cache if nothing that they see has changed."""
    contexts = Contexts(directory, today)
    unknown: list[tuple[str, Record]] = []
    for record in directory.records():
        kept = cache.get(key := contexts.key(record))
        if kept is None:
            unknown.append((key, record))
        else:
            yield from (Problem(*parts) for parts in kept)

    def look(part: int, parts: int) -> list[list[tuple[object, ...]]]:
        return [
            [astuple(found) for check in checks for found in check.of(record, contexts.of(record))]
            for _, record in unknown[part::parts]
        ]

    parts = cache.shared(look) if len(unknown) >= MANY else [look(0, 1)]
    for part, found in enumerate(parts):
        for (key, record), problems in zip(unknown[part :: len(parts)], found, strict=True):
            cache.put(key, problems, record.source.file if problems else "")
            yield from (Problem(*parts) for parts in problems)  # type: ignore[arg-type] # as they were taken apart

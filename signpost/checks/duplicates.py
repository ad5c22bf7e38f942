"""Duplicates: no id twice, and no group twice under two names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from signpost.checks.redaction import redacted_files
from signpost.records.directory import Directory
from signpost.records.model import ASK, Activity, Organisation
from signpost.records.problem import Problem, problem, quoted
from signpost.records.source import Source
from signpost.values.names import unaccented
from signpost.values.phone import for_tel_link
from signpost.values.web import host_of

ALIKE = 85  # of 100; how similar two names must be
COMMON = 60  # a venue or phone that more groups share is no sign of a duplicate
RARE = 5  # a word in at most this many names is rare
Group = Activity | Organisation


def duplicate_ids(directory: Directory, today: date) -> Iterator[Problem]:
    """A second record with the same id, in the files that hold lists."""
    seen: dict[tuple[str, str], Source] = {}
    for source in directory.folder.sources:
        if not source.root or not source.id:
            continue
        first = seen.setdefault((source.kind, source.id), source)
        if first is not source and (line := first.place(("id",)).line) != source.place(("id",)).line:
            yield problem(
                source.place(("id",)),
                "id-duplicate",
                f"The id {quoted(source.id)} is already taken on line {line}.",
                "Give this one an id of its own, or delete it if it is the same.",
            )


def near_duplicates(directory: Directory, today: date) -> Iterator[Problem]:
    """Pairs of names that are nearly the same, among records that share something.

    Only records with a phone number, web host, venue or rare word in common are compared: all against all
    would take 20 seconds at 10,000 records.
    """
    kinds: tuple[list[Group], list[Group]] = (
        list(directory.activities.values()),
        list(directory.organisations.values()),
    )
    for groups in kinds:
        pairs = [(groups[first], groups[second]) for first, second in sorted(_sharing(groups))]
        alike = [sorted(pair, key=_age) for pair in pairs if _looks_like(*pair)]
        silent = redacted_files(directory) if alike else frozenset()
        for older, newer in alike:
            yield _twice(older, newer, redact=older.source.file in silent)


def _looks_like(first: Group, second: Group) -> bool:
    names = _plain(first.name), _plain(second.name)
    return all(names) and fuzz.token_sort_ratio(*names, score_cutoff=ALIKE) >= ALIKE


def _twice(older: Group, newer: Group, *, redact: bool) -> Problem:
    name = "a name that" if redact else f"{quoted(older.name)}, which"
    return problem(
        newer.place("name"),
        "group-twice",
        f"{quoted(newer.name)} looks like {name} is already in {older.source.file}.",
        "If it is the same group, keep one file and delete the other. If not, make the names easier to tell apart.",
    )


def _age(group: Group) -> tuple[date, str]:
    return (group.added if isinstance(group, Activity) else date.min, group.id)


def _sharing(groups: list[Group]) -> set[tuple[int, int]]:
    """The pairs, as indexes, of records that have a trait in common."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for trait in _traits(group):
            having[trait].append(index)
        for word in set(_plain(group.name).split()):
            words[word].append(index)
    shared = [found for found in having.values() if len(found) <= COMMON]
    shared += [found for found in words.values() if len(found) <= RARE]
    return {(first, second) for found in shared for first in found for second in found if first < second}


def _traits(group: Group) -> Iterator[str]:
    if number := for_tel_link(group.contact.phone):
        yield f"phone {number}"
    if host := host_of(group.contact.website).removeprefix("www."):
        yield f"host {host}"
    if isinstance(group, Activity) and group.venue not in {"", ASK}:
        yield f"venue {group.venue}"


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """A name in small letters without accents and punctuation, for comparing."""
    return re.sub(r"[^\w\s]+", " ", unaccented(name.lower()).replace("&", " and "))

"""Duplicates: no id twice, and no group twice under two names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from signpost.checks.redaction import redacted_files
from signpost.records.directory import Directory
from signpost.records.model import ASK, Activity, Organisation, Venue
from signpost.records.problem import Problem, problem, quoted
from signpost.records.source import Source
from signpost.values.names import unaccented
from signpost.values.phone import for_tel_link
from signpost.values.web import host_of

ALIKE = 85  # of 100; how similar two names must be
COMMON = 60  # a venue or phone that more groups share is no sign of a duplicate
RARE = 5  # a word in at most this many names is rare
NUMBER = re.compile(r"(?:(?:unit|flat) )?(\d+[a-z]?)\b", re.IGNORECASE)  # of a house, at the start of an address
Kept = Activity | Organisation | Venue


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


@dataclass(frozen=True)
class Twins:
    """Two records that may be of the same thing: the older, the newer, and what they have in common, in words."""

    older: Kept
    newer: Kept
    alike: str


def near_duplicates(directory: Directory, today: date) -> Iterator[Problem]:
    """Records that may be of the same group, organisation or place."""
    found = list(twins(directory))
    silent = redacted_files(directory) if found else frozenset()
    for pair in found:
        yield _twice(pair, redact=pair.older.source.file in silent)


def twins(directory: Directory) -> Iterator[Twins]:
    """Pairs of activities, organisations and venues that have nearly the same name or place, or all of how to come.

    Only records with a phone number, web host, place or rare word in common are compared: all against all would take 20
    seconds at 10,000 records.
    """
    kinds: tuple[list[Kept], ...] = (
        list(directory.activities.values()),
        list(directory.organisations.values()),
        list(directory.venues.values()),
    )
    for records in kinds:
        pairs = [(records[first], records[second]) for first, second in sorted(_sharing(records))]
        for pair in pairs:
            if alike := _alike(*pair):
                older, newer = sorted(pair, key=_age)
                yield Twins(older, newer, alike)


def _alike(first: Kept, second: Kept) -> str:
    """What two records have in common that two of different things would not; "" if there is nothing."""
    names = _plain(first.name), _plain(second.name)
    if all(names) and fuzz.token_sort_ratio(*names, score_cutoff=ALIKE) >= ALIKE:
        return "name"
    if isinstance(first, Venue) and isinstance(second, Venue):
        return "address" if _door(first) and _door(first) == _door(second) else ""
    if isinstance(first, Activity) and isinstance(second, Activity):
        return "phone number, place and hour" if _meet_as_one(first, second) else ""
    return ""


def _meet_as_one(first: Activity, second: Activity) -> bool:
    """Whether two activities have the same phone and place, and begin at the same hour of the same day."""
    number, place = for_tel_link(first.contact.phone), first.venue
    if not number or place in {"", ASK} or (for_tel_link(second.contact.phone), second.venue) != (number, place):
        return False
    hours = [
        {(one.day, one.repeats, one.week, one.date, one.starts) for one in own.sessions} for own in (first, second)
    ]
    return not hours[0].isdisjoint(hours[1])


def _door(venue: Venue) -> str:
    """A venue's postcode and the number of its house; "" if one of them is not known."""
    number = NUMBER.match(venue.address)
    return f"{venue.postcode} {number[1].lower()}" if venue.postcode and number else ""


def _twice(pair: Twins, *, redact: bool) -> Problem:
    newer, older = quoted(pair.newer.name), "another" if redact else quoted(pair.older.name)
    said = {
        "name": f"{newer} looks like {'a name that' if redact else f'{older}, which'} is already in",
        "address": f"{newer} has the same address as {older}, which is in",
    }.get(pair.alike, f"{newer} has the same {pair.alike} as {older}, which is in")
    thing = "place" if isinstance(pair.newer, Venue) else "group"
    return problem(
        pair.newer.place("name"),
        "group-twice",
        f"{said} {pair.older.source.file}.",
        f"If it is the same {thing}, keep one file and delete the other. If not, make the names easier to tell apart.",
    )


def _age(record: Kept) -> tuple[date, str]:
    return (record.added if isinstance(record, Activity) else date.min, record.id)


def _sharing(records: list[Kept]) -> set[tuple[int, int]]:
    """The pairs, as indexes, of records that have a trait in common."""
    having: defaultdict[str, list[int]] = defaultdict(list)
    words: defaultdict[str, list[int]] = defaultdict(list)
    for index, record in enumerate(records):
        for trait in _traits(record):
            having[trait].append(index)
        for word in set(_plain(record.name).split()):
            words[word].append(index)
    shared = [found for found in having.values() if len(found) <= COMMON]
    shared += [found for found in words.values() if len(found) <= RARE]
    return {(first, second) for found in shared for first in found for second in found if first < second}


def _traits(record: Kept) -> Iterator[str]:
    if isinstance(record, Venue):
        if record.postcode:
            yield f"postcode {record.postcode}"
        return
    if number := for_tel_link(record.contact.phone):
        yield f"phone {number}"
    if host := host_of(record.contact.website).removeprefix("www."):
        yield f"host {host}"
    if isinstance(record, Activity) and record.venue not in {"", ASK}:
        yield f"venue {record.venue}"


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """A name in small letters without accents and punctuation, for comparing."""
    return re.sub(r"[^\w\s]+", " ", unaccented(name.lower()).replace("&", " and "))

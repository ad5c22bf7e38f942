"""Changes in which records are protected since the site was last built, which the records alone can't show."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.checks.words import join_words
from signpost.records.cache import digest
from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.records.problem import Problem, problem

# By the fingerprint of the path of each activity, organisation and venue: that of its name if it is sensitive, else "".
# Only fingerprints are kept, since some names are those of houses.
Protection = Mapping[str, str]
SHOWN: Final = {
    "venue": "where it meets",
    "sessions": "when it meets",
    "address": "its address",
    "postcode": "its postcode",
    "coordinates": "its place on the map",
    "contact": "how to get in touch",
}


def protection(directory: Directory) -> Protection:
    """Return which records are protected now, to compare with next time."""
    return {
        _mark(record.source.file): _mark(record.name.casefold()) if directory.is_sensitive(record) else ""
        for record in directory.protectable()
    }


def protection_changed(directory: Directory, before: Protection) -> Iterator[Problem]:
    """Records that were sensitive and no longer are, by file or by name, and those that have become sensitive."""
    there = {_mark(record.source.file) for record in directory.protectable()} if before else set()
    gone = {name for file, name in before.items() if name and file not in there}
    for record in directory.protectable() if before else ():
        was = before.get(_mark(record.source.file))
        if directory.is_sensitive(record):
            if was == "":
                yield _become(record)
        elif was or (was is None and _mark(record.name.casefold()) in gone):
            yield _lifted(record)


def _mark(text: str) -> str:
    return digest(text.encode())


def _lifted(record: Record) -> Problem:
    shown = join_words([words for name, words in SHOWN.items() if record.has(name)]) or "all that it says"
    return problem(
        record.place("sensitive"),
        "sensitive-lifted",
        f"This was sensitive when the site was last built, and it is not now. The next site shows {shown}.",
        "If nobody who may decide it has said so, write sensitive: yes again before you publish, and take the place "
        "out. If it is right, there is nothing to change: after the next site this is not said again.",
    )


def _become(record: Record) -> Problem:
    return problem(
        record.place("sensitive"),
        "sensitive-become",
        "This is sensitive now, and it was not when the site was last built. Old copies may still show where it is.",
        "Look for it in each: the site that is published now, until the next one takes its place; the history in Git, "
        "and copies of it; search engines and web archives; pages and calendars that visitors have kept; and leaflets "
        "and lists that were printed. The next build clears the folder .cache.",
    )

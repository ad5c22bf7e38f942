"""Redaction: what was typed in the records of sensitive services is repeated nowhere.

In doubt it redacts: a record that may belong to a sensitive service is treated like one that does.
"""

import re
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cache
from pathlib import PurePath
from typing import Final

from signpost.checks.sensitive import name_reveals_location
from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation
from signpost.records.problem import NOT_SHOWN, Problem, without_quotes
from signpost.records.schema import KINDS, fields_of
from signpost.values.spelling import closest_match

UNNAMED: Final = "not named here"
OWNERS: Final = {"organisation": "organisations", "parent": "organisations", "venue": "venues"}


def redacted(
    directory: Directory, found: Collection[Problem], shown: Container[Problem] | None = None
) -> Iterator[Problem]:
    """Return the problems redacted: without quotes, and of those about a sensitive place only that it must go.

    `shown` are those to return, if not all: what has to be redacted is known from all of them.
    """
    silent = unquotable_files(directory, found) if found else frozenset()
    places = {(item.file, item.field) for item in found if item.code == "sensitive-place"}
    names = _replacement_names(directory, silent, found)
    for item in found if shown is None else filter(shown.__contains__, found):
        field = re.split(r"[.\[]", item.field, maxsplit=1)[0]
        if item.code == "sensitive-place" or (item.file, field) not in places:
            yield _without_names(_redacted(item) if item.file in silent else item, names)


def unquotable_files(directory: Directory, found: Iterable[Problem]) -> frozenset[str]:
    """The files from which nothing may be quoted: of services that are or may be sensitive, by what checks found."""
    unanswered = (item.file for item in found if item.code in {"sensitive-unanswered", "sensitive-told"})
    return redacted_files(directory, unanswered)


def _replacement_names(directory: Directory, silent: Set[str], found: Collection[Problem]) -> Mapping[str, str]:
    """Names to use for files whose own names reveal a location: the folder, and the file's number in it."""
    telling = sorted(file for file in silent if name_reveals_location(file))
    if not telling:
        return {}
    files = sorted({source.file for source in directory.folder.sources} | {item.file for item in found})
    named = {}
    for file in telling:
        folder = f"{file.partition('/')[0]}/"
        same = [other for other in files if other.startswith(folder)]
        named[file] = f"{folder}(file {same.index(file) + 1} of {len(same)} by name, {UNNAMED})"
    return named


def _without_names(item: Problem, names: Mapping[str, str]) -> Problem:
    """The same problem without these files' names, and without the ids made from them."""
    message, fix = item.message, item.fix
    for file in names:
        for name in (file, PurePath(file).stem):
            message, fix = message.replace(name, NOT_SHOWN), fix.replace(name, NOT_SHOWN)
    return replace(item, file=names.get(item.file, item.file), message=message, fix=fix) if names else item


def _redacted(item: Problem) -> Problem:
    known = set(re.findall(r"[^\W\d]+", item.field)) <= _field_names()
    return replace(without_quotes(item), field=item.field if known else "")


@cache
def _field_names() -> frozenset[str]:
    return frozenset(field.name for kind in KINDS for field in fields_of(kind))


def redacted_files(directory: Directory, more: Iterable[str] = ()) -> frozenset[str]:
    """The files of services that are or may be sensitive, and of all that belongs or may belong to one of them.

    `more` are further files that may be. An organisation or venue that can't be read may be sensitive. A record may
    belong to one if it names an id that is nearly the same.
    """
    silent = {*directory.seemingly_sensitive_files, *_unread(directory), *more}
    records: tuple[Organisation | Activity, ...] = (
        *directory.organisations.values(),
        *directory.activities.values(),
    )
    owners = {record.source.file: tuple(_owners(directory, record)) for record in records}
    while more := {file for file, names in owners.items() if file not in silent and not silent.isdisjoint(names)}:
        silent |= more
    return frozenset(silent)


def _unread(directory: Directory) -> Iterator[str]:
    """The files of organisations and venues that can't be read, or that were refused because of their names."""
    for record in (*directory.organisations.values(), *directory.venues.values()):
        if not isinstance(record.source.value, dict):
            yield record.source.file
    for found in directory.folder.problems:
        if found.file.startswith(("organisations/", "venues/")) and found.code.startswith("file-"):
            yield _file_of(*found.file.split("/", 1))


def _file_of(folder: str, name: str) -> str:
    """The correct name of a file: lantern-project.yaml for Lantern-Project.yaml.txt."""
    return f"{folder}/{PurePath(name).name.split('.')[0].lower()}.yaml"


def _owners(directory: Directory, record: Organisation | Activity) -> Iterator[str]:
    """The files of the records that this one names, or nearly names, as its owners."""
    typed = record.source.value if isinstance(record.source.value, dict) else {}
    for name, folder in OWNERS.items():
        known = directory.organisations if folder == "organisations" else directory.venues
        value = typed.get(name, [])
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str):
                yield f"{folder}/{text if text in known else closest_match(text, known) or text}.yaml"

"""Which problems a change has to answer for: those in records that it touches, and those that it causes elsewhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from signpost.records.directory import Directory
from signpost.records.document import Value
from signpost.records.file_names import LIST_FILES
from signpost.records.problem import Problem

NUMBER: Final = re.compile(r"\d+")


class Owner(NamedTuple):
    """The record that a problem is in: its file and, in a file that holds a list, its id; "" if it has none."""

    file: str
    id: str = ""


class Known(NamedTuple):
    """What makes a problem of two states the same one. Numbers are left out: lines and counts move with the rest."""

    owner: Owner
    field: str
    code: str
    message: str


def to_answer_for(
    old: Directory, new: Directory, before: Collection[Problem], after: Collection[Problem]
) -> Iterator[Problem]:
    """Of the problems `after` a change, those in touched records, and those that were not there `before`."""
    touched = _touched(old, new)
    left = Counter(_known(old, item) for item in before)
    for item in after:
        known = _known(new, item)
        there = left[known] > 0
        left[known] -= 1
        if known.owner in touched or not there:
            yield item


def _touched(old: Directory, new: Directory) -> frozenset[Owner]:
    """The records that differ. A record by itself in a file differs if any byte does, a comment too."""
    was, now = dict(_states(old)), dict(_states(new))
    return frozenset(owner for owner, state in now.items() if owner not in was or was[owner] != state)


def _states(directory: Directory) -> Iterator[tuple[Owner, str | Value | None]]:
    for source in directory.folder.sources:
        yield Owner(source.file), source.document.digest
        if source.root:
            yield Owner(source.file, source.id), source.value


def _known(directory: Directory, item: Problem) -> Known:
    return Known(_owner(directory, item), item.field, item.code, NUMBER.sub("", item.message))


def _owner(directory: Directory, item: Problem) -> Owner:
    """The last record of its list that starts on its line or before."""
    if item.file not in LIST_FILES:
        return Owner(item.file)
    listed = (source for source in directory.folder.sources if source.root and source.file == item.file)
    starts = {source.place().line: source.id for source in listed}
    line = max((line for line in starts if line <= item.line), default=0)
    return Owner(item.file, starts.get(line, ""))

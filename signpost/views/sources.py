"""Whose the records of a directory are: other directories, and lists they were made from."""

from collections.abc import Iterator

from signpost.records.directory import Directory
from signpost.values.licences import LICENCES
from signpost.views.open_data import OpenData


def sources(directory: Directory) -> tuple[str, ...]:
    """The directories that keep records of this one, and the lists that open records were made from.

    Each has its licence, if it has one or asks to be named with it.
    """
    return (*_members(directory), *_lists(directory))


def _members(directory: Directory) -> Iterator[str]:
    for member in directory.members.values():
        terms = LICENCES.get(member.licence)
        yield ", ".join(filter(None, (member.name, terms.title if terms else "")))


def _lists(directory: Directory) -> Iterator[str]:
    own = OpenData(directory)
    kinds = (own.activities, own.organisations, own.venues)
    imported = {(one.imported.from_, one.imported.licence) for kind in kinds for one in kind.values() if one.imported}
    return (", ".join(filter(None, names)) for names in sorted(imported))

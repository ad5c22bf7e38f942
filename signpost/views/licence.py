"""On which terms a directory's records may be used, and which lists they were made from."""

from dataclasses import dataclass
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import About
from signpost.views.open_data import OpenData


@dataclass(frozen=True)
class Licence:
    """A licence: its id in the list of the Open Definition, its title, and where it can be read."""

    id: str
    title: str
    address: str


CC0: Final = Licence("CC0-1.0", "CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/")


def licence(about: About) -> Licence | None:
    """The licence of the records, as LICENSE-directory has it for the demonstration; None if the directory has none."""
    return CC0 if about.demonstration else None


def sources(directory: Directory) -> tuple[str, ...]:
    """The lists of others that open records were made from, each with its licence if it asks to be named."""
    own = OpenData(directory)
    kinds = (own.activities, own.organisations, own.venues)
    imported = {(one.imported.from_, one.imported.licence) for kind in kinds for one in kind.values() if one.imported}
    return tuple(", ".join(filter(None, names)) for names in sorted(imported))

"""How many people live in an area, and how many of them in the poorest fifth of the country."""

from dataclasses import dataclass

from signpost.records.directory import Directory
from signpost.records.model import Area


@dataclass(frozen=True)
class Residents:
    """The people of an area."""

    count: int


def residents(directory: Directory, area: Area) -> Residents | None:
    return None

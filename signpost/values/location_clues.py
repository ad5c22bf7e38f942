"""What in a text could lead to a door: the four kinds of it, each with the code of its problem and what to call it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from signpost.values.directions import gives_directions
from signpost.values.map_points import names_point, postcodes_in
from signpost.values.streets import names_street


class LocationClue(NamedTuple):
    """One kind of what leads to a door."""

    code: str
    what: str


POSTCODE: Final = LocationClue("sensitive-postcode", "a postcode")
STREET: Final = LocationClue("sensitive-address", "a street address")
POINT: Final = LocationClue("sensitive-map", "a point on a map or a link to one")
WAY: Final = LocationClue("sensitive-directions", "directions to a place")


def location_clues(text: str, areas: Iterable[str] = (), *, in_touch: bool = False) -> Iterator[LocationClue]:
    """What in a text could lead to a door. The names of `areas`, which are wide, lead to none.

    `in_touch` if the text's field says how to get in touch, or in.
    """
    if next(postcodes_in(text), None):
        yield POSTCODE
    if names_street(_without(tuple(areas), text)):
        yield STREET
    if names_point(text):
        yield POINT
    if gives_directions(text, in_touch=in_touch):
        yield WAY


def reveals_location(text: str) -> bool:
    """Whether anything in a text could lead to a door."""
    return next(location_clues(text), None) is not None


def _without(areas: tuple[str, ...], text: str) -> str:
    """A text without the names of areas, save after a number: 12 Grove Park is a street wherever Grove Park is one."""
    return _names(areas).sub("there", text) if areas else text


@cache
def _names(areas: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(areas, key=len, reverse=True)))
    return re.compile(rf"(?<!\d )(?<!\d)(?<!\d[a-z] )\b(?:{names})\b")

"""Clues to a location in a text: four kinds, each with the code of its problem and its name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from signpost.values.directions import gives_directions
from signpost.values.map_points import names_point, postcodes_in
from signpost.values.streets import names_street


class LocationClue(NamedTuple):
    """One kind of clue to a location."""

    code: str
    what: str


POSTCODE: Final = LocationClue("sensitive-postcode", "a postcode")
STREET: Final = LocationClue("sensitive-address", "a street address")
POINT: Final = LocationClue("sensitive-map", "a point on a map or a link to one")
NAMED_PLACE: Final = LocationClue("sensitive-place", "the name of a place")
WAY: Final = LocationClue("sensitive-directions", "directions to a place")


def location_clues(text: str, areas: Iterable[str] = (), *, in_touch: bool = False) -> Iterator[LocationClue]:
    """The kinds of clue to a location in a text. The names of `areas` are no clue, since areas are wide.

    `in_touch` if the text's field says how to get in touch or get in.
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
    """Whether there is any clue to a location in a text."""
    return next(location_clues(text), None) is not None


def _without(areas: tuple[str, ...], text: str) -> str:
    """A text without the names of areas, except after a number: 12 Grove Park is a street, whatever area there is."""
    return _names(areas).sub("there", text) if areas else text


@cache
def _names(areas: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(areas, key=len, reverse=True)))
    return re.compile(rf"(?<!\d )(?<!\d)(?<!\d[a-z] )\b(?:{names})\b")

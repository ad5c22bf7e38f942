"""The forms of a point on the map: postcodes, coordinates, grid references, words and codes for squares, map links."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from signpost.values.confusables import as_read
from signpost.values.patterns import compiled, parts
from signpost.values.sectors import WITHOUT_CENTRES, districts

GAP: Final = r"[\W_]{0,3}"
# A postcode as it is written, with any characters between its halves.
POSTCODE: Final = re.compile(rf"(?<![A-Z0-9])[A-Z]{{1,2}}[0-9][A-Z0-9]?{GAP}[0-9][A-Z]{{2}}(?![A-Z0-9])", re.IGNORECASE)
# As it may be typed: with O and I for 0 and 1 or the other way round, or with characters between all its letters.
SLIPPED: Final = re.compile(
    rf"(?<![A-Z0-9])(?=([A-Z0-9]{{2,4}}){GAP}([0-9OIL][A-Z01]{{2}})(?![A-Z0-9]))", re.IGNORECASE
)
APART: Final = re.compile(
    rf"(?<![A-Z0-9])([A-Z](?:{GAP}[A-Z])?{GAP}[0-9](?:{GAP}[A-Z0-9])?){GAP}([0-9]{GAP}[A-Z]{GAP}[A-Z])(?![A-Z0-9])",
    re.IGNORECASE,
)
# A postcode's letters and digits, by how it starts. Source: Royal Mail, "PAF Programmers Guide", postcode format.
SHAPES: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?")
READ_AS: Final = {"0": "0O", "O": "O0", "1": "1IL", "I": "I1", "L": "L1"}
NEVER_LAST: Final = frozenset("CIKMOV")
NORTHERN: Final = tuple(WITHOUT_CENTRES)
POINT: Final = compiled("map_points", "POINTS", parts("map_points"), re.IGNORECASE)


def postcodes_in(text: str) -> Iterator[str]:
    """Every postcode in a text, including those typed with O for 0 and the like."""
    reading = _reading(text)
    yield from (match.group() for match in POSTCODE.finditer(reading))
    for form in (SLIPPED, APART):
        for match in form.finditer(reading):
            outward, inward = (re.sub(r"[\W_]+", "", half).upper() for half in match.groups())
            if any(char.isdigit() for char in outward + inward):
                yield from _meant(outward, inward)


def names_point(text: str) -> bool:
    """Whether a text has a place on the map in any form but a postcode's."""
    return POINT.search(_reading(text)) is not None


def _reading(text: str) -> str:
    return " ".join(as_read(text).split())


def _meant(outward: str, inward: str) -> Iterator[str]:
    """The postcode that these halves mean, if there is such a district."""
    for first in map("".join, product(*(READ_AS.get(char, char) for char in outward))):
        if SHAPES.fullmatch(first) and (first in districts() or first.startswith(NORTHERN)):
            last = inward[0].translate(str.maketrans("OIL", "011")) + inward[1:].translate(str.maketrans("01", "OI"))
            if NEVER_LAST.isdisjoint(last[1:]) or inward[1:].isalpha():
                yield f"{first} {last}"

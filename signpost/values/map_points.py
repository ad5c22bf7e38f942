"""The forms of a point on the map: postcodes, coordinates, grid references, words and codes for squares, map links."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from signpost.values.confusables import as_read
from signpost.values.sectors import WITHOUT_CENTRES, districts

GAP: Final = r"[\W_]{0,3}"
# As it is written, with any signs between its halves.
POSTCODE: Final = re.compile(rf"(?<![A-Z0-9])[A-Z]{{1,2}}[0-9][A-Z0-9]?{GAP}[0-9][A-Z]{{2}}(?![A-Z0-9])", re.IGNORECASE)
# As it may be typed: with O and I for 0 and 1 or the other way round, or with signs between all its letters.
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

# The squares of the Ordnance Survey's National Grid that have land in them, and some letters that are words too.
SQUARES: Final = (
    r"(?:H[PTUWXYZ]|N[A-DF-HJ-LNR-UWXYZ]|OV|S[C-EH-KM-NP-Z]|T[AFGLMQRV]|(?-i:NO|SO)|[A-HJ-Z](?=\s?\d{3}\s?\d{3}\b))"
)
FORMS: Final = (
    # coordinates: two numbers with decimals, one with many, degrees with minutes or a point of the compass
    re.compile(r"[-+]?\b\d{1,3}[.·]\d{3,}\s*°?\s*[NSEW]?[\s,;/&]{1,3}(?:and\s+)?[-+]?\d{1,3}[.·]\d{3,}", re.IGNORECASE),
    re.compile(r"(?<![\d.,£])\d{1,3}[.,·]\d{4,}(?![\d,.]*\d{3},)"),
    re.compile(r"\b(?:lat(?:itude)?|long?(?:itude)?)\b\s*[:=]?\s*[-+]?\d", re.IGNORECASE),
    re.compile(r"\b\d{1,3}\s*(?:°|º|˚|deg(?:rees?)?\b\.?)\s*(?:\d{1,2}\b|[NSEW]\b)", re.IGNORECASE),
    re.compile(r"\b\d{1,3}\s+\d{1,2}(?:\s+\d{1,2}(?:\.\d+)?)?\s*[\"'″]*\s*[NS]\b\s*,?\s*\d", re.IGNORECASE),
    # grid references: letters with an even number of digits, or metres east and north
    re.compile(
        rf"\b{SQUARES}\s?(?:\d{{2}}\s\d{{2}}|\d{{3}}\s?\d{{3}}|\d{{4}}\s?\d{{4}}|\d{{5}}\s?\d{{5}})\b", re.IGNORECASE
    ),
    re.compile(r"(?<!\d\s)(?<![\d.])[1-6]\d{5}\s*[,/]\s*\d{5,7}\b"),
    re.compile(r"\b(?:easting|northing|grid\s+ref\w*|uprn|usrn)\b", re.IGNORECASE),
    # what3words, which has three words of four letters or more, and plus codes
    re.compile(r"///\s?\w+|\b(?:w3w|what\s?(?:3|three)\s?words)\b", re.IGNORECASE),
    re.compile(
        r"(?<![@/.\w-])(?!www\.)[a-z]{4,18}[.・][a-z]{4,18}[.・](?!(?:example|info|wales|cymru|scot|name|online|community|"
        r"charity|foundation|support|house|help)\b)[a-z]{4,18}(?![\w/.-]*[@/])(?![.\w-])"
    ),
    re.compile(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b", re.IGNORECASE),
    # links to maps, and short links that could lead to one
    re.compile(
        r"\bmaps?\.(?=\w)|/maps?\b|\bgoo\.gl\b|openstreetmap|\bosm\.org|streetmap|\bwaze\.|citymapper|mapquest|"
        r"plus\.codes|\bgeo:\s*-?\d|osmaps|\bgeohash|street\s?view|[?&](?:ll|daddr|saddr|mlat|q=-?\d)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:bit\.ly|tinyurl\.com|t\.co|is\.gd|rb\.gy|ow\.ly|tiny\.cc|cutt\.ly|shorturl\.at)/", re.IGNORECASE),
)


def postcodes_in(text: str) -> Iterator[str]:
    """Every postcode in a text, as it is typed or as it was meant."""
    reading = _reading(text)
    yield from (match.group() for match in POSTCODE.finditer(reading))
    for form in (SLIPPED, APART):
        for match in form.finditer(reading):
            outward, inward = (re.sub(r"[\W_]+", "", half).upper() for half in match.groups())
            if any(char.isdigit() for char in outward + inward):
                yield from _meant(outward, inward)


def names_point(text: str) -> bool:
    """Whether a text has a place on the map in any form but a postcode's."""
    reading = _reading(text)
    return any(form.search(reading) for form in FORMS)


def _reading(text: str) -> str:
    return " ".join(as_read(text).split())


def _meant(outward: str, inward: str) -> Iterator[str]:
    """The postcode that these halves stand for, if there is a district of that name."""
    for first in map("".join, product(*(READ_AS.get(char, char) for char in outward))):
        if SHAPES.fullmatch(first) and (first in districts() or first.startswith(NORTHERN)):
            last = inward[0].translate(str.maketrans("OIL", "011")) + inward[1:].translate(str.maketrans("01", "OI"))
            if NEVER_LAST.isdisjoint(last[1:]) or inward[1:].isalpha():
                yield f"{first} {last}"

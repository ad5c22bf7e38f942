"""Postcodes of the United Kingdom."""

import itertools
import re
from typing import Final

from signpost.values import Parsed, length_limited, words_of
from signpost.values.sectors import districts, has_centres, normalise_postcode, sector_of, sectors

# The last two letters never look like others. Source: Royal Mail, "PAF Programmers Guide", postcode format
FORM: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}")
WRONG_END: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9](?:[A-Z]?[CIKMOV][A-Z]?)$")
# What could be a postcode if letters and digits that look alike are exchanged.
LIKE: Final = re.compile(r"(?<![A-Z0-9])([A-Z0-9]{2,4})[ \u00a0-]*([0-9OIL][A-Z0-9]{2})(?![A-Z0-9])", re.IGNORECASE)
ALIKE: Final = {"O": "O0", "0": "0O", "I": "I1", "1": "1IL", "L": "L1"}


@length_limited
def read(text: str) -> Parsed[str]:
    """Parse a whole postcode. O and 0 are exchanged if only one reading is a postcode that exists."""
    found = [(match, ways[0]) for match in LIKE.finditer(text) if len(ways := readings(match)) == 1]
    if len({value for _, value in found}) != 1:
        fault = "its last two letters are never C, I, K, M, O or V" if WRONG_END.match(text.strip().upper()) else ""
        return Parsed(None, text.strip(), fault)
    rest = text
    for match, _ in found:
        rest = rest.replace(match.group(), " ")
    rest = re.sub(r"\bpost ?code\b", " ", rest, flags=re.IGNORECASE)
    return Parsed(found[0][1], words_of(rest))


def written(postcode: str) -> str:
    """A postcode as it is."""
    return postcode


def formatted(text: str) -> str:
    """A postcode in capitals with its space; any other text stays unchanged."""
    return normalise_postcode(text) if FORM.fullmatch(text.upper()) else text


def readings(match: re.Match[str]) -> list[str]:
    """The postcodes that may be meant: the text itself, if it can be one, or else those that exist and look like it."""
    typed = f"{match[1]}{match[2]}".upper()
    if FORM.fullmatch(typed) and _may_exist(typed):
        return [normalise_postcode(typed)]
    ways = itertools.product(*(ALIKE.get(char, char) for char in typed))
    alike = {"".join(way) for way in ways}
    return sorted(normalise_postcode(way) for way in alike if FORM.fullmatch(way) and sector_of(way) in sectors())


def _may_exist(typed: str) -> bool:
    return not has_centres(typed) or sector_of(typed).partition(" ")[0] in districts()

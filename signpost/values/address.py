"""Addresses on one line."""

import re
from collections.abc import Mapping
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing, postcode, words_of
from signpost.values.patterns import words_for
from signpost.values.placeholder import is_placeholder

STREET: Final = re.compile(
    r"\b(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|crescent|square|terrace|place|row|hill|green|walk|"
    r"court|gardens|grove|mews|parade|rise|view|park|end|broadway|highway|market|high street|quay|wharf|yard)\.?$",
    re.IGNORECASE,
)
VENUE: Final = re.compile(
    r"\b(?:hall|centre|center|church|chapel|library|school|academy|college|university|club|hub|rooms?|house|hospital|"
    r"surgery|pavilion|gallery|museum|theatre|caf[eé]|pub|inn|institute|mosque|temple|synagogue|gurdwara|barn|"
    r"studios?|gym|pool|farm|offices?|building|hut|legion|station|shop|mill|shed|clinic|practice|allotments?)\b",
    re.IGNORECASE,
)
# A venue and its street without a comma between them: it is unclear where one ends.
JUMBLED: Final = re.compile(r"\b(?:street|road|lane|avenue|close|drive|crescent)\b", re.IGNORECASE)
SOMEBODY: Final = re.compile(r"(?:c/o|care of|attn|fao|f\.a\.o)\b", re.IGNORECASE)
NUMBERED: Final = re.compile(r"(?:(?:flat|unit|suite|room|floor|no\.?) )?\d", re.IGNORECASE)
REGIONS: Final = words_for("countries") | words_for("counties")


@length_limited
def read(text: str) -> Parsed[dict[str, str]]:
    """Parse an address on one line into those of venue, address, town and postcode that are certain.

    The first part is the venue if it has a word such as hall. The last is the town if it is no street and
    something stands before it. Counties and countries are left, since a postcode says as much; so is "c/o".
    """
    code = postcode.read(text) if postcode.LIKE.search(text) else Parsed[str](None)
    parts, left = _without_regions(_parts(text, code.value))
    left += [part for part in parts if SOMEBODY.match(part)]
    parts = [part for part in parts if not SOMEBODY.match(part)]
    value: dict[str, str] = {}
    if parts and VENUE.search(parts[0]) and not (_is_street(parts[0]) or JUMBLED.search(parts[0])):
        value["venue"] = parts.pop(0)
    named = bool(value)
    if (len(parts) > 1 or (parts and named)) and not _is_street(parts[-1]) and not VENUE.search(parts[-1]):
        value["town"] = parts.pop()
    if parts and (named or any(map(_is_street, parts))):
        value["address"] = ", ".join(parts)
    elif not named:
        left, value = [*parts, *value.values(), *left], {}
    value |= {"postcode": code.value} if code.value else {}
    return or_nothing(value, ", ".join(left), text)


def written(address: Mapping[str, str]) -> str:
    """The parts of an address in a row, as on a letter."""
    return ", ".join(address[name] for name in ("venue", "address", "town", "postcode") if name in address)


def _parts(text: str, code: str | None) -> list[str]:
    """The parts of an address between commas and line ends, each once and without the postcode."""
    if code:
        text = postcode.LIKE.sub(lambda match: "," if postcode.readings(match) == [code] else match.group(), text)
    each = (words_of(re.sub(r"\bpost ?code\b:?", "", part, flags=re.IGNORECASE)) for part in re.split(r"[,;\n|]", text))
    return list(dict.fromkeys(part for part in each if part and not is_placeholder(part)))


def _without_regions(parts: list[str]) -> tuple[list[str], list[str]]:
    at_end = len(parts)
    while at_end > 0 and parts[at_end - 1].casefold() in REGIONS:
        at_end -= 1
    return parts[:at_end], parts[at_end:]


def _is_street(part: str) -> bool:
    return bool(NUMBERED.match(part) or STREET.search(part))

"""Places: postcodes, addresses on one line, coordinates."""

import itertools
import re
from typing import Any, Final

from signpost.imports.normalise import Normalised, of_a_few_words, or_nothing
from signpost.imports.normalise.contacts import is_placeholder
from signpost.records.schema import schema_of
from signpost.records.sectors import districts, has_centres, sector_of, sectors, tidy_postcode

FORM: Final = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}")
# Something that could be a postcode, with letters and digits that look alike taken for one another.
LIKE: Final = re.compile(r"(?<![A-Z0-9])([A-Z0-9]{2,4})[ \u00a0]*([0-9OIL][A-Z0-9]{2})(?![A-Z0-9])", re.IGNORECASE)
ALIKE: Final = {"O": "O0", "0": "0O", "I": "I1", "1": "1IL", "L": "L1"}
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
# A venue and its street without a comma between them: nobody can say where one ends.
JUMBLED: Final = re.compile(r"\b(?:street|road|lane|avenue|close|drive|crescent)\b", re.IGNORECASE)
SOMEBODY: Final = re.compile(r"(?:c/o|care of|attn|fao|f\.a\.o)\b", re.IGNORECASE)
NUMBERED: Final = re.compile(r"(?:(?:flat|unit|suite|room|floor|no\.?) )?\d", re.IGNORECASE)
COUNTRIES: Final = frozenset({
    "uk", "united kingdom", "great britain", "gb", "england", "scotland", "wales", "cymru", "northern ireland",
})  # fmt: skip
COUNTIES: Final = frozenset({
    "avon", "bedfordshire", "berkshire", "buckinghamshire", "bucks", "cambridgeshire", "cheshire", "cornwall",
    "county durham", "cumbria", "derbyshire", "devon", "dorset", "east sussex", "east riding of yorkshire",
    "essex", "gloucestershire", "greater london", "greater manchester", "hampshire", "herefordshire",
    "hertfordshire", "kent", "lancashire", "leicestershire", "lincolnshire", "merseyside", "middlesex", "norfolk",
    "north yorkshire", "northamptonshire", "northumberland", "nottinghamshire", "oxfordshire", "rutland",
    "shropshire", "somerset", "south yorkshire", "staffordshire", "suffolk", "surrey", "tyne and wear",
    "warwickshire", "west midlands", "west sussex", "west yorkshire", "wiltshire", "worcestershire", "powys",
    "gwynedd", "dyfed", "clwyd", "gwent", "fife", "midlothian", "west lothian", "east lothian", "county antrim",
    "county armagh", "county down", "county fermanagh", "county londonderry", "county tyrone",
})  # fmt: skip
LONGEST_PAIR: Final = 60  # characters of two numbers with all their decimals
DEGREES: Final = re.compile(r"([+\u2212-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([NSEW])?", re.IGNORECASE)


@of_a_few_words
def postcode(text: str) -> Normalised[str]:
    """A whole postcode with its space. O and 0 are set right where only one reading is a postcode that exists."""
    found = [(match, readings[0]) for match in LIKE.finditer(text) if len(readings := _readings(match)) == 1]
    if len({value for _, value in found}) != 1:
        return Normalised(None, text.strip())
    rest = text
    for match, _ in found:
        rest = rest.replace(match.group(), " ")
    rest = re.sub(r"\bpost ?code\b", " ", rest, flags=re.IGNORECASE)
    return Normalised(found[0][1], _words(rest))


def _readings(match: re.Match[str]) -> list[str]:
    """The postcodes that may be meant: what is typed, if it can be one, or else what looks like it and exists."""
    typed = f"{match[1]}{match[2]}".upper()
    if FORM.fullmatch(typed) and _may_exist(typed):
        return [tidy_postcode(typed)]
    ways = itertools.product(*(ALIKE.get(char, char) for char in typed))
    alike = {"".join(way) for way in ways}
    return sorted(tidy_postcode(way) for way in alike if FORM.fullmatch(way) and sector_of(way) in sectors())


def _may_exist(typed: str) -> bool:
    return not has_centres(typed) or sector_of(typed).partition(" ")[0] in districts()


def _words(text: str) -> str:
    tidy = " ".join(text.split()).strip(" .,;:-")
    return tidy if re.search(r"\w", tidy) else ""


@of_a_few_words
def address(text: str) -> Normalised[dict[str, str]]:
    """What is sure of an address on one line: venue, address, town, postcode.

    The first part is the venue where it has a word such as hall. The last is the town where it is no street and
    something stands before it. Counties and countries are left, since a postcode says as much; so is "c/o".
    """
    code = postcode(text) if LIKE.search(text) else Normalised[str](None)
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


def _parts(text: str, code: str | None) -> list[str]:
    """The parts of an address between commas and line ends, each once and without the postcode."""
    if code:
        text = LIKE.sub(lambda match: "," if _readings(match) == [code] else match.group(), text)
    each = (_words(re.sub(r"\bpost ?code\b:?", "", part, flags=re.IGNORECASE)) for part in re.split(r"[,;\n|]", text))
    return list(dict.fromkeys(part for part in each if part and not is_placeholder(part)))


def _without_regions(parts: list[str]) -> tuple[list[str], list[str]]:
    regions = COUNTIES | COUNTRIES
    at_end = len(parts)
    while at_end > 0 and parts[at_end - 1].casefold() in regions:
        at_end -= 1
    return parts[:at_end], parts[at_end:]


def _is_street(part: str) -> bool:
    return bool(NUMBERED.match(part) or STREET.search(part))


def coordinates(lat: str, lon: str) -> Normalised[dict[str, str]]:
    """`latitude` and `longitude` in degrees, where they lie in the United Kingdom. Both may stand in `lat`.

    The two are exchanged where only that puts them in the United Kingdom.
    """
    typed = " ".join(filter(None, (lat.strip(), lon.strip())))
    if len(typed) > LONGEST_PAIR:
        return Normalised(None, typed)
    both = [lat, lon] if lon.strip() else re.split(r"[,;]\s*|\s+(?=[+-]?\d)", lat.strip())
    numbers = [_degrees(part) for part in both]
    if len(numbers) != 2 or None in numbers:
        return Normalised(None, typed)
    fitting = [pair for pair in (numbers, numbers[::-1]) if _inside(pair)]
    if len(fitting) != 1:
        return Normalised(None, typed)
    latitude, longitude = fitting[0]
    return Normalised({"latitude": str(latitude), "longitude": str(longitude)})


def _degrees(text: str) -> str | None:
    """A number of degrees, south and west below nought, or None."""
    match = DEGREES.fullmatch(text.strip())
    if not match:
        return None
    number = match[1].replace("\u2212", "-").removeprefix("+")
    below = (match[2] or "").upper() in {"S", "W"}
    return f"-{number.removeprefix('-')}" if below else number


def _inside(pair: list[Any]) -> bool:
    limits = schema_of("venue")["properties"]["coordinates"]["properties"]
    return all(
        limits[name]["minimum"] <= float(number) <= limits[name]["maximum"]
        for name, number in zip(("latitude", "longitude"), pair, strict=True)
    )

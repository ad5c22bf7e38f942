"""Ages of the people that something is for."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing

OLDEST: Final = 120
_YEARS: Final = r"(?: ?(?:years?|yrs?|y/?o)\.?)?(?: ?(?:olds?|of age))?"
_LEAD: Final = r"(?:(?:for|open to|people|adults|anyone|everyone|those|aged|ages?|children|young people|:) ?)*"
_MORE: Final = r"(?:\+|plus|and (?:over|above|older|up)|or (?:over|above|older)|upwards)"
_FROM: Final = r"(?P<age_from>\d{1,3})"
_TO: Final = r"(?P<age_to>\d{1,3})"
AGES: Final = tuple(
    re.compile(_LEAD + pattern)
    for pattern in (
        rf"(?:from |between )?{_FROM}{_YEARS} ?(?:-|\u2013|\u2014|to|and) ?{_TO}{_YEARS}",
        rf"{_FROM}{_YEARS} ?{_MORE}",
        rf"(?:from|over|minimum(?: age)?) ?(?:the age of )?{_FROM}(?:['’]?s)?{_YEARS}(?: upwards)?",
        rf"up to (?:the age of )?{_TO}{_YEARS}",
    )
)
UNDER: Final = re.compile(rf"{_LEAD}under ?(?:the age of )?(\d{{1,3}})(?:['’]?s)?{_YEARS}")
ADULTS: Final = re.compile(r"(?:for )?(?:all )?adults?(?: only)?")
ANY_AGE: Final = re.compile(
    r"(?:for |open to )?(?:all|any)(?: ages?)?(?: (?:are )?welcome)?|everyone|anyone|no (?:age )?limits?"
)
CHILDREN_GROW: Final = 18


@length_limited
def read(text: str) -> Parsed[dict[str, str]]:
    """`age_from` and `age_to` in whole years. "All ages" is understood and has neither.

    "Over 55s" takes in those of 55, as people mean it; "under 5s" ends with 4.
    """
    bare = " ".join(text.split()).casefold().strip(" .")
    if ANY_AGE.fullmatch(bare):
        return Parsed({})
    if ADULTS.fullmatch(bare):
        return Parsed({"age_from": str(CHILDREN_GROW)})
    if (match := UNDER.fullmatch(bare)) and int(match[1]) > 0:
        found = {"age_to": int(match[1]) - 1}
    else:
        matches = filter(None, (pattern.fullmatch(bare) for pattern in AGES))
        found = {name: int(years) for match in islice(matches, 1) for name, years in match.groupdict().items()}
    if not found.get("age_from", 0) <= found.get("age_to", OLDEST) <= OLDEST:
        found = {}
    return or_nothing({name: str(years) for name, years in found.items()}, "", text)


def written(found: Mapping[str, str]) -> str:
    """Ages as people write them: 18-25, 18+, up to 18, all ages."""
    first, last = found.get("age_from"), found.get("age_to")
    if first and last:
        return f"{first}-{last}"
    return f"{first}+" if first else f"up to {last}" if last else "all ages"

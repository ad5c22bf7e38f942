"""People: ages, languages, access, and whether a service runs."""

import re
from functools import cache
from itertools import islice
from typing import Final

from signpost.imports.normalise import Normalised, of_a_few_words, or_nothing

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
# What each word of access means, if "yes" or nothing stands with it.
ACCESS: Final = {
    "step_free": r"step[ -]free(?: access| entrance)?|wheelchair(?: user)?s? "
    r"(?:access(?:ible)?(?: (?:entrance|venue|building))?|friendly)|"
    r"wheelchairs?(?=\s*:)|level access|fully accessible|accessible (?:by|for|to) wheelchairs?(?: users?)?",
    "accessible_toilet": r"(?:accessible|disabled|wheelchair[ -]accessible|adapted) (?:toilets?|wcs?|loos?)"
    r"(?: facilities)?|changing places(?: toilet)?",
    "hearing_loop": r"(?:hearing|induction) loop(?: system| fitted| available)*",
    "parking": r"(?:free |on-?site |accessible |disabled |blue badge |ample |own )*(?:car )?park(?:ing)?"
    r"(?: spaces?| bays?| on site| available| at the (?:door|venue))*",
    "transport_help": r"transport (?:provided|available|help)|help with transport",
    "quiet_space": r"quiet (?:space|room|area|corner)(?: available)?",
    "carers_welcome": r"carers?(?: are)? welcome",
    "children_welcome": r"children(?: are)? welcome",
}  # fmt: skip
YES: Final = r"yes|y|true|available"
NO: Final = r"no|not|without|n|false|none|unavailable|not available|no access"
# Languages that people here write otherwise than the list of languages does, or that it lacks.
NAMED_HERE: Final = {
    "bengali": "Bengali", "bn": "Bengali", "farsi": "Farsi", "mandarin": "Mandarin", "sylheti": "Sylheti",
    "potwari": "Potwari", "pahari": "Pahari", "makaton": "Makaton", "en-gb": "English",
    "bsl": "British Sign Language", "bfi": "British Sign Language", "british sign language": "British Sign Language",
}  # fmt: skip
STATUS: Final = {
    "open": "active|open|running|live|current|currently running|available",
    "full": "full|currently full|full at present|at capacity|waiting list only",
    "paused": "paused|on hold|temporarily closed|temporarily suspended|suspended|temporarily paused|on a break",
    "closed": "closed|defunct|ended|permanently closed|ceased|no longer running|discontinued|finished",
}
CHILDREN_GROW: Final = 18


@of_a_few_words
def ages(text: str) -> Normalised[dict[str, str]]:
    """`age_from` and `age_to` in whole years. "All ages" is understood and has neither.

    "Over 55s" takes in those of 55, as people mean it; "under 5s" ends with 4.
    """
    bare = " ".join(text.split()).casefold().strip(" .")
    if ANY_AGE.fullmatch(bare):
        return Normalised({})
    if ADULTS.fullmatch(bare):
        return Normalised({"age_from": str(CHILDREN_GROW)})
    if (match := UNDER.fullmatch(bare)) and int(match[1]) > 0:
        found = {"age_to": int(match[1]) - 1}
    else:
        matches = filter(None, (pattern.fullmatch(bare) for pattern in AGES))
        found = {name: int(years) for match in islice(matches, 1) for name, years in match.groupdict().items()}
    if not found.get("age_from", 0) <= found.get("age_to", OLDEST) <= OLDEST:
        found = {}
    return or_nothing({name: str(years) for name, years in found.items()}, "", text)


@cache
def _known_languages() -> dict[str, str]:
    """English names of languages, by those names and by their codes, in small letters."""
    from babel import Locale

    names = dict(Locale("en").languages)
    known = {name.casefold(): name for name in names.values()} | names
    return known | NAMED_HERE


@of_a_few_words
def languages(text: str) -> Normalised[list[str]]:
    """Languages by their English names, out of names or codes such as "pl"."""
    parts = [part.strip(" .") for part in re.split(r"[,;/|\n&]|\band\b", text) if part.strip(" .")]
    names = [(part, _known_languages().get(part.casefold().replace("_", "-"), "")) for part in parts]
    found = [name for _, name in names if re.fullmatch(r"[A-Z][A-Za-z' -]{1,40}", name)]
    left = [part for part, name in names if name not in found]
    return or_nothing(list(dict.fromkeys(found)), ", ".join(left), text)


@of_a_few_words
def access(text: str) -> Normalised[dict[str, str]]:
    """Answers, yes or no, under the names that access has in a record; only where the words are clear.

    Where the same is asked twice and answered differently, both are left.
    """
    found: dict[str, str] = {}
    left: list[str] = []
    for part in filter(None, (each.strip(" .") for each in re.split(r"[,;\n|]|\. |\band\b|&", text))):
        name, answer = _answered(part.casefold())
        if name and found.get(name, answer) == answer:
            found[name] = answer
        else:
            left.append(part)
            if name:
                left.append(f"{name.replace('_', ' ')}: {found.pop(name)}")
    return or_nothing(found, ", ".join(left), text)


def _answered(part: str) -> tuple[str, str]:
    """The name of what a part answers and its answer, or nothing."""
    part = re.sub(r"^(?:(?:there is|there are|has|have|with|an?|the|it is|is|venue is|building is) )+", "", part)
    for name, words in ACCESS.items():
        if re.fullmatch(rf"(?:{words})(?:\s*[:=?-]?\s*(?:{YES}))?|{name}\s*[:=]?\s*(?:{YES})", part):
            return name, "yes"
        if re.fullmatch(rf"(?:{NO})\s+(?:a\s+)?(?:{words})|(?:{words}|{name})\s*[:=?-]?\s*(?:{NO})", part):
            return name, "no"
    return "", ""


@of_a_few_words
def status(text: str) -> Normalised[str]:
    """open, full, paused or closed. "Inactive" may be either of the last two, and is left."""
    bare = " ".join(text.split()).casefold().strip(" .!")
    found = [name for name, words in STATUS.items() if re.fullmatch(words, bare)]
    return Normalised(found[0]) if found else Normalised(None, text.strip())

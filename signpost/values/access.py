"""Access: what a place has, in answers of yes and no."""

import re
from collections.abc import Mapping
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing

# What each word of access means, if it is followed by "yes" or by nothing.
ACCESS: Final = {
    "step_free": r"step[ -]free(?: access| entrance)?|wheelchair(?: user)?s? "
    r"(?:access(?:ible)?(?: (?:entrance|venue|building))?|friendly)|"
    r"wheelchairs?(?=\s*:)|level access|fully accessible|accessible (?:by|for|to) wheelchairs?(?: users?)?",
    "accessible_toilet": r"(?:accessible|disabled|wheelchair[ -]accessible|adapted) (?:toilets?|wcs?|loos?)"
    r"(?: facilities)?|changing places(?: toilet)?",
    "hearing_loop": r"(?:hearing|induction) loop(?: system| fitted| available)*",
    "parking": r"(?:free |on-?site |accessible |disabled |blue badge |ample |own )*(?:car )?park(?:ing)?"
    r"(?: spaces?| bays?| on site| available| at the (?:door|venue))*",
    "transport_help": r"transport (?:provided|available|help)|help with transport|help to get there",
    "quiet_space": r"quiet (?:space|room|area|corner)(?: available)?",
    "carers_welcome": r"carers?(?: are)? welcome",
    "children_welcome": r"children(?: are)? welcome",
}  # fmt: skip
YES: Final = r"yes|y|true|available"
NO: Final = r"no|not|without|n|false|none|unavailable|not available|no access"


@length_limited
def read(text: str) -> Parsed[dict[str, str]]:
    """Parse answers of yes or no, by the fields of access in a record; only if the words are clear.

    If there are two different answers to one question, both are left.
    """
    found: dict[str, str] = {}
    left: list[str] = []
    for part in (part for row in text.split("\n") for part in _parts(row)):
        name, answer = _answered(part.casefold())
        if name and found.get(name, answer) == answer:
            found[name] = answer
        else:
            left.append(part)
            if name:
                left.append(f"{name.replace('_', ' ')}: {found.pop(name)}")
    return or_nothing(found, ", ".join(left), text)


def _parts(row: str) -> list[str]:
    """The parts of a line; a line of which no part is an answer is left whole.

    "And" only parts what begins with an answer: helpers may come "from the bus stop and the car park".
    """
    parts: list[str] = []
    for piece in filter(None, (each.strip(" .") for each in re.split(r"[,;|]|\. ", row))):
        several = [each.strip() for each in re.split(r"\band\b|&", piece) if each.strip()]
        parts += several if several and _answered(several[0].casefold())[0] else [piece]
    return parts if any(_answered(part.casefold())[0] for part in parts) else [row.strip()] if row.strip(" .") else []


def written(answers: Mapping[str, str]) -> str:
    """Each answer after its name."""
    return ", ".join(f"{name}: {answer}" for name, answer in answers.items())


def _answered(part: str) -> tuple[str, str]:
    """The name of what a part answers and its answer, or nothing."""
    part = re.sub(r"^(?:(?:there is|there are|has|have|with|an?|the|it is|is|venue is|building is) )+", "", part)
    for name, words in ACCESS.items():
        if re.fullmatch(rf"(?:{words})(?:\s*[:=?-]?\s*(?:{YES}))?|{name}\s*[:=]?\s*(?:{YES})", part):
            return name, "yes"
        if re.fullmatch(rf"(?:{NO})\s+(?:a\s+)?(?:{words})|(?:{words}|{name})\s*[:=?-]?\s*(?:{NO})", part):
            return name, "no"
    return "", ""

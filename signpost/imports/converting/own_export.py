"""Read what our own export of Open Referral writes into one field, back into the several fields of a record.

`signpost/views/hsds/words.py` and `schedules.py` write these lines. Others may write them too: what a line says
decides, and not where it comes from. All that starts otherwise is returned as it is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from signpost.records.parts import Cost
from signpost.values import date as dates
from signpost.values import money
from signpost.views.hsds.schedules import IN_TERM, NOT_ON
from signpost.views.hsds.words import (
    AGES,
    AT_HOME,
    AUDIENCE,
    CHILDREN,
    FIRST_TIME,
    INSTEAD,
    MAY_COME,
    NOT_FOR,
    SUITABLE,
    WAITING,
)
from signpost.views.labels import JOINING, STATUS, WHO, cost_words

Fields = dict[str, Any]
DAY: Final = r"\d{4}-\d\d-\d\d"
OFF: Final = re.compile(rf"{NOT_ON}({DAY}(?:, {DAY})*)\.? ?")
TERM: Final = re.compile(rf"{IN_TERM}(?:: {DAY} to {DAY}(?:, {DAY} to {DAY})*)?\.? ?")
AS_OF: Final = re.compile(r"(.+), as of (\d{1,2} \w+ \d{4})")
_DATE: Final = r"(\d{1,2} \w+ \d{4})"
CLOSED: Final = re.compile(rf"Closed (?:on {_DATE}|from {_DATE} (?:to {_DATE}|until further notice))\. ?")
CLOSES: Final = re.compile(rf"Closes on {_DATE}\. ?")
UNCHECKED: Final = re.compile(rf"(?:Last checked on {_DATE}, so it may be out of date|Not checked yet)\. ?")


def first_time(description: str) -> tuple[str, str]:
    """Split a description into what it is, and what happens the first time."""
    before, _, after = description.partition(f"\n\n{FIRST_TIME}")
    return before, after


def joining(text: str) -> tuple[Fields, str]:
    """Read how to join, the ways in, how it works at home and how long people wait, and return the other lines."""
    found: Fields = {}
    rest: list[str] = []
    for line in text.split("\n"):
        label, _, words = line.partition(": ")
        if name := _named(JOINING, line):
            found["joining"] = name
        elif (who := _named(WHO, label)) and words:
            found.setdefault("routes", []).append({"who": who, "how": words})
        elif line.startswith(AT_HOME):
            found["at_home"] = line.removeprefix(AT_HOME)
        elif line.startswith(WAITING):
            found |= _waiting(line.removeprefix(WAITING))
        else:
            rest.append(line)
    return found, "\n".join(rest)


def _named(labels: Mapping[str, str], words: str) -> str:
    return next((name for name, label in labels.items() if label == words), "")


def _waiting(words: str) -> Fields:
    if (match := AS_OF.fullmatch(words)) and (day := _day(match[2])):
        return {"waiting_time": match[1], "waiting_as_of": day}
    return {"waiting_time": words}


def eligibility(text: str, known: Mapping[str, str]) -> tuple[Fields, Fields, str]:
    """Read the limits on who may come, and whom it is not for. Return both, and the other lines.

    `known` are the limits from fields of their own: a line that only repeats its ages is left out.
    """
    audience: Fields = {}
    others: list[dict[str, str]] = []
    rest: list[str] = []
    for line in text.split("\n"):
        if match := CHILDREN.fullmatch(line):
            audience["children_ages"] = {end: age for end, age in zip(("from", "to"), _ends(match), strict=True) if age}
        elif line in AUDIENCE:
            audience |= AUDIENCE[line]
        elif line.startswith(MAY_COME) and "note" not in {**known, **audience}:
            audience["note"] = line.removeprefix(MAY_COME)
        elif line.startswith(NOT_FOR):
            others.append({"who": line.removeprefix(NOT_FOR)})
        elif line.startswith(INSTEAD) and others and "instead" not in others[-1]:
            others[-1]["instead"] = line.removeprefix(INSTEAD)
        elif not ((match := AGES.fullmatch(line)) and _ends(match) == _ends_known(known)):
            rest.append(line.removeprefix(SUITABLE))
    rest += [f"{NOT_FOR}{one['who']}" for one in others if "instead" not in one]
    whole = [one for one in others if "instead" in one]
    return audience, {"not_suitable_for": whole} if whole else {}, "\n".join(rest)


def _ends(match: re.Match[str]) -> tuple[str, str]:
    """The youngest and the oldest of a line on ages; "" if there is no oldest."""
    return match[1] or match[3] or "0", match[2] or match[4] or ""


def _ends_known(known: Mapping[str, str]) -> tuple[str, str]:
    return known.get("age_from", "0"), known.get("age_to", "")


def cost(texts: Sequence[str]) -> Fields | None:
    """Read what it costs from the words for it and the price alone. None if the two don't say the same."""
    price = money.read(texts[1]).value if len(texts) == 2 else {"amount": "ask"}
    if not price or "note" in price or not texts:
        return None
    words = cost_words(Cost(price["amount"]))
    note = texts[0].removeprefix(f"{words}. ")
    return {**price, "note": note} if note != texts[0] else dict(price) if texts[0] == words else None


def exceptions(note: str) -> tuple[Fields, str]:
    """Read that a session is in school terms alone and the days without it, and return the rest of the note."""
    found: Fields = {}
    if TERM.search(note):
        found["term_time_only"] = "yes"
    if off := OFF.search(note):
        found["not_on"] = off[1].split(", ")
    return found, OFF.sub("", TERM.sub("", note)).strip()


def alert(text: str) -> tuple[Fields, str]:
    """Read the closures to come from an alert, and return the rest of it: why it has stopped.

    That it was not checked for long is left out, since nobody here has checked an imported record at all.
    """
    found: Fields = {}
    if closures := list(_closures(text)):
        found["closures"] = closures
    if (match := CLOSES.search(text)) and (day := _day(match[1])):
        found["closes_on"] = day
    rest = UNCHECKED.sub("", CLOSES.sub("", CLOSED.sub("", text))).strip()
    for label in STATUS.values():
        rest = rest.removeprefix(f"{label}.").strip()
    return found, rest


def _closures(text: str) -> Iterator[dict[str, str]]:
    for match in CLOSED.finditer(text):
        first, last = _day(match[1] or match[2]), _day(match[1] or match[3] or "")
        yield {"from": first, **({"until": last} if last else {})}


def _day(words: str) -> str:
    found = dates.read(words).value
    return dates.written(found) if found else ""

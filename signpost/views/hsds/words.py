"""The texts of a service that HSDS has one field for, and a record several: a paragraph or a line for each.

The import reads these lines again, by the words that they start with. A record's own sentence that reads like one of
them is put after words that say what it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from signpost.records.model import Activity
from signpost.views.card import Card
from signpost.views.labels import JOINING, WHO, audience_words, cost_words

FIRST_TIME: Final = "What happens the first time: "
NOT_FOR: Final = "Not for: "
INSTEAD: Final = "Instead: "
MAY_COME: Final = "Who may come: "
SUITABLE: Final = "Suitable for: "
AT_HOME: Final = "At home: "
WAITING: Final = "How long people wait: "
_YEARS: Final = r"(?:(\d+) to (\d+)|(\d+) and over|(\d+) and under)"
AGES: Final = re.compile(f"Ages {_YEARS}")
CHILDREN: Final = re.compile(f"Children of {_YEARS}")
# What the lines of `audience_words` without a number say.
AUDIENCE: Final[Mapping[str, Mapping[str, str]]] = {
    "For women": {"gender": "women"},
    "For men": {"gender": "men"},
    "For people who look after somebody": {"for_carers": "yes"},
    "For families": {"for_families": "yes"},
}


def description(activity: Activity) -> str:
    """What it is, and what happens the first time."""
    first_time = f"{FIRST_TIME}{activity.what_happens}" if activity.what_happens else ""
    return "\n\n".join(part for part in (activity.summary, activity.description, first_time) if part)


def eligibility(activity: Activity) -> str:
    """Who may come, whom it is for, and whom it is not for with what helps them instead."""
    audience = activity.audience
    limits = audience_words(replace(audience, note="")) if audience else ()
    note = [f"{MAY_COME}{audience.note}"] if audience and audience.note else []
    return "\n".join([*limits, *note, *map(_sentence, activity.suitable_for), *_not_for(activity)])


def _sentence(line: str) -> str:
    """A record's own sentence, which nobody may take for one of the other lines."""
    is_like_another = line in AUDIENCE or line.startswith((MAY_COME, SUITABLE, NOT_FOR, INSTEAD))
    return f"{SUITABLE}{line}" if is_like_another or AGES.fullmatch(line) or CHILDREN.fullmatch(line) else line


def _not_for(activity: Activity) -> Iterator[str]:
    for other in activity.not_suitable_for:
        yield f"{NOT_FOR}{other.who}"
        yield f"{INSTEAD}{other.instead}"


def application(activity: Activity, card: Card) -> str:
    """How people join, each way in, and how long they wait."""
    lines = [JOINING[activity.joining], *(f"{WHO[route.who]}: {route.how}" for route in activity.routes)]
    lines += [f"{AT_HOME}{activity.at_home}"] if activity.at_home else []
    lines += [f"{WAITING}{card.waiting}"] if card.waiting else []
    return "\n".join(lines)


def fees(activity: Activity) -> str:
    """What it costs."""
    return ". ".join(part for part in (cost_words(activity.cost), activity.cost.note) if part)


def alert(card: Card) -> str:
    """What to know before going: that it is full, has stopped, will be closed, or was not checked for long."""
    state = "" if card.state == "open" else f"{card.state_label}."
    note = "" if card.state == "open" else card.status_note
    return " ".join([*filter(None, (state, note)), *(f"{words}." for words in card.ahead), *filter(None, [card.doubt])])

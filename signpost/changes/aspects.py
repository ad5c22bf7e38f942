"""What a change of one field means to its reviewer: its aspect.

The schema's `x-review` says so of each field; what only the two values together can tell is found here.
"""

import re
from typing import Final

from signpost.changes.compare import FieldChange
from signpost.records.schema import parse_scalar
from signpost.values import email, web

# Each aspect of a change: its heading, and what the reviewer does about it. The worst comes first.
ASPECTS: Final = {
    "helpline": (
        "A number for urgent help is different",
        "Compare it with what the helpline itself publishes, and ring it. A clinician has to agree before it goes in.",
    ),
    "contact": (
        "A contact is different",
        "Ring the old number before this goes in, and ask whether the new one is right. Anybody can send a change.",
    ),
    "protection": (
        "What is kept back from readers is different",
        "Only whoever answers for the service can allow this. Ask them by a number that you had before.",
    ),
    "patient-details": (
        "Patient details may be sent in a new way",
        "Ask whoever answers for information governance. Until they agree, write secure: no.",
    ),
    "person": (
        "A person is named, or no longer asked",
        "Ask them whether their name may be public. A role is better: people move on.",
    ),
    "clinician": (
        "Signs of danger, limits or referral routes are different",
        "A clinician has to read this and agree before it goes in.",
    ),
    "closing": (
        "Something closes, or may not open again",
        "Ring them to be sure, by a number that you had before. Pages, calendars and leaflets tell everybody.",
    ),
    "gone": (
        "Something is gone, or has another address",
        "Ring them to be sure. Links and codes on paper lead to the old address.",
    ),
    "check": (
        "The check is in doubt",
        "A check has the day on which somebody asked, who asked and how. If nobody asked, leave the old check.",
    ),
    "assurance": (
        "What was seen of how a group is run is different",
        "Ask who looked, at what and on which day. A last day comes from the paper itself, which stays with the group.",
    ),
    "site": (
        "The address of the site is different",
        "The codes on all printed leaflets lead to the old address. It has to lead on to the new one for years.",
    ),
    "place": (
        "Where it meets is different",
        "Ring the group, by a number that you had before, and ask. Take leaflets with the old place off the rack.",
    ),
    "people": (
        "When, for whom or at what price",
        "People turn up by this. Make sure that the group says so itself.",
    ),
    "new": ("Something is new", "Ring the group, by a number from somewhere else if you can find one."),
    "rest": ("Other changes", "Read them once."),
}
CALM: Final = frozenset({"people", "new", "rest"})  # aspects that nobody has to be warned about
# A telephone number within a text, and no date.
NUMBER: Final = re.compile(r"(?<![\d-])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d[\d ()-]{6,}\d")


def aspect_of(item: FieldChange) -> str:
    """The worst that a change of a field means."""
    if _is_helpline(item):
        return "helpline"
    if not item.reviews and _ways_in(item.old) != _ways_in(item.new):
        return "contact"
    if _closes(item):
        return "closing"
    if item.path[0] == "lay_words" and item.old and not item.new:
        return "clinician"  # whoever writes this no longer finds what it led to
    if item.path[0] == "formerly":
        return "gone" if item.old else "rest"  # an old address that led on does so no longer
    if item.reviews[:1] == ("patient-details",) and parse_scalar(item.new, bool) is not True:
        return "rest"
    return next((aspect for aspect in ASPECTS if aspect in item.reviews), "rest")


def _closes(item: FieldChange) -> bool:
    """Whether a change closes something for good, or for as long as nobody knows."""
    if item.path == ("status",):
        return item.new == "closed"
    if item.path[0] == "closes_on":
        return bool(item.new)
    return item.path[0] == "closures" and bool(item.new) and "until:" not in item.new and len(item.path) < 3


def _ways_in(text: str) -> set[str]:
    """The telephone numbers, e-mail and web addresses within a text."""
    return {*NUMBER.findall(text), *email.ADDRESS.findall(text), *web.SITE.findall(text)}


def _is_helpline(item: FieldChange) -> bool:
    """Whether it is a helpline for urgent help, or its number."""
    inside = item.path[0] == "urgent_help" and item.path[1] in {"public", "professionals"}
    return inside and (bool(item.form) or isinstance(item.path[-1], int))

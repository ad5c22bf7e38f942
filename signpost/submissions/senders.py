"""Who sends people to a group by referral only, from the words of its answer: nobody comes there by themselves."""

import re
from typing import Any, Final

from signpost.submissions.draft import Draft
from signpost.submissions.drafts import Drafts, labelled

BY_WORDS: Final = {
    "gp": re.compile(r"(?i)\b(?:gps?|doctors?|surger(?:y|ies))\b"),
    "link-worker": re.compile(r"(?i)\b(?:link workers?|social prescrib\w+)\b"),
    "health-professional": re.compile(r"(?i)\b(?:nurses?|midwi(?:fe|ves)|health (?:visitor|professional|worker)s?)\b"),
    "social-care": re.compile(r"(?i)\bsocial (?:workers?|care|services)\b"),
    "school": re.compile(r"(?i)\b(?:schools?|teachers?)\b"),
}
WHO: Final = "It is by referral only, so nobody comes by themselves. Who sends people: a GP, a link worker? Say so."


def with_senders(drafts: Drafts, draft: Draft) -> Draft:
    """The draft of a group by referral only: its way in for people themselves is that of those it names.

    A fault asks who they are if it names none.
    """
    routes = [route for route in draft.at(("routes",)) or [] if isinstance(route, dict)]
    own = next((route for route in routes if route.get("who") == "self"), None)
    if draft.at(("joining",)) != "referral-only" or own is None:
        return draft
    named = _named(own)
    if not named:
        drafts.faults.append(f"{labelled('activity', ('routes',))}: {WHO}")
        return draft
    # Whether patient details are safe in a way in is not known of a new one, so nothing else is kept of the old.
    made = [{"who": who, "how": own["how"]} for who in named]
    same = [route for route in routes if {name: route.get(name) for name in ("who", "how")} in made]
    new = [route for route in made if route["who"] not in {one["who"] for one in same}]
    rest = [route for route in routes if route is not own and route.get("who") not in named]
    return draft.with_value(("routes",), [*same, *new, *rest])


def _named(route: dict[str, Any]) -> list[str]:
    return [who for who, words in BY_WORDS.items() if words.search(str(route.get("how", "")))]

"""The words that readers see for the short choices that records hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from signpost.records.days import is_past, later
from signpost.records.directory_parts import ReviewMonths
from signpost.records.model import Activity
from signpost.records.parts import Audience, Cost, Feedback
from signpost.values.date import MONTHS
from signpost.views.when import WEEKDAYS, short_day

JOINING: Final = {
    "drop-in": "Just come along",
    "ring-first": "Ring first",
    "book": "Book a place",
    "referral-only": "By referral only",
}
ASK_FIRST: Final = "Ask first"  # instead of "Ring first", if there is no number to ring
WHO: Final = {
    "self": "You yourself",
    "family": "Family or a friend",
    "gp": "GP",
    "health-professional": "Nurse, pharmacist or other health professional",
    "link-worker": "Link worker",
    "social-care": "Social care",
    "school": "School",
    "community-group": "Community group",
}
NEED_KINDS: Final = {
    "need": "When something is hard",
    "interest": "Things to do",
    "people": "For people who share something",
}
SETTING: Final = {
    "group": "In a group",
    "one-to-one": "One to one",
    "online": "Online",
    "by-phone": "By phone",
    "at-home": "At home",
    "outdoors": "Outdoors",
}
ORGANISATION_KINDS: Final = {
    "charity": "Charity",
    "community-group": "Community group",
    "community-interest-company": "Community interest company",
    "faith-group": "Faith group",
    "council": "Council",
    "nhs": "NHS",
    "school-or-college": "School or college",
    "business": "Business",
    "other": "Something else",
}
NATIONS: Final = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
GENDER: Final = {"women": "Women only", "men": "Men only"}
COST: Final = {
    "free": "Free",
    "donation": "By donation",
    "paid": "There is a price",
    "ask": "Ask about the cost",
}
STATUS: Final = {
    "open": "Open",
    "full": "Full at present",
    "paused": "Taking a break",
    "closed": "Closed",
}
# The status, or what the dates and changes of a group say.
STATE: Final = {**STATUS, "ended": "Ended", "new": "New", "changed": "Changed"}
STATE_IN_A_SENTENCE: Final = {
    "full": "is full at present",
    "paused": "is taking a break",
    "closed": "has closed",
    "ended": "has ended",
    "new": "is new",
    "changed": "has changed",
}
ANSWERS: Final = {"yes": "Yes", "no": "No", "not-needed": "Not needed", "not-known": "Not known"}
SIGNS: Final = {
    "well_organised": "Well organised",
    "risks_managed": "Risks looked after",
    "well_structured": "Well structured",
    "evaluated": "Asks if it helped",
}
ACCESS: Final = {
    "step_free": "Step-free",
    "accessible_toilet": "Accessible toilet",
    "hearing_loop": "Hearing loop",
    "parking": "Parking",
    "transport_help": "Help to get there",
    "quiet_space": "Quiet space",
    "carers_welcome": "Carers welcome",
    "children_welcome": "Children welcome",
}
HOW_CHECKED: Final = {
    "phone": "by phone",
    "visit": "on a visit",
    "email": "by e-mail",
    "group": "the group told us",
}
PHONE_ONLY: Final = "Phone only. Send no patient details."
SECURE_ONLY: Final = "Send patient details only by the secure way that is named below."
TO_BE_READ: Final = "New words here are still to be read by a clinician."

ENDED: Final = "Ended on"


@dataclass(frozen=True)
class Block:
    """A paragraph, or a list if `items` are given."""

    text: str = ""
    items: tuple[str, ...] = ()


def blocks(text: str) -> tuple[Block, ...]:
    """Split a long text into paragraphs and lists: an empty line ends a paragraph, and lines with "- " are lists."""
    found = groupby((line.strip() for line in text.splitlines()), _kind_of_line)
    made = {"item": _list, "paragraph": _paragraph}
    return tuple(made[kind](lines) for kind, lines in found if kind)


def _kind_of_line(line: str) -> str:
    return "item" if line.startswith("- ") else "paragraph" if line else ""


def _list(lines: Iterable[str]) -> Block:
    return Block(items=tuple(line[2:].strip() for line in lines))


def _paragraph(lines: Iterable[str]) -> Block:
    return Block(text=" ".join(lines))


def cost_words(cost: Cost) -> str:
    """What it costs, in a few words: "Free", "By donation", "Ask about the cost", "£2.50"."""
    pounds = cost.pounds
    if pounds is None:
        return COST.get(cost.kind, "")
    return f"£{pounds:.0f}" if pounds == Decimal(int(pounds)) else f"£{pounds:.2f}"


def easy_cost(cost: Cost) -> str:
    """What it costs, as a sentence for easy read; "" if it is not known."""
    words = cost_words(cost)
    said = {"free": "It is free.", "donation": "You can give some money if you like.", "paid": f"It costs {words}."}
    return said.get(cost.kind, f"{words}." if words else "")


def audience_words(audience: Audience | None) -> tuple[str, ...]:
    """Who it is open to, a line for each limit."""
    if audience is None:
        return ()
    lines = [
        _ages("Ages", audience.age_from, audience.age_to),
        _ages("Children of", audience.children_ages.from_, audience.children_ages.to) if audience.children_ages else "",
        f"For {audience.gender}" if audience.gender else "",
        "For people who look after somebody" if audience.for_carers else "",
        "For families" if audience.for_families else "",
        audience.note,
    ]
    return tuple(line for line in lines if line)


def _ages(lead: str, first: int | None, last: int | None) -> str:
    if first and last is not None:
        return f"{lead} {first} to {last}"
    if first:
        return f"{lead} {first} and over"
    return f"{lead} {last} and under" if last is not None else ""


def feedback_words(feedback: Feedback | None) -> str:
    """What the referrer hears, in one sentence; "" if nothing is known."""
    if feedback is None:
        return ""
    told = {
        (True, True): "starts and when they finish",
        (True, False): "starts",
        (False, True): "finishes",
    }.get((bool(feedback.started), bool(feedback.finished)))
    if told is None:
        return "You hear nothing back."
    when = f", within {feedback.within[0].lower()}{feedback.within[1:]}" if feedback.within else ""
    how = f" {feedback.how.rstrip('.')}." if feedback.how else ""
    return f"You hear when the person {told}{when}.{how}"


def waiting_words(activity: Activity, today: date, months: ReviewMonths) -> str:
    """How long people wait, and as of when: "About two weeks, as of 5 October 2026"; "" if that is not known.

    It is left out if it is so old that the group would be asked again, or is about a month that is over.
    """
    waiting, asked = activity.waiting_time.rstrip("."), activity.waiting_as_of
    if not waiting or asked is None:
        return waiting
    if later(asked, months.ask) <= today or is_past(waiting, asked, today):
        return f"Not known now; last asked on {short_day(asked)}"
    return f"{waiting}, as of {short_day(asked)}"


def answer_words(days: int | None, usual: str) -> str:
    """What a group promises to whoever asks, and what is usual: "“We answer within 7 days”, usually in 6 to 8 days".

    "" if it promises nothing.
    """
    promise = f"“We answer within {'a day' if days == 1 else f'{days} days'}”" if days else ""
    return f"{promise}; {usual}" if promise and usual else promise


def status_note(activity: Activity, today: date) -> str:
    """The note on the status of an activity that is not open; "" after the month that it names."""
    note, since = activity.status_note, activity.status_since
    stale = since is not None and activity.status != "closed" and is_past(note, since, today)
    return "" if activity.status == "open" or stale else note


def within_a_sentence(words: str) -> str:
    """Words for the middle of a sentence: with a small first letter, unless they begin with a day or month."""
    first = words.partition(" ")[0].strip(",.")
    named = first in MONTHS or first.lower() in WEEKDAYS or first[1:2].isupper()
    return words if named else f"{words[:1].lower()}{words[1:]}"


def setting_words(activity: Activity) -> str:
    """How people take part: "In a group, outdoors"."""
    first, *rest = [SETTING[item] for item in activity.setting] or [""]
    return ", ".join([first, *(item[0].lower() + item[1:] for item in rest)])

"""The words of the ring-round, on the screen and on paper."""

from typing import Final

from signpost.reports.ring_round import Call, Item, RingRound
from signpost.views.when import short_day

NO_WAY: Final = "No way to reach them is known"
APART: Final = "Sensitive services"
CARE: Final = "Leave no message. Say who you are only once you know who answers. Write no place down."
ALSO: Final = "Not due yet. Ask about these in the same call:"


def counts_words(plan: RingRound) -> str:
    """How much there is to do: "To confirm by 30 November 2026: 7 activities, in 6 calls."."""
    calls = (*plan.calls, *plan.sensitive)
    due = sum(item.due for call in calls for item in call.items)
    things = "1 activity" if due == 1 else f"{due} activities"
    return f"To confirm by {short_day(plan.until)}: {things}, in {len(calls)} call{'' if len(calls) == 1 else 's'}."


def way_words(call: Call) -> str:
    """How to reach them and who they are: "Ring 0117 496 0200: Corner Room Friends"."""
    way = f"{call.way.verb} {call.way.words}" if call.way.words else NO_WAY
    return f"{way}: {', '.join(call.organisations)}" if call.organisations else way


def asked_words(call: Call) -> str:
    """Whom to ask for; "" if that is not known."""
    return f"Ask for: {'; '.join(call.roles)}" if call.roles else ""


def hours_words(call: Call) -> str:
    """When somebody answers; "" if that is not known."""
    return f"When: {'; '.join(call.hours)}" if call.hours else ""


def papers_words(item: Item) -> str:
    """What to ask to see again; "" if that is nothing."""
    return f"Ask to see: {'; '.join(item.papers)}" if item.papers else ""


def listed_words(item: Item) -> str:
    """What the directory says, to read out; "" for a sensitive service."""
    told = ". ".join(words for words in (item.state, *item.when, item.where, item.cost) if words)
    return f"As listed: {told}" if told else ""

"""Fields of a record from the values of answers, with what follows from them."""

from collections.abc import Mapping
from typing import Any, Final

from signpost.records.asked import Asked
from signpost.records.problem import quoted
from signpost.records.schema import schema_of
from signpost.submissions import breaks, choices, meetings
from signpost.submissions.draft import GONE, Draft
from signpost.submissions.drafts import Drafts
from signpost.submissions.senders import with_senders
from signpost.views.labels import STATUS

OF_STATUS: Final = ("status_since", "status_note", "instead_id")  # what is about one status, and not about the next


def with_values(drafts: Drafts, draft: Draft, values: Mapping[Asked, Any]) -> Draft:
    """A record's draft with these values. What an answer doesn't change stays as it was typed."""
    given = {question.path: value for question, value in values.items()}
    gone = [question.label for question in values if given[question.path] is GONE and draft.at(question.path)]
    if gone:
        drafts.notes.append(f"Taken out of the page: {', '.join(gone)}.")
    for question, value in values.items():
        if question.path == breaks.FIELD:
            continue
        take = _choices if choices.options(question, drafts.directory) else _plain
        draft = SPECIAL.get(question.path, take)(drafts, draft, question.path, value)
    draft = _with_consequences(drafts, draft, given)
    return breaks.with_break(drafts, draft, given[breaks.FIELD]) if breaks.FIELD in given else draft


def _plain(drafts: Drafts, draft: Draft, path: tuple[str, ...], value: Any) -> Draft:  # noqa: ARG001 - as in SPECIAL
    return draft if _same(draft.at(path), value) or _is_default(draft, path, value) else draft.with_value(path, value)


def _choices(drafts: Drafts, draft: Draft, path: tuple[str, ...], value: Any) -> Draft:
    """Choices stay in the order of the record, the most important first, which no form asks for."""
    old = draft.at(path)
    if isinstance(old, list) and isinstance(value, list):
        value = [*(each for each in old if each in value), *(each for each in value if each not in old)]
    return _plain(drafts, draft, path, value)


def _same(old: Any, new: Any) -> bool:
    """Whether a value is the one that is there, but for spaces and the breaks of its lines."""
    if isinstance(old, str) and isinstance(new, str):
        return old.split() == new.split()
    return bool(old == new)


def _is_default(draft: Draft, path: tuple[str, ...], value: Any) -> bool:
    """Whether a value is what holds anyway if the record says nothing."""
    field = schema_of(draft.kind)["properties"].get(path[0], {})
    return draft.at(path) is None and len(path) == 1 and field.get("default") == value


def _cost(drafts: Drafts, draft: Draft, path: tuple[str, ...], value: Any) -> Draft:
    if value is GONE:
        return draft.with_value(path, value)
    for name, part in value.items():
        draft = _plain(drafts, draft, ("cost", name), part)
    return draft


def _route(drafts: Drafts, draft: Draft, path: tuple[str, ...], value: Any) -> Draft:  # noqa: ARG001 - as in SPECIAL
    """The way in for people themselves; those of others stay."""
    routes = draft.at(("routes",)) or []
    others = [route for route in routes if not (isinstance(route, dict) and route.get("who") == "self")]
    own = next((route for route in routes if route not in others), {"who": "self"})
    if value is GONE:
        return draft.with_value(path, others or GONE)
    made = own if _same(own.get("how"), value) else {**own, "how": value}
    return draft.with_value(
        path, [made if route == own else route for route in routes] if own in routes else [made, *others]
    )


def _with_consequences(drafts: Drafts, draft: Draft, given: Mapping[tuple[str, ...], Any]) -> Draft:
    """The same with what an answer says about other fields."""
    before = draft.before or {}
    if draft.at(("status",)) != before.get("status") and ("status",) in given:
        draft = _with_status(drafts, draft, given)
    if draft.at(("waiting_time",)) != before.get("waiting_time"):
        gone = draft.at(("waiting_time",)) is None
        draft = draft.with_value(("waiting_as_of",), GONE if gone else drafts.today.isoformat())
    _tell_of_cost(drafts, draft, given)
    return with_senders(drafts, draft) if {("joining",), ("routes",)} & given.keys() else draft


def _tell_of_cost(drafts: Drafts, draft: Draft, given: Mapping[tuple[str, ...], Any]) -> None:
    """Say what was known about the cost if another answer replaces it, or leaves it beside a new amount."""
    before = (draft.before or {}).get("cost")
    old, cost = (one if isinstance(one, dict) else {} for one in (before, draft.at(("cost",))))
    if not old.get("note") or ("cost", "note") in given or cost == old:
        return
    done = "is kept: ask whether it still holds" if cost.get("note") == old["note"] else "is replaced"
    drafts.notes.append(f"About the cost: {quoted(str(old['note']))} {done}.")


def _with_status(drafts: Drafts, draft: Draft, given: Mapping[tuple[str, ...], Any]) -> Draft:
    for name in OF_STATUS:
        if (name,) not in given:
            draft = draft.with_value((name,), GONE)
    status = draft.at(("status",)) or "open"
    if status == "closed" and (draft.at(("status_since",)) or "") > drafts.today.isoformat():
        return _closing(drafts, draft)
    if (draft.before or {}).get("status") == "closed":
        drafts.notes.append("This group had closed. Ring it before this goes in.")
    if status != "open" and "status_since" not in draft.values:
        drafts.notes.append(f"Since when it is “{STATUS.get(status, status)}” is not said, so it is from today.")
        draft = draft.with_value(("status_since",), drafts.today.isoformat())
    return draft


def _closing(drafts: Drafts, draft: Draft) -> Draft:
    """A group that closes on a day to come: until then it runs as before."""
    day, before = draft.at(("status_since",)), draft.before or {}
    drafts.notes.append(
        f"It closes on {day}: ask whether that is the last day. Until then it runs, and no reason is kept."
    )
    for name in ("status", *OF_STATUS):
        draft = draft.with_value((name,), before.get(name, GONE))
    return draft.with_value(("closes_on",), day)


SPECIAL: Final = {("cost", "amount"): _cost, ("routes",): _route, ("sessions",): meetings.with_sessions}

"""Sentences of a group that tell of a day, time or place which a submission has changed (site_src/update/stale.js)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from signpost.records.asked import Asked, asked
from signpost.records.model import Activity
from signpost.records.problem import quoted
from signpost.submissions.draft import Draft
from signpost.submissions.drafts import Drafts

NOON: Final = 12
Sessions = Sequence[Mapping[str, Any]]


def old_words(drafts: Drafts, old: Activity) -> Iterator[str]:
    """A note for each sentence that stays as it was and has an old day, time or place in it."""
    draft = drafts.by_kind["activity"]
    before, now = (_sessions(values) for values in (draft.before or {}, draft.values))
    venue = drafts.directory.venues.get(old.venue)
    place = venue.name if venue and draft.at(("venue",)) != old.venue else ""
    pattern = _pattern(before if before != now else [], now, place)
    for question in asked() if pattern else ():
        text = _text(question, draft)
        match = pattern.search(text) if pattern and text and text == _before(question, draft) else None
        if match:
            yield f"{question.label}: it still says {quoted(match[1])}. Ask whether that is right."


def _sessions(values: Mapping[str, Any]) -> Sessions:
    return [each for each in values.get("sessions") or () if isinstance(each, dict)]


def _pattern(before: Sessions, now: Sessions, place: str) -> re.Pattern[str] | None:
    days = [f"{day}s?" for day in _gone("day", before, now)]
    times = [_of_time(time) for name in ("starts", "ends") for time in _gone(name, before, now)]
    said = [*days, *times, *([re.escape(place)] if place else [])]
    return re.compile(rf"(?:^|[^\w:.])({'|'.join(said)})(?!\w)", re.IGNORECASE) if said else None


def _gone(name: str, before: Sessions, now: Sessions) -> list[str]:
    """The values of a field that no session has any more."""
    left = {each.get(name) for each in now}
    return list(dict.fromkeys(str(each[name]) for each in before if name in each and each[name] not in left))


def _of_time(time: str) -> str:
    """A pattern for a time in the ways in which people write it: 14:00 is 2pm, 2.00pm and 14:00."""
    hour, minute = map(int, time.split(":"))
    past = f"[:.]?{minute:02}" if minute else "(?:[:.]?00)?"
    named = "|noon|midday" if (hour, minute) == (NOON, 0) else ""
    return rf"{re.escape(time)}|{(hour + 11) % 12 + 1}{past} ?{'a' if hour < NOON else 'p'}\.?m\b{named}"


def _before(question: Asked, draft: Draft) -> str:
    return _text(question, Draft(draft.kind, draft.id, draft.before or {}))


def _text(question: Asked, draft: Draft) -> str:
    """The sentences that answer a question about a group; "" if it is about something else."""
    schema = question.field.schema
    value = draft.at(question.path)
    if question.kind != draft.kind or value is None:
        return ""
    if question.path == ("routes",):
        return "\n".join(str(route.get("how", "")) for route in value if isinstance(route, dict))
    if "x-text" not in schema.get("items", schema):
        return ""
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)

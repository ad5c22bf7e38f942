"""The sessions of a group: what a new timetable says, and what it leaves or loses of the old one."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from signpost.checks.words import join_words
from signpost.records.problem import quoted
from signpost.records.schema import schema_of
from signpost.submissions.draft import GONE, Draft
from signpost.submissions.drafts import Drafts
from signpost.values import date
from signpost.views.when import short_day

Session = Mapping[str, Any]
# The parts of a session that words for a timetable say; all others stay as they are in the record.
SAID: Final = ("day", "starts", "ends", "repeats", "week")
OF_TIME: Final = ("day", "starts", "repeats", "week", "date")  # what is told as the old and the new time


def with_sessions(drafts: Drafts, draft: Draft, path: tuple[str, ...], value: Any) -> Draft:
    """The sessions. What words don't say of one, such as days on which it doesn't meet, stays if its day stays."""
    old = [each for each in draft.at(path) or [] if isinstance(each, dict)]
    if value is GONE:
        return draft.with_value(path, GONE)
    made = [{**new, **_kept(old, new, value)} for new in value]
    if made == old:
        return draft
    if going := _going_on(old, made, drafts.today):
        until = short_day(dt.date.fromisoformat(going[0]["until"]))
        drafts.notes.append(f"When it meets: until {until} it meets as before. Ask.")
        made = [*going, *made]
        value = [*going, *value]
    kept = [
        {name: part for name, part in each.items() if name not in new} for each, new in zip(made, value, strict=True)
    ]
    drafts.notes += [f"When it meets: still {words}. Ask." for words in _words(kept)]
    lost = [_lost(each, made) for each in old]
    drafts.notes += [f"When it meets: no longer said: {words}. Ask." for words in _words(lost)]
    return draft.with_value(path, made)


def _going_on(old: list[dict[str, Any]], made: Sequence[Session], today: dt.date) -> list[dict[str, Any]]:
    """The old sessions up to the day before the new ones, if all of these begin on a day to come.

    None if an old one is among them: then it is a break that ends on that day, and not a change.
    """
    begin = [str(each.get("from", "")) for each in made if each.get("repeats") not in {"fortnightly", "once"}]
    if len(begin) < len(made) or min(begin, default="") <= today.isoformat():
        return []
    if any(_times(each) == _times(other) for each in old for other in made):
        return []
    last = (dt.date.fromisoformat(min(begin)) - dt.timedelta(days=1)).isoformat()
    kept = ({**each, "until": min(last, str(each.get("until", last)))} for each in old if each.get("repeats") != "once")
    return [each for each in kept if str(each.get("from", "")) <= each["until"]]


def _times(session: Session) -> tuple[Any, ...]:
    return tuple(session.get(name) for name in ("day", "starts", "ends", "week"))


def _kept(old: list[dict[str, Any]], new: Session, all_new: list[dict[str, Any]]) -> dict[str, Any]:
    same = [each for each in old if each.get("day") == new.get("day") and each.get("week") == new.get("week")]
    rivals = [each for each in all_new if each.get("day") == new.get("day") and each.get("week") == new.get("week")]
    exact = [each for each in same if (each.get("starts"), each.get("ends")) == (new.get("starts"), new.get("ends"))]
    one = exact[0] if len(exact) == 1 else same[0] if len(same) == len(rivals) == 1 else {}
    return {name: part for name, part in one.items() if name not in new and (name not in SAID or name == "repeats")}


def _lost(old: Session, made: Sequence[Session]) -> dict[str, Any]:
    """The parts of an old session that no new one has, without its time. A new end or first date replaces the old."""
    parts = {name: part for name, part in old.items() if name not in OF_TIME}
    return {
        name: part
        for name, part in parts.items()
        if not any(name in each if name in {"ends", "from"} else each.get(name) == part for each in made)
    }


def _words(parts: Sequence[Session]) -> Iterator[str]:
    """What parts of sessions say, once each."""
    titles = schema_of("activity")["properties"]["sessions"]["items"]["properties"]
    said = (_in_words(titles[name]["title"], part) for each in parts for name, part in each.items() if name in titles)
    yield from dict.fromkeys(said)


def _in_words(title: str, part: Any) -> str:
    if isinstance(part, list):
        return f"not meeting on {join_words([_day(each) for each in part], 'and')}"
    return title.lower() if part == "yes" else quoted(f"{title}: {_day(part)}".rstrip("."))


def _day(part: Any) -> str:
    day = date.exact(str(part))
    return short_day(day) if day else str(part)

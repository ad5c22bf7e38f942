"""A break of a group that has a last day: a closure in its record, after which it opens again by itself."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from signpost.submissions.draft import GONE, Draft
from signpost.submissions.drafts import Drafts, labelled
from signpost.values import date as dates
from signpost.values import status
from signpost.values.yearless import with_years
from signpost.views.labels import STATUS

FIELD: Final = ("closures",)
OF_BREAK: Final = ("status", "status_since", "status_note")
_DAY: Final = r"[\w /.,'-]*\d[\w /.-]*?"
_AGAIN: Final = (
    r"(?:(?:and )?(?:opens?|starts?|starting|runs?|running|is|back) )?(?:again|back)(?: from| on)?"
    r"|(?:returns?|reopens?|resumes?)(?: on)?"
)
# Words such as "Taking a break until 5 January" or "open again from 6 January".
SAID: Final = re.compile(
    rf"(?P<what>[a-z ]*?)(?: for (?:now|a while))?[ ,;(]*(?:\b(?:from|since) (?P<since>{_DAY}) )?"
    rf"(?P<cue>until|till?|{_AGAIN}) (?P<day>{_DAY})[ .!)]*",
    re.IGNORECASE,
)
CLOSES: Final = re.compile(
    rf"(?:it )?(?:closes|closing|closed|will close|ends)(?: down| for good)? (?:on|from) (?P<day>{_DAY})[ .!)]*",
    re.IGNORECASE,
)
BREAK: Final = re.compile(
    r"(?:(?:we(?: are|['’]re)|it(?: is|['’]s)) )?(?:(?:on|having|taking|away on) )?(?:a |our )?(?:short )?"
    r"(?:break|holidays?)|(?:closed|shut) (?:for|over) (?:the |our )?\w+(?: \w+)?|no meetings?",
    re.IGNORECASE,
)
UNTIL: Final = frozenset({"until", "till", "til"})
ONE_DAY: Final = timedelta(days=1)


def with_days(drafts: Drafts, answers: Mapping[str, str]) -> Mapping[str, str]:
    """The same answers, with the days that are said with "Is it running?" as the answers about these."""
    label, back, since = (labelled("activity", path) for path in (("status",), FIELD, ("status_since",)))
    said = " ".join(answers.get(label, "").split())
    closing = CLOSES.fullmatch(said)
    if closing and since not in answers and (last := _day(closing["day"], drafts.today)):
        return {**answers, label: STATUS["closed"], since: dates.written(last)}
    match = SAID.fullmatch(said)
    day = _day(match["day"], drafts.today) if match else None
    if match is None or day is None or back in answers or not _is_a_break(match):
        return answers
    if match["cue"].lower() in UNTIL:
        drafts.notes.append(f"{label}: {_words(day)} is taken for the last day off. Ask whether it is that.")
        day += ONE_DAY
    first = _day(match["since"], drafts.today) if match["since"] else None
    more = {since: dates.written(first)} if first and since not in answers else {}
    return {**answers, label: STATUS["paused"], back: dates.written(day), **more}


def _is_a_break(match: re.Match[str]) -> bool:
    """Whether a group that is said to be this until a day, or again from it, is on a break."""
    what = match["what"].strip()
    if match["cue"].lower() not in UNTIL:
        return not what or _status(what) in {"paused", "closed", "open"}
    return _status(what) in {"paused", "closed"}


def _status(words: str) -> str:
    named = {label.casefold(): name for name, label in STATUS.items()}
    if BREAK.fullmatch(words):
        return "paused"
    return named.get(words.casefold()) or status.read(words).value or ""


def _day(text: str, today: date) -> date | None:
    return dates.read(with_years(text.strip(" ,"), today)[0]).value


def _words(day: date) -> str:
    return dates.in_words(dates.written(day))


def with_break(drafts: Drafts, draft: Draft, back: Any) -> Draft:
    """The draft with a closure up to the day before the first day back, in place of the words that it takes a break.

    If the day is taken away, so is the closure. A fault says if the day is not to come, or the group takes no break.
    """
    label = labelled("activity", FIELD)
    if back is GONE:
        return draft.with_value(FIELD, GONE)
    first = str(draft.at(("status_since",)) or dates.written(drafts.today))
    if back <= max(first, dates.written(drafts.today)):
        drafts.faults.append(f"{label}: {dates.in_words(back)} is not to come. If it runs again, say that it is open.")
        return draft
    if draft.at(("status",)) not in {None, "open", "paused"}:
        drafts.faults.append(f"{label}: it is said to be {STATUS[draft.at(('status',))].lower()}, which is no break.")
        return draft
    why = {"why": draft.at(("status_note",))} if draft.at(("status_note",)) else {}
    closure = {"from": first, "until": dates.written(date.fromisoformat(back) - ONE_DAY), **why}
    for name in OF_BREAK:
        draft = draft.with_value((name,), GONE)
    others = [one for one in draft.at(FIELD) or () if isinstance(one, dict) and not _overlap(one, closure)]
    return draft.with_value(FIELD, [*others, closure])


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(str(one.get("from", "")) <= other["until"] and other["from"] <= str(one.get("until", other["from"])))

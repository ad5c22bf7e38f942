"""Timetables: parses sessions from a sentence such as "Mondays 10am-12 noon and Thurs 2-4pm".

A text is cut into tokens (a day, a start and end, a week of the month, a word to ignore, an unknown word), and a
clause is understood only if it is days and their times, one after the other. Any words may follow the times: they are
left. An unknown word before or between them, or one that can change the whole meaning ("closed", "except", the name of
a month), leaves the whole clause.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from signpost.values import Parsed, clock, length_limited
from signpost.values.time_tokens import Token, days_of, tokens_of, week_of

MOST: Final = 30  # sessions that a record may have
UNSURE: Final = frozenset({"undo", "rare", "nth", "fortnightly"})


@dataclass
class DayGroup:
    """Days with their weeks of the month, and the times that belong to them."""

    days: list[str]
    weeks: list[str]
    times: list[dict[str, str]]


@length_limited
def read(text: str) -> Parsed[list[dict[str, str]]]:
    """Parse the sessions that a text certainly states; the rest of its words are left.

    Nothing is understood if anything is cancelled or stopped, or if it is unclear what "term time" refers to.
    """
    bare = " ".join(text.split(" ")).strip()
    clauses = list(_clauses(bare))
    of_all = [clause for clause in clauses if all(token.kind in {"term", "join"} for token in clause)]
    clauses = [clause for clause in clauses if clause not in of_all]
    found: list[dict[str, str]] = []
    left: list[str] = []
    for clause in clauses:
        made, rest = _understood(clause, bare)
        found += [each for each in made if each not in found]
        left += [rest] if rest else []
    kinds = {token.kind for clause in clauses for token in clause}
    heads_all = len(clauses) > 1 and clauses[0][0].kind == "term"
    if not 0 < len(found) <= MOST or "stop" in kinds or heads_all or any(map(_says_closed, clauses)):
        return Parsed(None, bare)
    if any(_overlap(one, other) for one, other in combinations(found, 2)):
        return Parsed(None, bare)  # "daily 9-5 (weekends 10-4)": only one of the two can hold at weekends
    if any(token.kind == "term" for clause in of_all for token in clause):
        found = [each | {"term_time_only": "yes"} for each in found]
    return Parsed(found, "; ".join(left))


def written(found: list[dict[str, str]]) -> str:
    """Sessions in words, as `read` takes them."""
    return "; ".join(map(_in_words, found))


def _in_words(session: Mapping[str, str]) -> str:
    month = f"{session['week']} {session['day']} of the month" if "week" in session else session["day"]
    hours = "-".join(session[name] for name in ("starts", "ends") if name in session)
    if hours.endswith("-00:00"):
        hours = f"{session['starts']}-midnight"
    return f"{month} {hours}{' (term time only)' if 'term_time_only' in session else ''}"


def _overlap(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether two sessions go on at the same time. The midnight that ends a day is 00:00."""
    ends = [each.get("ends", each["starts"]).replace("00:00", "24:00") for each in (one, other)]
    same_day = one["day"] == other["day"] and one.get("week") == other.get("week")
    return same_day and one["starts"] < ends[1] and other["starts"] < ends[0]


def _says_closed(clause: list[Token]) -> bool:
    """Whether it says closed, but not on a certain day."""
    days = {"day", "days", "every", "bank"}
    return not any(token.kind in days for token in clause) and any(token.text.lower() == "closed" for token in clause)


def _clauses(text: str) -> Iterator[list[Token]]:
    """The tokens of each clause. A line with only days belongs to the times on the next."""
    clause: list[Token] = []
    for token in tokens_of(text):
        if token.kind != "end":
            clause.append(token)
        elif clause and not (token.text == "\n" and _awaits_times(clause)):
            yield clause
            clause = []
    if clause:
        yield clause


def _awaits_times(clause: list[Token]) -> bool:
    kinds = {token.kind for token in clause}
    return bool(kinds & {"day", "days", "every"}) and not kinds & {"time", "undo", "word"}


def _understood(clause: list[Token], text: str) -> tuple[list[dict[str, str]], str]:
    """The sessions of a clause, and the words of it that are left."""
    whole = text[clause[0].start : clause[-1].end].strip(" ,")
    words = [token for token in clause if token.kind in {"word", "bank"}]
    known = [token for token in clause if token.kind not in {"word", "bank", "quiet", "term"}]
    terms = [index for index, token in enumerate(clause) if token.kind == "term"]
    groups = _groups(clause)
    if groups is None or any(token.kind in UNSURE for token in known):
        return [], whole
    if terms and len(groups) > 1 and not _stands_apart(clause, terms[0]):
        return [], whole
    before = len((_groups(clause[: terms[0]]) if terms else None) or [])
    # only the group just before it, as in "Mon 10-12 (term time), …"
    its_own = range(before - 1, before) if 0 < before < len(groups) else range(len(groups))
    made = [
        each | ({"term_time_only": "yes"} if terms and number in its_own else {})
        for number, group in enumerate(groups)
        for each in _made([group])
    ]
    return made, _left(words, text, clause) if made else whole


def _stands_apart(clause: list[Token], at: int) -> bool:
    """Whether "term time only" is set apart, so that it refers to all days and not only to the last."""
    token = clause[at]
    return at == 0 or token.text.startswith("(") or (clause[at - 1].kind == "join" and at == len(clause) - 1)


def _left(words: list[Token], text: str, clause: list[Token]) -> str:
    """The unknown words, with whatever is between neighbouring ones."""
    runs: list[list[Token]] = []
    loose = {"word", "bank", "join", "quiet"}
    for token in words:
        between_them = clause[clause.index(runs[-1][-1]) : clause.index(token)] if runs else []
        if runs and all(each.kind in loose for each in between_them):
            runs[-1].append(token)
        else:
            runs.append([token])
    return "; ".join(text[_lead(run[0], clause) : run[-1].end].strip(" ,") for run in runs)


def _lead(token: Token, clause: list[Token]) -> int:
    """Where a run of unknown words starts: at the small words before it, such as "at the"."""
    at = clause.index(token)
    while at and clause[at - 1].kind == "quiet":
        at -= 1
    return clause[at].start


def _groups(clause: list[Token]) -> list[DayGroup] | None:
    """The days and times of a clause in pairs, in either order; None if they don't form pairs."""
    tokens = [token for token in clause if token.kind in {"day", "days", "every", "time", "week", "word"}]
    first = next((token.kind for token in tokens if token.kind != "word"), "")
    groups = [DayGroup([], [], [])]
    loose = False
    for token in tokens:
        whole = bool(groups[-1].days and groups[-1].times)
        if token.kind == "word":
            if not whole:
                return None
            loose = True
            continue
        if whole and (token.kind == "time") == (first == "time"):
            groups.append(DayGroup([], [], []))
        elif loose:
            return None
        loose = False
        if not _taken(groups[-1], token, clause):
            return None
    return groups if all(each.days and each.times for each in groups) and _weeks_fit(groups, clause) else None


def _taken(group: DayGroup, token: Token, clause: list[Token]) -> bool:
    """Add a day, a week of the month or a time to a group. False if the time is not certain."""
    if token.kind != "time":
        _add_days(group, token)
        return True
    hours = clock.hours(token.text) if _sure_of(token, clause) else None
    group.times += [hours] if hours else []
    return hours is not None


def _sure_of(token: Token, clause: list[Token]) -> bool:
    """Whether figures such as 10-12 are a time: not if an unknown word follows directly."""
    clear = re.search(r"[:.]\d|[ap]\.? ?m|noon|midday|midnight|hrs|between", token.text, re.IGNORECASE)
    following = next(iter(clause[clause.index(token) + 1 :]), None)
    return bool(clear) or following is None or following.kind != "word"


def _add_days(group: DayGroup, token: Token) -> None:
    """Add a day, a range of days or a week of the month to a group."""
    if token.kind == "week":
        group.weeks.append(week_of(token))
    else:
        group.days += days_of(token)


def _weeks_fit(groups: list[DayGroup], clause: list[Token]) -> bool:
    """Whether weeks of the month are complete: one group, one day, and "last" only with "of the month"."""
    weeks = [week for group in groups for week in group.weeks]
    monthly = any(token.kind == "month" for token in clause)
    if not weeks:
        return not monthly and all(day for group in groups for day in group.days)
    order = [token.kind for token in clause if token.kind in {"week", "day", "days", "every"}]
    one_day = len(groups) == 1 and len(groups[0].days) == 1 and order[-1] == "day"
    return one_day and (monthly or "last" not in weeks)


def _made(groups: list[DayGroup]) -> Iterator[dict[str, str]]:
    for group in groups:
        for day in dict.fromkeys(group.days):
            for week in dict.fromkeys(group.weeks) or ("",):
                for hours in group.times:
                    yield {"day": day, **hours, **({"repeats": "monthly", "week": week} if week else {})}

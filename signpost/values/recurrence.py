"""Recurrence: on which days something meets, and how often."""

import re
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing
from signpost.values.date import DAYS
from signpost.values.time_tokens import ORDINALS, days_of, tokens_of, week_of

# A day of a calendar's rule, with its week of the month. Source: RFC 5545, BYDAY
CODE: Final = re.compile(r"([+-]?\d)?([A-Z]{2})")
CODES: Final = {day[:2].upper(): day for day in DAYS}
WEEKS: Final = {"1": "first", "2": "second", "3": "third", "4": "fourth", "5": "fifth", "-1": "last"}
FROM_THE_END: Final = {"-2": "second to last", "-3": "third to last", "-4": "fourth to last", "-5": "fifth to last"}
REPEATS: Final = {
    "weekly": "weekly", "every week": "weekly", "each week": "weekly",
    "fortnightly": "fortnightly", "every two weeks": "fortnightly", "every 2 weeks": "fortnightly",
    "every other week": "fortnightly", "every fortnight": "fortnightly",
    "monthly": "monthly", "every month": "monthly", "each month": "monthly", "once a month": "monthly",
    "once": "once", "one-off": "once", "one off": "once",
}  # fmt: skip
NAMES_DAYS: Final = frozenset({"day", "days", "every"})
PARTS_OF_DAY: Final = re.compile(r"\b(?:morning|afternoon|evening|night)s?\b", re.IGNORECASE)
KNOWN: Final = frozenset({*NAMES_DAYS, "term", "week", "month", "fortnightly", "nth", "join", "quiet"})
Days = list[dict[str, str]]


@length_limited
def read_days(text: str) -> Parsed[Days]:
    """Parse the days that a text names, each as `day` and, unless it is weekly, `repeats` and `week`.

    "Mon and Thurs" gives two. "Every 2nd Tuesday" may be the second of the month or one in two: two choices.
    """
    if coded := _coded(text):
        return Parsed(coded)
    tokens = list(tokens_of(PARTS_OF_DAY.sub(" ", text)))
    kinds = {token.kind for token in tokens}
    days = list(dict.fromkeys(day for token in tokens if token.kind in NAMES_DAYS for day in days_of(token)))
    weeks = [week_of(token) for token in tokens if token.kind in {"week", "nth"}]
    unclear = ("month" in kinds and not weeks) or (weeks and (len(days) > 1 or "fortnightly" in kinds))
    if not days or not all(days) or kinds - KNOWN or unclear:
        return Parsed(None, text.strip())
    monthly = [{"day": day, "repeats": "monthly", "week": week} for day in days for week in dict.fromkeys(weeks)]
    fortnightly = [{"day": day, "repeats": "fortnightly"} for day in days]
    if "nth" in kinds and len(weeks) == 1:
        return Parsed(None, text.strip(), choices=(monthly, fortnightly) if weeks == ["second"] else (monthly,))
    found = monthly or (fortnightly if "fortnightly" in kinds else [{"day": day} for day in days])
    in_term = {"term_time_only": "yes"} if "term" in kinds else {}
    return Parsed([each | in_term for each in found], ", ".join(PARTS_OF_DAY.findall(text)))


def read_day(text: str) -> Parsed[str]:
    """Parse a single day of the week."""
    parsed = read_days(text)
    one = parsed.value or []
    return Parsed(one[0]["day"], parsed.left) if len(one) == 1 and len(one[0]) == 1 else Parsed(None, text.strip())


def _coded(text: str) -> Days:
    """Parse days in iCalendar's form, such as TU, 2TU or -1FR; nothing if any of them is not one."""
    codes = [CODE.fullmatch(part) for part in re.split(r"[\s,;/&]+", text.strip().upper())]
    days = [_of_code(code[2], (code[1] or "").lstrip("+")) for code in codes if code]
    return days if len(days) == len(codes) and all(all(day.values()) for day in days) else []


def code_in_words(text: str) -> str:
    """What days in iCalendar's form are called, such as "second to last Friday" for -2FR; "" for codes of no day.

    A text that is no such code is returned as it is.
    """
    codes = [CODE.fullmatch(part) for part in re.split(r"[\s,;/&]+", text.strip().upper())]
    if not all(codes):
        return text.strip()
    named: dict[str, list[str]] = {}
    for code in filter(None, codes):
        week, day = (code[1] or "").lstrip("+"), CODES.get(code[2], "")
        called = WEEKS.get(week) or FROM_THE_END.get(week, "")
        if day and bool(week) == bool(called):
            named.setdefault(day.capitalize(), []).append(called)
    return " and ".join(f"{' and '.join(weeks)} {day}".strip() for day, weeks in named.items())


def _of_code(day: str, week: str) -> dict[str, str]:
    monthly = {"repeats": "monthly", "week": WEEKS.get(week, "")} if week else {}
    return {"day": CODES.get(day, ""), **monthly}


@length_limited
def read_repeats(text: str) -> Parsed[str]:
    """Parse weekly, fortnightly, monthly or once. "Bi-weekly" is ambiguous: twice a week, or every two weeks."""
    bare = " ".join(text.casefold().split())
    choices = ("weekly", "fortnightly") if re.fullmatch(r"bi-?weekly", bare) else ()
    return Parsed(REPEATS[bare]) if bare in REPEATS else Parsed(None, text.strip(), choices=choices)


@length_limited
def read_weeks(text: str) -> Parsed[list[str]]:
    """Parse weeks of the month, as in "1st and 3rd", "2" or "last", into their names."""
    words = list(filter(None, re.split(r"[\s,&/]+|\band\b", text.lower())))
    found = [{**WEEKS, **ORDINALS}.get(word, word if word in WEEKS.values() else "") for word in words]
    return or_nothing(found if all(found) else [], "", text)

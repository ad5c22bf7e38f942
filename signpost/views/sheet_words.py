"""The words for a sheet that a browser draws and prints in another language: my list, and the plan of a household.

The facts on it are those of the English sheet: only the words around them are here, and the sentences of records that
somebody has translated as they stand today.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from signpost.records.model import Activity
from signpost.records.selection import print_permission
from signpost.values.date import DAYS
from signpost.values.direction import isolated
from signpost.values.print_languages import Language
from signpost.views import handout, handout_facts
from signpost.views.handout import urgent_numbers
from signpost.views.handout_facts import weekday
from signpost.views.journey import NOBODY_ASKS
from signpost.views.labels import ASK_FIRST, COST, JOINING, STATUS
from signpost.views.snapshot import Snapshot
from signpost.views.translated import Say, both, is_current, key_of

# What stands on the sheets (site_src/find/list-entry.js, timetable.js, household/sheet.js and the pages' templates).
LABELS: Final = (
    "When",
    "Where",
    "Cost",
    "Join",
    "Address",
    "Bus",
    "The door",
    "The first time",
    "Bring",
    "Phone",
    "Ring first: may be out of date",
    "Checked on {day}",
    "Not checked yet. Ring before you go",
    "Times change: ring before you go.",
    "Printed on {day}",
    "The week",
    "Day",
    "Time",
    "Who",
    "What and where",
    "next on {day}",
    "Our plan",
    "What matters to us",
    "First steps",
    "To sort out",
    "Where to go, and who to ring",
    "Notes:",
    "Nothing in this plan has a time of its own yet.",
    "Nobody will ask for",
    *NOBODY_ASKS.values(),
    "My first visit",
    "Ask for",
    "If you can't come, that is all right. Ring.",
    STATUS["full"],
    STATUS["paused"],
)
OF_HANDOUTS: Final = (
    *(COST[kind] for kind in ("free", "donation", "ask")),
    *JOINING.values(),
    ASK_FIRST,
    *sorted(handout_facts.WITHOUT_VENUE),
    handout_facts.NOT_WEEKLY,
    handout_facts.TERM_TIME,
    handout_facts.DAY_AND_NIGHT,
    handout_facts.EVERY_DAY,
    handout_facts.DIFFER,
    handout_facts.MORE,
    handout.NOT_SURE,
)


def sheet_words(snapshot: Snapshot, language: Language, say: Say, *, labels_checked: bool) -> dict[str, Any]:
    """All words for the sheets in a language, as plain values. `say` gives our own sentences in it."""
    summaries = dict(_summaries(snapshot, language))
    by_machine = not labels_checked or any(machine for _, machine in summaries.values())
    warned = (_both(say, handout.BY_MACHINE, language=language.name),) if by_machine else ()
    return {
        "code": language.code,
        "direction": language.direction,
        "notices": (*warned, _both(say, handout.GO_BY), _both(say, handout_facts.MORE)),
        "words": _labels(say) | _weekdays(language.code),
        "months": _months(language.code),
        "urgent": _urgent(snapshot, language, say),
        "summaries": {id_: words for id_, (words, _) in summaries.items()},
    }


def _both(say: Say, english: str, **facts: str) -> tuple[str, str]:
    """A sentence of ours in the language, and in English."""
    told = both(say, english, **facts)
    return told.own[0], told.english[0]


def _labels(say: Say) -> dict[str, str]:
    """Our own words by the English, without those that the language lacks."""
    told = {english: say(english) for english in (*LABELS, *OF_HANDOUTS)}
    return {english: own for english, own in told.items() if own != isolated(english)}


def _urgent(snapshot: Snapshot, language: Language, say: Say) -> dict[str, Any]:
    """Urgent help that has interpreters, and what to say to get one."""
    numbers = urgent_numbers(snapshot, say)
    return {
        "title": _both(say, handout.URGENT),
        "numbers": [(one.phone, (one.when.own[0], one.when.english[0])) for one in numbers],
        "say": _both(say, handout.SAY_THIS),
        "phrase": handout.PHRASE.format(language=language.name),
        "others": _both(say, handout.ENGLISH_ONLY),
    }


def _summaries(snapshot: Snapshot, language: Language) -> Iterator[tuple[str, tuple[str, bool]]]:
    """The summaries whose English still stands in the record, by activity, and whether a machine translated them."""
    for activity in summarised(snapshot):
        kept = snapshot.directory.translation(language.code, key_of(activity), "summary")
        if kept and is_current(kept, activity.summary):
            yield activity.id, (" ".join(kept.words.split()), not kept.checked_by)


def summarised(snapshot: Snapshot) -> Iterator[Activity]:
    """The activities whose summaries are on sheets: all that are listed and that paper may tell of."""
    directory = snapshot.directory
    return (activity for activity in snapshot.listed if print_permission(directory, activity) == "all")


@lru_cache
def _weekdays(code: str) -> dict[str, str]:
    """The days of the week in a language, by the English."""
    return {day.capitalize(): weekday(place, code) for place, day in enumerate(DAYS)}


@lru_cache
def _months(code: str) -> tuple[str, ...]:
    """How a language writes a date in each month of the year: "{day} grudnia {year}" (Unicode CLDR, long form)."""
    from babel import Locale  # takes a while to import

    locale = Locale.parse(code)
    written = str(locale.date_formats["long"].format)
    names = locale.months["format"]["wide"]
    return tuple(written % {"d": "{day}", "MMMM": names[month], "y": "{year}"} for month in range(1, 13))

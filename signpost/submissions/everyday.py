"""Answers that a person understands though no reader of values does: read again in other words.

A date without a year, a number in words, a remark in brackets, "babies" for an age. Only an answer that was not
understood is read again, and what was taken for it, or left out of it, is told.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from signpost.records.asked import Asked
from signpost.records.problem import quoted
from signpost.submissions import off_days
from signpost.values.date import DAYS, day_named, in_words, written
from signpost.values.number_words import with_figures
from signpost.values.yearless import with_years

DATED: Final = frozenset({"sessions", "status_since", "closures"})
MAY_BE_PAST: Final = frozenset({"status_since"})
COUNTED: Final = frozenset({"sessions", "amount", "age_from", "age_to"})
REMARK: Final = re.compile(r" ?\((?P<words>[^()\n]*)\)")
# What people write for the ages of the youngest, with the first and the last year of age.
OF_AGES: Final = {
    r"(?:new-?born )?bab(?:y|ies)": (0, 1), "toddlers?": (1, 3), r"pre-?school(?:ers|s)?": (0, 4),
    "teen(?:ager)?s?": (13, 19), r"newborns?": (0, 1),
}  # fmt: skip
DAYS_AGO: Final = {"today": 0, "yesterday": 1}
A_LITTLE: Final = re.compile(
    r"\b(?:(?:a (?:little|bit of|few words of)|some|basic|fluent|good) )(?P<name>[a-z]+)", re.IGNORECASE
)
YES_OR_NO: Final = re.compile(r"(?P<answer>yes|no)(?: ?[,.:;–-]+ ?| \()(?P<remark>[^\n]*?)\)?[ .!]*", re.IGNORECASE)
IN_PART: Final = re.compile(r"\b(?:but|if|except|unless|only|sometimes|not|ask|when|apart|part\w*)\b", re.IGNORECASE)
Again = tuple[str, tuple[str, ...]]  # an answer in other words, and notes on what these leave out or take for granted


def readings(question: Asked, answer: str, today: date) -> Iterator[Again]:
    """Other words for an answer, the nearest to what was typed first."""
    name = question.path[-1]
    text, notes = answer, tuple[str, ...]()
    if name in DATED:
        text, taken = with_years(answer, today, nearest=name in MAY_BE_PAST)
        notes = tuple(f"{quoted(typed)} is taken for {in_words(written(day))}. Ask." for typed, day in taken)
        yield text, notes
    if name in COUNTED:
        text = with_figures(text)
        yield text, notes
    if name == "sessions":
        text, months = off_days.of_each_month(text)
        text, off = off_days.with_breaks_noted(text)
        yield text, (*notes, *months, *off)
    if name in MAY_BE_PAST and (day := _past(answer, today)):
        yield written(day), (f"{quoted(answer)} is taken for {in_words(written(day))}. Ask.",)
    if name == "languages":
        yield from _languages(answer)
    if question.field.schema.get("x-type") == "boolean":
        yield from _yes_or_no(answer)
    if name in {"age_from", "age_to"}:
        yield _years(text, last=name == "age_to"), (f"{quoted(answer)} is taken for years of age. Ask.",)
    if name != "sessions" and question.path[0] != "contact" and REMARK.search(text):
        left = ", ".join(quoted(words) for words in REMARK.findall(text))
        yield REMARK.sub("", text), (*notes, f"{left} is left out. Ask whether it matters.")


def _past(answer: str, today: date) -> date | None:
    """The day that "yesterday" or "last Tuesday" is."""
    words = answer.strip(" .").casefold()
    if words in DAYS_AGO:
        return today - timedelta(days=DAYS_AGO[words])
    weekday = day_named(words.removeprefix("last ")) if words.startswith("last ") else None
    return today - timedelta(days=(today.weekday() - DAYS.index(weekday) - 1) % 7 + 1) if weekday else None


def _languages(answer: str) -> Iterator[Again]:
    """The languages of which some is spoken: a little Welsh is Welsh."""
    if found := [match[0] for match in A_LITTLE.finditer(answer)]:
        said = ", ".join(quoted(words) for words in found)
        yield A_LITTLE.sub(r"\g<name>", answer), (f"{said}: ask whether that is enough to be told.",)


def _yes_or_no(answer: str) -> Iterator[Again]:
    """A yes or no before a remark. A yes that holds only in part is none."""
    match = YES_OR_NO.fullmatch(answer.strip())
    if match and not (match["answer"].casefold() == "yes" and IN_PART.search(match["remark"])):
        yield match["answer"], (f"{quoted(match['remark'])} is left out. Ask whether it matters.",)


def _years(text: str, *, last: bool) -> str:
    """The first or the last year of age of all whom a text names; the text itself if it names anybody else."""
    parts = [part.strip(" .").casefold() for part in re.split(r"(?i),|&|\band\b|\bto\b", text)]
    found = [years for part in parts for words, years in OF_AGES.items() if re.fullmatch(words, part)]
    if len(found) != len(parts):
        return text
    return str(max(end for _, end in found) if last else min(start for start, _ in found))

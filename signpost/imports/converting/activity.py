"""Read the words, the status, the audience and the cost of an activity from a listing's texts."""

import re
from typing import Any, Final

from signpost.imports.converting import own_export
from signpost.imports.converting.candidate import put, unique
from signpost.imports.converting.provenance import (
    NO_ROOM,
    PLACEHOLDER,
    SourceText,
    Texts,
    a_line,
    a_name,
    a_summary,
    access_answers,
)
from signpost.values import Parsed, ages, languages, money, status
from signpost.values import date as dates
from signpost.values.text import LONGEST_LINE, line, plain

LONGEST_PROSE: Final = 4000
MOST_POINTS: Final = 10
DECIMALS: Final = re.compile(r"\.0+$")  # of an age in a sheet
AGE_LEADS: Final = {"age_from": "From ", "age_to": "Up to ", "ages": ""}
A_DATE: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}(?:[T ].*)?")  # "5-11", as a spreadsheet changes it
POINTS: Final = {"who_for": "suitable_for", "notes": "good_to_know", "how_to_join": "good_to_know"}
BEFORE: Final = {"how_to_join": "How to join: "}
# Words that say that a service isn't running, whatever status the source gives it.
STOPPED: Final = re.compile(
    r"\b(?:(?:currently|temporarily|permanently|now)\s+(?:closed|suspended|paused|cancelled|postponed|not\s+running)"
    r"|no\s+longer\s+(?:runs?|running|available|operat\w+|meets?|meeting)|has\s+(?:now\s+)?(?:closed|ceased))\b",
    re.IGNORECASE,
)
BEGINNING: Final = 400  # characters; words further on may be about something else that has closed
ONE_POINT: Final = re.compile(r"(?<![^\n]\n)^- (?=[^\n]*(?:\n\n|\Z))", re.MULTILINE)  # a list of one is no list


def take_words(texts: Texts, said: dict[str, Any]) -> None:
    """Read the name, the summary and the description."""
    texts.fill(said, "name", a_name)
    texts.fill(said, "summary", a_line)
    if text := texts.first("description"):
        _description(text, said)


def _description(text: SourceText, said: dict[str, Any]) -> None:
    whole, first_time = own_export.first_time(ONE_POINT.sub("", plain(text.text).value or ""))
    put(said, "what_happens", cut(first_time, LONGEST_PROSE) or None)
    if not whole:
        text.leave("there are no words in it")
        return
    put(said, "summary", said.get("summary") or a_summary(whole).value)
    # The page shows this right above the summary, so the summary needn't repeat it.
    rest = whole.removeprefix(said.get("summary", "")).strip()
    put(said, "description", cut(rest, LONGEST_PROSE) or None)
    text.use("description", NO_ROOM if len(rest) > LONGEST_PROSE else "")


def cut(text: str, most: int) -> str:
    """Cut a text that is too long after the last paragraph, sentence or word that fits."""
    if len(text) <= most:
        return text
    start = text[:most]
    ends = (start.rfind("\n\n"), start.rfind(". ") + 1, start.rfind(" "))
    return start[: next((end for end in ends if end > most // 2), most)].rstrip()


def take_status(texts: Texts, said: dict[str, Any]) -> None:
    """Read the status; an open service needs none. If the source leaves it unclear whether it runs, ask."""
    text = texts.first("status")
    found = status.read(text.text).value if text else "open"
    if text and found is None:
        texts.ask("status", "The source's word for whether it runs is not clear.", text)
    elif text and found == "open":
        text.leave("it is open, which needs no word")
    elif text:
        text.use("status")
        said["status"] = found
    if found != "open":
        texts.fill(said, "status_since", _a_day)
    told = " ".join(str(said.get(name, ""))[:BEGINNING] for name in ("name", "summary", "description"))
    if found == "open" and STOPPED.search(told):
        texts.ask("status", "Its own words say that it has stopped.")
    for alert in texts.open("alert", "notes"):
        if alert.name == "alert" or alert.given.where.rpartition(", ")[2].startswith("alert"):
            _take_alert(texts, alert, found, said)


def _take_alert(texts: Texts, alert: SourceText, status: str | None, said: dict[str, Any]) -> None:
    """Read closures from an alert, and why it has stopped. If an open service has any other alert, ask."""
    fields, rest = own_export.alert(alert.text)
    if rest and status in {None, "open"}:
        texts.ask("status", "The source has an alert on it.", alert)
        return
    said |= fields
    put(said, "status_note", a_line(rest).value if rest else None)
    alert.use("status_note" if rest else "closures" if "closures" in fields else "verified")


def _a_day(text: str) -> Parsed[str]:
    found = dates.read(text)
    return Parsed(dates.written(found.value) if found.value else None)


def take_people(texts: Texts, said: dict[str, Any]) -> None:
    """Read who it is for, and what they should know before they come."""
    put(said, "audience", _audience(texts) or None)
    spoken = [text.take(languages.read, "languages") for text in texts.open("languages")]
    put(said, "languages", unique(word for words in spoken for word in words or ()) or None)
    texts.fill(said, "access", access_answers)
    texts.fill(said, "waiting_time", a_line)
    for text in texts.open("who_for"):
        _take_eligibility(text, said)
    for name, field in POINTS.items():
        for text in texts.open(name):
            take_points(text, field, BEFORE.get(name, ""), said)


def _take_eligibility(text: SourceText, said: dict[str, Any]) -> None:
    """Read limits and whom it is not for; the other lines stay open."""
    audience, others, rest = own_export.eligibility(text.text, said.get("audience", {}))
    said |= others
    if audience:
        said["audience"] = {**said.get("audience", {}), **audience}
    text.text = rest
    if not rest:
        text.use("audience" if audience else "not_suitable_for")


def _audience(texts: Texts) -> dict[str, Any]:
    """Return the ages that it is for. Words that are not clearly an age go into a note, so that no limit is lost."""
    found: dict[str, Any] = {}
    notes: list[str] = []
    for name, lead in AGE_LEADS.items():
        for text in texts.open(name):
            found |= _ages(text, lead) | found
            if text.open and A_DATE.fullmatch(text.text.strip()):
                texts.ask("audience", "A spreadsheet may have made a date of the ages.", text)
            elif text.open and (words := text.take(a_line, "audience.note")):
                notes.append(f"{lead or 'Age ' * words.isdecimal()}{words}")
    if int(found.get("age_from", 0)) > int(found.get("age_to", ages.OLDEST)):
        for text in texts.texts:
            if text.field.startswith("audience.age"):
                texts.ask("audience", "The ages end before they start.", text)
        found = {}
    put(found, "note", line("; ".join(unique(notes)), LONGEST_LINE).value)
    return found


def _ages(text: SourceText, lead: str) -> dict[str, str]:
    """Return the ages in a text, if they are certain. An upper age of 0 means that none was given."""
    read = ages.read(f"{lead}{DECIMALS.sub('', text.text.strip())}").value
    if read == {}:
        text.leave("it says no limits, and a record without any is for all ages")
    elif read and read.get("age_to") == "0":
        text.leave(PLACEHOLDER)
        return {}
    elif read:
        text.use("audience.age_from" if "age_from" in read else "audience.age_to")
    return read or {}


def take_points(text: SourceText, name: str, before: str, said: dict[str, Any]) -> None:
    """Turn a text into points of a list, one for each line. A sentence that runs over two lines is one point."""
    words = re.sub(r"(?<![.!?:;\n])\n+(?=[a-z])", " ", plain(text.text).value or "")
    lines = unique(part.removeprefix("- ").strip() for part in words.split("\n") if part.strip("- "))
    if len(before) + max(map(len, lines), default=LONGEST_LINE) > LONGEST_LINE or len(lines) > MOST_POINTS:
        text.leave("it is too long for a point of a list")
        return
    add_points(said, name, (f"{before if number == 0 else ''}{each}" for number, each in enumerate(lines)))
    text.use(name)


def add_points(said: dict[str, Any], name: str, points: Any) -> None:
    """Add points to a list, each once."""
    said[name] = unique([*said.get(name, []), *points])


def take_cost(texts: Texts, said: dict[str, Any]) -> None:
    """Read the cost. If there is no single certain amount, the words go into a note, and readers are told to ask."""
    if own := own_export.cost([text.text for text in texts.open("fees")]):
        said["cost"] = own
        for text in texts.open("fees"):
            text.use("cost")
    words = ""  # of the first price
    for text in texts.open("fees"):
        note = line(text.text, LONGEST_LINE).value
        if "cost" in said:
            _another_price(text, words, note, said)
        elif (amount := text.take(money.read, "cost")) is not None:
            said["cost"] = amount
        elif note:
            said["cost"] = {"amount": "ask", "note": note}
            text.use("cost", "the amount is not certain, so people are told to ask")
        words = said.get("cost", {}).get("note") or words or note or ""


def _another_price(text: SourceText, words: str, more: str | None, said: dict[str, Any]) -> None:
    amount, together = said["cost"]["amount"], f"{words}; {more}".removeprefix("; ")
    if more is None or len(together) > LONGEST_LINE:
        text.leave("a record has room for one price, and another was taken")
        return
    said["cost"] = {"amount": amount if amount.startswith("£") else "ask", "note": together}
    text.use("cost.note", "a record has room for one price, so this one is in its note")

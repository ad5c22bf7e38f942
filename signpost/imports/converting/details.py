"""The details of an activity out of a listing: words, status, people, times, cost, and how to get in touch."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from signpost.imports.converting.drafts import WAYS, only, put
from signpost.imports.converting.places import access_of
from signpost.imports.converting.provenance import PLACEHOLDER, Entry, Provenance, named, one_line, printed
from signpost.values import Parsed, ages, email, languages, money, phone, session, status, timetable, web
from signpost.values.text import LONGEST_LINE, line, plain, summary

LONGEST_PROSE: Final = 4000
MOST_POINTS: Final = 10
OLDEST: Final = 120
AGE: Final = re.compile(r"([0-9]{1,3})(?:\.0+)?(?: ?(?:years?|yrs?)(?: old)?)?", re.IGNORECASE)
POINTS: Final = {"who_for": "suitable_for", "notes": "good_to_know", "how_to_join": "good_to_know"}
# Words by which a description says that there is nothing to go to, whatever the source's status says.
STOPPED: Final = re.compile(
    r"\b(?:(?:currently|temporarily|permanently|now)\s+(?:closed|suspended|paused|cancelled|postponed|not\s+running)"
    r"|no\s+longer\s+(?:runs?|running|available|operat\w+|meets?|meeting)|has\s+(?:now\s+)?(?:closed|ceased))\b",
    re.IGNORECASE,
)
BEGINNING: Final = 400  # characters; further on it may be of something else that has closed
BEFORE: Final = {"how_to_join": "How to join: ", "times": "When: "}
PERSON: Final = "a person's name was left out: publish it only if that person has agreed"
ONE_ONLY: Final = "a record has room for one, and another was taken"
Tidy = Callable[[str], Parsed[list[str]]]
TIDY: Final[Mapping[str, Tidy]] = {"phone": phone.read, "text": phone.read, "email": email.read, "website": web.read}


def take_words(account: Provenance, said: dict[str, Any]) -> None:
    """Name, summary and description."""
    if entry := account.first("name"):
        put(said, "name", named(entry, "name"))
    if entry := account.first("summary"):
        put(said, "summary", one_line(entry, "summary"))
    if entry := account.first("description"):
        _description(entry, said)


def _description(entry: Entry, said: dict[str, Any]) -> None:
    tidied = plain(entry.text)
    if (whole := tidied.value) is None:
        entry.leave("there are no words in it")
        return
    first = printed(summary(whole))
    if "summary" not in said and first.value is not None:
        said["summary"] = first.value
    if said.get("summary") == whole:
        entry.use("summary", whole)
        return
    # What stands right above it on the page needn't be said again.
    start = said["summary"] if "summary" in said and whole.startswith(said["summary"]) else ""
    said["description"] = cut(whole[len(start) :].strip(), LONGEST_PROSE)
    kept = f"{start} {said['description']}".strip()
    rest = whole[whole.index(said["description"]) + len(said["description"]) :].strip()
    left = "\n".join(filter(None, (rest, tidied.left)))
    entry.use("description", kept, left, "a description has 4,000 characters at most" if rest else "")
    entry.same_words = not left


def cut(text: str, most: int) -> str:
    """A text that is too long, up to the last paragraph, sentence or word that fits."""
    if len(text) <= most:
        return text
    start = text[:most]
    ends = (start.rfind("\n\n"), start.rfind(". ") + 1, start.rfind(" "))
    return start[: next((end for end in ends if end > most // 2), most)].rstrip()


def take_status(account: Provenance, said: dict[str, Any]) -> bool:
    """The status; an open service needs no word for it. False where nobody can tell whether it runs."""
    entry = account.first("status")
    found = entry.take(status.read(entry.text), "status") if entry else "open"
    if found not in {None, "open"}:
        said["status"] = found
    told = " ".join(str(said.get(name, ""))[:BEGINNING] for name in ("name", "summary", "description"))
    return found is not None and not (found == "open" and STOPPED.search(told))


def take_people(account: Provenance, said: dict[str, Any]) -> None:
    """Whom it is for, and what they should know."""
    if audience := _audience(account):
        said["audience"] = audience
    spoken = [entry.take(languages.read(entry.text), "languages") for entry in account.open("languages")]
    if found := only(word for words in spoken for word in words or ()):
        said["languages"] = found
    if entry := account.first("access"):
        put(said, "access", access_of(entry, "access"))
    if entry := account.first("waiting_time"):
        put(said, "waiting_time", one_line(entry, "waiting_time"))
    for name, field in POINTS.items():
        for entry in account.open(name):
            _points(entry, field, BEFORE.get(name, ""), said)


def _audience(account: Provenance) -> dict[str, Any]:
    """The ages that it is for. What stands in fields of its own is surer than words."""
    found: dict[str, Any] = {}
    for name in ("age_from", "age_to"):
        if entry := account.first(name):
            match = AGE.fullmatch(entry.text.strip())
            if match and name == "age_to" and int(match[1]) == 0:
                entry.leave(PLACEHOLDER)
            elif match and int(match[1]) <= OLDEST:
                found[name] = str(int(match[1]))
                entry.use(f"audience.{name}", found[name])
            else:
                entry.leave("it is no age in years")
    for entry in account.open("ages"):
        tidied = ages.read(entry.text)
        if tidied.value == {}:
            entry.leave("it says no limits, and a record without any is for all ages")
            continue
        known = entry.take(tidied, "audience") or {}
        found = {**known, **found}
    if int(found.get("age_from", 0)) <= int(found.get("age_to", OLDEST)):
        return found
    for entry in account:
        if entry.field.startswith("audience"):
            entry.undo("the ages end before they start")
    return {}


def _points(entry: Entry, name: str, before: str, said: dict[str, Any]) -> None:
    """Words that become points of a list, each line of theirs one point."""
    text = plain(entry.text).value or ""
    lines = only(part.removeprefix("- ").strip() for part in text.split("\n") if part.strip("- "))
    if len(before) + max(map(len, lines), default=LONGEST_LINE) > LONGEST_LINE or len(lines) > MOST_POINTS:
        entry.leave("it is too long for a point of a list")
        return
    points = [f"{before if number == 0 else ''}{words}" for number, words in enumerate(lines)]
    said[name] = only([*said.get(name, []), *points])
    entry.use(name, points)


def take_times(account: Provenance, said: dict[str, Any]) -> None:
    """When it meets. Words that are no certain times stand as they are, under good_to_know."""
    found: list[dict[str, str]] = []
    for part in account.sessions:
        texts = {name: entry.text for name, entry in part.items() if entry.fate == "open"}
        note = printed(line(texts.get("note", ""), LONGEST_LINE))
        tidied = session.read({**texts, "note": note.value or ""})
        if tidied.value is None:
            _as_point(part.values(), session.in_words(texts), said)
            continue
        for name, entry in part.items():
            if entry.fate == "open":
                entry.use("sessions", tidied.value, note.left if name == "note" else "")
        found += tidied.value
    for entry in account.open("times"):
        tidied = timetable.read(entry.text)
        if tidied.value:
            found += tidied.value
            entry.use("sessions", tidied.value, tidied.left)
        else:
            _points(entry, "good_to_know", BEFORE["times"], said)
    if found:
        said["sessions"] = [item for number, item in enumerate(found) if item not in found[:number]]


def _as_point(entries: Iterable[Entry], words: str, said: dict[str, Any]) -> None:
    """Say in words what no day with its times could be made of, so that readers miss nothing of it."""
    point = printed(line(f"{BEFORE['times']}{words}", LONGEST_LINE))
    for entry in entries:
        if point.value is None or point.left:
            entry.leave("no day with its times could be made of it")
        elif entry.fate == "open":
            said["good_to_know"] = only([*said.get("good_to_know", []), point.value])
            entry.use("good_to_know", point.value)


def take_cost(account: Provenance, said: dict[str, Any]) -> None:
    """The cost; words without one certain amount stand in a note, and people are told to ask. So do further prices."""
    words = ""
    for entry in account.open("fees"):
        tidied, note = money.read(entry.text), line(entry.text, LONGEST_LINE)
        together = f"{words}; {note.value}"
        if "cost" in said and not note.left and len(together) <= LONGEST_LINE:
            amount = said["cost"]["amount"]
            said["cost"] = {"amount": amount if amount.startswith("£") else "ask", "note": together}
            entry.use("cost.note", together, "", "a record has room for one price, so this one stands in its note")
        elif "cost" in said:
            entry.leave("a record has room for one price, and another was taken")
            continue
        elif tidied.value is not None:
            said["cost"] = tidied.value
            entry.use("cost", tidied.value, tidied.left)
        elif note.value:
            said["cost"] = {"amount": "ask", "note": note.value}
            entry.use("cost", said["cost"], note.left, "the amount is not certain, so people are told to ask")
        words = (said["cost"].get("note", note.value) if "cost" in said else "") or ""


def contact_of(account: Provenance) -> dict[str, Any]:
    """The contact of a service. Persons are never named."""
    found: dict[str, Any] = {}
    for part in account.contacts:
        for name, entry in part.items():
            if name == "person":
                entry.leave(PERSON)
                entry.redact = True
            elif entry.fate == "open" and name in TIDY:
                _take(found, name, entry, f"contact.{name}")
            elif entry.fate == "open":
                _words(found, name, entry)
    return in_order(found)


def reach(account: Provenance, names: Mapping[str, str], field: str) -> dict[str, Any]:
    """A contact out of single values of a listing: `names` says which way each name of FIELDS is."""
    found: dict[str, Any] = {}
    for name, way in names.items():
        for entry in account.open(name):
            _take(found, way, entry, f"{field}.{way}")
    return in_order(found)


def _take(found: dict[str, Any], way: str, entry: Entry, field: str) -> None:
    tidied = TIDY[way](entry.text)
    values = tidied.value or []
    if not values:
        entry.leave("it can't be used: nothing in it can be rung, written to or opened")
        return
    if way in found and found[way] not in values:
        entry.leave(ONE_ONLY)
        return
    found.setdefault(way, values[0])
    rest = [value for value in values if value != found[way]]
    entry.use(field, found[way], "; ".join(filter(None, [*rest, tidied.left])), ONE_ONLY if rest else "")


def _words(found: dict[str, Any], name: str, entry: Entry) -> None:
    if name in found:
        entry.leave(ONE_ONLY)
    elif value := one_line(entry, f"contact.{name}"):
        found[name] = value


def in_order(contact: Mapping[str, Any]) -> dict[str, Any]:
    """A contact with its parts in the order in which people read them."""
    return {name: contact[name] for name in ("role", *WAYS, "hours") if name in contact}

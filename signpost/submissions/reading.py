"""Reads the answer to one question into a value of a record, by the reader of its kind of value."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from signpost.checks.suggestions import if_you_mean
from signpost.records.asked import NOTHING, Asked
from signpost.records.directory import Directory
from signpost.records.problem import quoted
from signpost.submissions import choices
from signpost.submissions.draft import GONE
from signpost.submissions.secrecy import KEEP_OUT, is_not_public
from signpost.values import (
    Parsed,
    ages,
    date,
    dated_sessions,
    email,
    languages,
    money,
    names,
    number_of_days,
    parts_of_day,
    phone,
    postcode,
    text,
    timetable,
    web,
)
from signpost.values.names import id_from
from signpost.values.placeholder import is_placeholder

NEW: Final = re.compile(r"\(?\b(?:NEW\b!*|new!+)\)?")  # beside a session, for whoever reads the letter
# Starts of sentences that say what to write, so that nothing has to be added.
ENOUGH: Final = (
    "Did you",
    "If you",
    "The choices",
    "There is room",
    "Every other",
    "Write ",
    "Which year",
    "One number",
    "Morning",
)
NO_YEAR: Final = re.compile(
    r"(?i)(?:[a-z]+,? )?(?:the )?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [a-z]{3,9}|[a-z]{3,9} \d{1,2})\.?"
)
MOST_DAYS: Final = 90  # as the schema has it of answers_within
AGREED: Final = re.compile(r"^(?:it(?:'|’| i)s )?agreed with each person$")
NONE: Final = frozenset({NOTHING, "none", "n/a", "n.a", "na", "-", "–", "—", "none now", "not any more"})
Reader = Callable[[str], Parsed[Any]]
EXAMPLES: Final = {
    "languages": "Write their English names with commas between them, such as English, Polish.",
    "date": "Write the day, the month and the year, such as 3 November 2026.",
    "sessions": "Write each day with its times, such as Tuesday 10am to 12 noon, or first Monday of the month 2-4pm.",
}


def read(question: Asked, answer: str, directory: Directory) -> tuple[Any, str]:
    """The value of an answer, and what is wrong with it in sentences. The value is None if it can't be used."""
    if is_not_public(answer):
        return None, f"{question.label}: {KEEP_OUT} Leave out what is not to be published."
    if answer.strip(" .\n").casefold() in NONE and not _is_no(question, answer):
        return (None, f"{question.label}: every page has this, so it can't go.") if question.required else (GONE, "")
    if is_placeholder(answer.strip()) and not re.search(r"\d", answer) and not _is_no(question, answer):
        return None, f"{question.label}: {quoted(answer)} says nothing. Leave it out, or write {quoted(NOTHING)}."
    parsed = _reader(question, directory)(answer)
    if parsed.value is None or parsed.left or parsed.fault:
        return None, _fault(question, answer, parsed)
    most = question.field.schema.get("maxLength")
    if most and isinstance(parsed.value, str) and len(parsed.value) > most and "x-text" in question.field.schema:
        return None, f"{question.label}: it has {len(parsed.value):,} characters, and {most:,} is the most."
    return parsed.value, ""


def _is_no(question: Asked, answer: str) -> bool:
    """Whether "none" is the answer no: there is no hearing loop."""
    return question.field.schema.get("x-type") == "boolean" and id_from(answer) in choices.YES_NO


def _reader(question: Asked, directory: Directory) -> Reader:
    schema = question.field.schema
    name = ".".join(question.path)
    if reader := BY_NAME.get(name):
        return reader
    if choices.options(question, directory):
        many = schema.get("type") == "array"
        return lambda answer: _of_choices(choices.read(question, answer, directory), many=many)
    form = schema.get("x-form") or schema.get("format") or schema.get("x-text")
    if schema.get("type") == "array":
        return _points
    return BY_FORM[str(form)]


def _of_choices(parsed: Parsed[list[str]], *, many: bool) -> Parsed[Any]:
    if many or parsed.value is None:
        return parsed
    if len(parsed.value) > 1:
        return Parsed(None, fault="There is room for one only.")
    return Parsed(parsed.value[0])


def _points(answer: str) -> Parsed[list[str]]:
    """The points of a list, one a line."""
    plain = text.plain(answer)
    lines = (line.strip().removeprefix("- ").strip() for line in (plain.value or "").split("\n"))
    return Parsed(list(dict.fromkeys(filter(None, lines))) or None, plain.left)


def _one(reader: Reader, fault: Callable[[str], str]) -> Reader:
    """The reader of a field that has room for one of the values that this reader finds."""

    def read_one(answer: str) -> Parsed[Any]:
        parsed = reader(answer)
        if parsed.value is None or len(parsed.value) > 1:
            meant = if_you_mean(parsed, phone.written).strip()
            left = "" if parsed.value else parsed.left  # of several, the whole answer is told
            return Parsed(None, left, meant or _why(fault(answer.strip())), parsed.choices)
        return Parsed(parsed.value[0], parsed.left)

    return read_one


def _why(reason: str) -> str:
    """A reason that is the end of a sentence, as a sentence of its own."""
    return f"{reason[:1].upper()}{reason[1:]}." if reason else ""


def _age(name: str) -> Reader:
    def read_age(answer: str) -> Parsed[str]:
        bare = answer.strip(" .+").removesuffix(" years").strip()
        return (
            Parsed(bare) if bare.isdecimal() and bare.isascii() else Parsed((ages.read(answer).value or {}).get(name))
        )

    return read_age


def _days(answer: str) -> Parsed[str]:
    found = number_of_days.read(answer)
    if found.value and not 1 <= int(found.value) <= MOST_DAYS:
        return Parsed(None, answer)
    return found


def _date(answer: str) -> Parsed[str]:
    parsed = _written(date.read(answer), date.written)
    if parsed.value is None and NO_YEAR.fullmatch(answer.strip()) and date.read(f"{answer.strip(' .')} 2028").value:
        return Parsed(None, answer, "Which year? Write the day, the month and the year, such as 28 November 2026.")
    return parsed


def _why_no_address(answer: str) -> str:
    return email.fault(answer) if email.works(answer) else "that doesn't look like an e-mail address"


def _text_number(answer: str) -> Parsed[str]:
    """A number that takes texts, or a word and a number, as it was typed if it is no number alone."""
    parsed = phone.read(answer)
    if parsed.value and len(parsed.value) == 1 and not parsed.left:
        return Parsed(parsed.value[0])
    return text.one_line(answer)


def _name(answer: str) -> Parsed[str]:
    found = names.read(answer)
    return found if found.value else text.one_line(answer)


def _money(answer: str) -> Parsed[dict[str, str]]:
    found = money.read(answer)
    bare = answer.strip(" .").casefold()
    bare = AGREED.sub("ask", bare)
    return Parsed({"amount": bare}) if bare in {"free", "donation", "ask"} else found


def sessions(answer: str) -> Parsed[list[dict[str, Any]]]:
    """The sessions of a form, one a line with all that a record says of each, or those of sentences."""
    lines = (text.plain(line).value or "" for line in answer.split("\n"))  # one by one, so that no two are joined
    plain = NEW.sub(" ", parts_of_day.with_halves("\n".join(lines)))
    weekly = timetable.read(plain)
    if weekly.value and not weekly.left:
        return weekly
    dated = dated_sessions.read(plain)
    if dated.value or dated.fault:
        return dated
    return weekly if weekly.value else Parsed(None, weekly.left, parts_of_day.question_about(plain))


BY_NAME: Final[Mapping[str, Reader]] = {
    "sessions": sessions,
    "cost.amount": _money,
    "answers_within": _days,
    "audience.age_from": _age("age_from"),
    "audience.age_to": _age("age_to"),
    "languages": languages.read,
    "routes": text.one_line,
    "closures": _date,
    "venue": _name,
    "organisation": _name,
}
BY_FORM: Final[Mapping[str, Reader]] = {
    "phone": _one(phone.read, phone.fault),
    "email": _one(email.read, _why_no_address),
    "web": _one(web.read, web.fault),
    "text-number": _text_number,
    "postcode": postcode.read,
    "date": _date,
    "name": _name,
    "line": text.one_line,
    "prose": text.plain,
}


def _written(parsed: Parsed[Any], write: Callable[[Any], str]) -> Parsed[str]:
    value = None if parsed.value is None else write(parsed.value)
    return Parsed(value, parsed.left, parsed.fault, tuple(map(write, parsed.choices)))


def _fault(question: Asked, answer: str, parsed: Parsed[Any]) -> str:
    """Where, what was written, what would pass."""
    if parsed.left and "x-text" in question.field.schema.get("items", question.field.schema):
        return (
            f"{question.label}: {quoted(parsed.left)} looks like a part of a program, and not like words. Take it out."
        )
    typed = parsed.left if parsed.value is not None or parsed.fault else answer
    why = f"{quoted(typed or answer)} is not understood."
    kind = "date" if question.path[-1] in {"status_since", "closures"} else question.path[0]
    passes = EXAMPLES.get(kind) or f"Write {question.field.schema.get('x-passes', 'it in other words')}."
    meant = parsed.fault.startswith(ENOUGH)
    return f"{question.label}: {why} {parsed.fault}{'' if meant else f' {passes}'}".replace("  ", " ")

"""Contacts: numbers that can be rung, addresses that can work and can do no harm."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from signpost.checks.per_record import Context, per_record
from signpost.checks.suggestions import if_you_mean
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.records.schema import Written
from signpost.values import Parsed, email, phone, web
from signpost.values.helplines import KnownHelpline, called, slip_of

PHONE_FIX: Final = "Write one number with its area code and nothing else, such as 0117 496 0123."
TEXT_FIX: Final = "Write a number such as 07700 900123, or a word and a number such as SHOUT to 85258."
WEB_FIX: Final = "Write the whole address as your browser shows it, such as https://www.knitandnatter.example."
MAIL_FIX: Final = "Write one plain address and nothing else, such as hello@knitandnatter.example."
INVENTED_HOSTS: Final = (".example", "example.com", "example.org", "example.net")
URGENT: Final = "urgent_help"
DIGITS: Final = re.compile(r"(?<![\d£.-])\+?\d(?:[ -]?\d){4,14}(?![\d-])")  # a number among words


@dataclass(frozen=True)
class ContactFormat:
    """How one kind of contact is checked: the code of its problem, and functions for its fault and what was meant."""

    code: str
    fault: Callable[[str], str]
    read: Callable[[str], Parsed[list[str]]]
    message: str  # with places for what was typed, and why it can't work
    fix: str


FORMS: Final = {
    "phone": ContactFormat(
        "phone-form", phone.fault, phone.read, "{} is not a number that can be rung: {}.", PHONE_FIX
    ),
    "text-number": ContactFormat(
        "phone-form",
        lambda text: phone.fault(_number(text)),
        phone.read,
        "{} has no number that can take a text: {}.",
        TEXT_FIX,
    ),
    "email": ContactFormat(
        "email-form", email.fault, email.read, "{} is not an e-mail address that can work.", MAIL_FIX
    ),
    "web": ContactFormat("web-form", web.fault, web.read, "{} can't be used as a web address: {}.", WEB_FIX),
}


@per_record()
def contacts(record: Record, context: Context) -> Iterator[Problem]:
    """Contact details that can't work, and contacts without any."""
    for path, _ in record.contacts:
        yield from _reachable(record, path)
    for written in record.texts:
        if written.form in FORMS:
            if found := _fault(record, written):
                yield found
            if context.real and _invented(written):
                yield _invented_problem(record.source.place(written.path), written.text)


def _reachable(record: Record, path: Path) -> Iterator[Problem]:
    typed = _typed_at(record, path)
    if isinstance(typed, dict) and not any(record.has(*path, way) for way in ("phone", "text", "email", "website")):
        yield problem(
            record.source.place(path),
            "contact-none",
            "This contact has no phone, text, email or website.",
            "Add at least one; a phone number serves most people best.",
        )


def _typed_at(record: Record, path: Path) -> Any:
    """What was typed there, if it can be read; if not, another check reports it."""
    value: Any = record.source.value
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


@per_record("directory")
def helplines(about: Record, context: Context) -> Iterator[Problem]:
    """Urgent help that can't be reached, or that reaches somebody else."""
    for readers in ("public", "professionals"):
        lines = _typed_at(about, (URGENT, readers))
        for index, line in enumerate(lines if isinstance(lines, list) else ()):
            if isinstance(line, dict):
                yield from _helpline(about, (URGENT, readers, index), line)


def _helpline(about: Record, path: Path, line: dict[str, Any]) -> Iterator[Problem]:
    if not any(about.has(*path, way) for way in ("phone", "text", "website")):
        yield problem(
            about.place(*path),
            "contact-none",
            "This helpline has no phone, text or website.",
            "Add at least one, or take the helpline out: somebody in danger may turn to it.",
        )
    known = called(str(line.get("name", "")))
    ways = [(way, text) for way in ("phone", "text") if isinstance(text := line.get(way), str)]
    if known and ways and all(phone.national(text) != known.digits for _, text in ways):
        yield _not_helpline(about.place(*path, ways[0][0]), ways[0][1], known)


def _fault(record: Record, written: Written) -> Problem | None:
    """What is wrong with a number or an address, or a reason against it.

    Its place is only looked up for a problem: a file whose parsed form was cached has to be parsed for that.
    """
    form, text, source = FORMS[written.form or ""], written.text, record.source
    a_number = form.code == "phone-form"
    if a_number and (known := slip_of(phone.national(_number(text)))):
        return _not_helpline(source.place(written.path), text, known)
    if why := form.fault(text):
        meant = if_you_mean(form.read(text), ", ".join)
        message = form.message.format(quoted(text), why)
        return problem(source.place(written.path), form.code, message, f"{meant}{form.fix}")
    if written.form == "phone" and (concern := phone.concern(text)):
        return _dear(source.place(written.path), text, concern, urgent=written.path[0] == URGENT)
    if written.form == "email" and (better := email.slip_of(text)):
        return problem(
            source.place(written.path),
            "email-slip",
            f"{quoted(text)} is one letter off an address that many people have.",
            f"If you mean {quoted(better)}, write that.",
        )
    return None


@per_record()
def helplines_in_words(record: Record, context: Context) -> Iterator[Problem]:
    """Numbers among other words that are nearly those of a national helpline."""
    for written in record.texts:
        for found in DIGITS.finditer(written.text) if written.style is not None else ():
            if known := slip_of(phone.national(found[0])):
                yield problem(
                    record.source.place(written.path),
                    "helpline-wrong",
                    f"{quoted(found[0])} among these words is not the number of {known.name}, which is {known.number}.",
                    f"If you mean {known.name}, write {quoted(known.number)}.",
                )


def _number(text: str) -> str:
    """The number of a text message: that of "SHOUT to 85258" is 85258."""
    return text.rpartition(" to ")[2]


def _not_helpline(place: Place, text: str, known: KnownHelpline) -> Problem:
    return problem(
        place,
        "helpline-wrong",
        f"{quoted(text)} is not the number of {known.name}, which is {known.number}.",
        f"If you mean {known.name}, write {quoted(text.replace(_number(text), known.number))}.",
    )


def _dear(place: Place, text: str, concern: str, *, urgent: bool) -> Problem:
    return problem(
        place,
        "helpline-dear" if urgent else "phone-dear",
        f"{quoted(text)} {concern}.",
        "Somebody in danger may not be able to ring it. Write one that is free, or that starts with 01, 02 or 03."
        if urgent
        else "Ask for one that starts with 01, 02, 03 or 080: some people have no other way to call.",
    )


def _invented(written: Written) -> bool:
    """Whether a number or address is one reserved for drama and examples."""
    if written.form == "email":
        return written.text.lower().rpartition("@")[2].endswith(INVENTED_HOSTS)
    if written.form == "web":
        return web.host_of(written.text).endswith(INVENTED_HOSTS)
    return phone.is_invented(_number(written.text))


def _invented_problem(place: Place, text: str) -> Problem:
    return problem(
        place,
        "contact-invented",
        f"{quoted(text)} is invented: such numbers and addresses are kept for stories and reach nobody.",
        "Write the real one. In a directory that is only for show, write demonstration: yes in directory.yaml.",
    )

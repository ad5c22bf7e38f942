"""Contacts: numbers that can be rung, addresses that can work and can do no harm."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from signpost.checks.per_record import Context, per_record
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.problem import Place, Problem, problem, said
from signpost.records.schema import Written
from signpost.values import email, phone, web

PHONE_FIX: Final = "Write one number with its area code and nothing else, such as 0117 496 0123."
WEB_FIX: Final = "Write the whole address as your browser shows it, such as https://www.knitandnatter.example."
MAIL_FIX: Final = "Write one plain address and nothing else, such as hello@knitandnatter.example."
INVENTED_HOSTS: Final = (".example", "example.com", "example.org", "example.net")


@per_record()
def contacts(record: Record, beside: Context) -> Iterator[Problem]:
    """Ways to reach somebody that can't work, and contacts with no way at all."""
    for path, _ in record.contacts:
        yield from _reachable(record, path)
    for written in record.texts:
        if written.form in FORMS:
            place = partial(record.source.place, written.path)
            yield from FORMS[written.form](place, written.text)
            if beside.real and _invented(written):
                yield _invented_problem(place(), written.text)


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
    """What was typed there, where it can be read; anything else is a fault of its own."""
    value: Any = record.source.value
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


@per_record("directory")
def helplines(about: Record, beside: Context) -> Iterator[Problem]:
    """Urgent help that can't be reached."""
    for readers in ("public", "professionals"):
        lines = _typed_at(about, ("urgent_help", readers))
        for index, line in enumerate(lines if isinstance(lines, list) else ()):
            path = ("urgent_help", readers, index)
            if isinstance(line, dict) and not any(about.has(*path, way) for way in ("phone", "text", "website")):
                yield problem(
                    about.place(*path),
                    "contact-none",
                    "This helpline has no phone, text or website.",
                    "Add at least one, or take the helpline out: somebody in danger may turn to it.",
                )


def _phone(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    if why := phone.fault(text):
        yield problem(place(), "phone-form", f"{said(text)} is not a number that can be rung: {why}.", PHONE_FIX)


def _text_number(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    number = text.rpartition(" to ")[2]
    if why := phone.fault(number):
        yield problem(
            place(),
            "phone-form",
            f"{said(text)} has no number that can take a text: {why}.",
            "Write a number such as 07700 900123, or a word and a number such as SHOUT to 85258.",
        )


def _email(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    if not email.works(text):
        yield problem(place(), "email-form", f"{said(text)} is not an e-mail address that can work.", MAIL_FIX)


def _website(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    if why := web.fault(text):
        yield problem(place(), "web-form", f"{said(text)} can't be used as a web address: {why}.", WEB_FIX)


FORMS: Final[dict[str | None, Callable[[Callable[[], Place], str], Iterator[Problem]]]] = {
    "phone": _phone,
    "text-number": _text_number,
    "email": _email,
    "web": _website,
}


def _invented(written: Written) -> bool:
    """Whether a number or address is of the kind kept for stories and manuals."""
    if written.form == "email":
        return written.text.lower().rpartition("@")[2].endswith(INVENTED_HOSTS)
    if written.form == "web":
        return web.host_of(written.text).endswith(INVENTED_HOSTS)
    return phone.is_invented(written.text)


def _invented_problem(place: Place, text: str) -> Problem:
    return problem(
        place,
        "contact-invented",
        f"{said(text)} is invented: such numbers and addresses are kept for stories and reach nobody.",
        "Write the real one. In a directory that is only for show, write demonstration: yes in directory.yaml.",
    )

"""Contacts: numbers that can be rung, addresses that can work and can do no harm."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

import phonenumbers

from signpost.checks.per_record import Context, per_record
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.problem import Place, Problem, problem, said
from signpost.records.schema import Written

# Numbers that Ofcom keeps free for drama: they never ring. https://www.ofcom.org.uk, "Numbers for drama use"
DRAMA: Final = re.compile(
    r"(?:011[3-8]496|01[2345]1496|01914980|0191498|02079460|02890649|0289649|02920180|0292018|01632960|"
    r"0306999|0808157|0909879|07700900)\d*"
)
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
    if why := phone_fault(text):
        yield problem(place(), "phone-form", f"{said(text)} is not a number that can be rung: {why}.", PHONE_FIX)


def _text_number(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    number = text.rpartition(" to ")[2]
    if why := phone_fault(number):
        yield problem(
            place(),
            "phone-form",
            f"{said(text)} has no number that can take a text: {why}.",
            "Write a number such as 07700 900123, or a word and a number such as SHOUT to 85258.",
        )


def phone_fault(text: str) -> str | None:
    """Why a text is not one British telephone number, or None where it is. Short numbers such as 999 pass."""
    if re.search(r"[^0-9+() -]", text):
        return "there is something in it besides digits and spaces"
    digits = re.sub(r"\D", "", text)
    national = re.sub(r"^(?:44|0044)0?", "0", digits) if text.strip().startswith(("+44", "0044")) else digits
    if DRAMA.match(national):
        return None if len(national) == 11 else _count(national)
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return "it can't be read as a number"
    if phonenumbers.is_valid_short_number_for_region(number, "GB") and not text.startswith("0"):
        return None
    if not digits.startswith("0") and not text.strip().startswith("+"):
        return "the 0 at the start is missing"
    if phonenumbers.is_valid_number(number):
        return None
    return _count(national)


def _count(national: str) -> str:
    if len(national) != 11:
        return f"it has {len(national)} digits, and most numbers have 11"
    return "no British number starts like that"


def host_of(address: str) -> str:
    """The host of a web address in small letters, or "" where it can't be read."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def _email(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        yield problem(place(), "email-form", f"{said(text)} is not an e-mail address that can work.", MAIL_FIX)


def _website(place: Callable[[], Place], text: str) -> Iterator[Problem]:
    if why := web_fault(text):
        yield problem(place(), "web-form", f"{said(text)} can't be used as a web address: {why}.", WEB_FIX)


def web_fault(text: str) -> str | None:
    """Why a text is not a web address that is safe to link to, or None where it is."""
    if re.search(r"[\s\\<>\"`{}|^]", text):
        return "there is a space or a sign in it that no address has"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "it can't be read"
    if parts.scheme not in {"http", "https"} or not text.lower().startswith(("http://", "https://")):
        return "it doesn't start with https://"
    if parts.username is not None or parts.password is not None:
        return "it has a user name in it"
    host = parts.hostname or ""
    if not re.fullmatch(r"(?=.{4,253}$)([^\W_]([\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]", host):
        return "the name of the site is not complete"
    if len({unicodedata.name(char, "").partition(" ")[0] for char in host if char.isalpha()}) > 1:
        return "it mixes letters of different alphabets"
    return "it has a port number in it" if port else None


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
        return host_of(written.text).endswith(INVENTED_HOSTS)
    return bool(DRAMA.match(re.sub(r"\D", "", written.text)))


def _invented_problem(place: Place, text: str) -> Problem:
    return problem(
        place,
        "contact-invented",
        f"{said(text)} is invented: such numbers and addresses are kept for stories and reach nobody.",
        "Write the real one. In a directory that is only for show, write demonstration: yes in directory.yaml.",
    )

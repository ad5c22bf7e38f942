"""Ways to reach somebody: phone numbers, e-mail and web addresses."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

import phonenumbers

from signpost.checks.contacts import host_of, phone_fault, web_fault
from signpost.imports.normalise import LONGEST, Normalised, of_a_few_words, or_nothing

FILLERS: Final = frozenset({
    "na", "n/a", "n.a", "n/k", "nk", "none", "null", "nil", "nan", "nul", "tba", "tbc", "tbd", "unknown",
    "undefined", "missing", "blank", "empty", "x", "xx", "xxx", "xxxx", "test", "#n/a", "#ref!", "#value!",
    "#name?", "#null!", "#num!", "#div/0!", "lorem", "ipsum",
    "not applicable", "not known", "not given", "not provided", "not available", "not specified", "not stated",
    "to be confirmed", "to be announced", "to be advised", "no data", "no information", "please update",
    "see above", "as above", "ditto", "do not use", "[object object]", "lorem ipsum",
})  # fmt: skip
# Hosts and addresses of forms that nobody filled in. What ends in .example is for stories, and a check speaks of it.
FILLER_HOSTS: Final = frozenset({
    "example.com", "example.org", "example.net", "example.co.uk", "example.org.uk", "email.com", "domain.com",
    "domain.co.uk", "yourdomain.com", "test.com", "test.co.uk", "website.com", "mysite.com", "yoursite.com",
    "localhost",
})  # fmt: skip
FILLER_MAIL: Final = re.compile(
    r"(?:test|tests|testing|noemail|no-?email|none|na|n/a|tbc|tba|xxx?|email|your\.?(?:e-?mail|name)|"
    r"someone|somebody)@\S+|\S*@(?:email|test|domain|example)",
    re.IGNORECASE,
)
FILLER_NUMBERS: Final = frozenset({"01234567890", "0123456789", "1234567890", "123456789", "07123456789", "12345"})
OTHER_LINES: Final = re.compile(
    r"\b(?:fax|facsimile|text only|texts only|sms only|whatsapp only|minicom|textphone)\b", re.IGNORECASE
)
APART: Final = re.compile(r"\s*(?:[,;|\n]|\s/\s|\band\b|\bor\b|&)\s*", re.IGNORECASE)
NUMBER: Final = re.compile(r"(?<![\w.@/-])(?:\+|\(\+?)?[0-9](?:[ ().\u2010-\u2015\u00a0-]{0,3}[0-9])*(?![\w@/]|[.-]\w)")
ADDRESS: Final = re.compile(r"[^\s,;|<>()\[\]\"“”]+@[^\s,;|<>()\[\]\"“”/]+")
SITE: Final = re.compile(r"(?:https?:/*|www\.)[^\s,;|<>\"“”]+", re.IGNORECASE)
BARE_SITE: Final = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}(?:/[^\s,;|<>\"“”]*)?", re.IGNORECASE)


@lru_cache(maxsize=4096)  # sources say the same again and again
def is_placeholder(text: str) -> bool:
    """Whether a text only fills a gap: "n/a", "tbc", "-", http://www., email@email.com, 00000."""
    if len(text) > LONGEST:
        return not text.strip()
    bare = " ".join(text.split()).strip(" .:").casefold()
    if not re.search(r"\w", bare) or bare in FILLERS:
        return True
    digits = re.sub(r"[\s()+.-]", "", bare)
    if digits.isdecimal() and len(digits) >= 5 and (len(set(digits)) == 1 or digits in FILLER_NUMBERS):
        return True
    if re.fullmatch(r"(?:https?:?/*)?(?:www\.?)?", bare) or re.fullmatch(FILLER_MAIL, bare.removeprefix("mailto:")):
        return True
    one_word = " " not in bare
    return one_word and bool(_filler_host(bare)) and bool(BARE_SITE.fullmatch(re.sub(r"^https?://", "", bare)))


def _filler_host(text: str) -> bool:
    """Whether an address, of a site or of mail, is at a host that stands in manuals."""
    host = text.rpartition("@")[2] if "@" in text else host_of(text if "://" in text else f"https://{text}")
    return host.removeprefix("www.").strip(".").lower() in FILLER_HOSTS


@of_a_few_words
def phones(text: str) -> Normalised[list[str]]:
    """The phone numbers in a text, in British grouping. A fax and a line for texts alone are left.

    The 0 at the start is put back where it is missing and only a number with it can be rung.
    """
    found: list[str] = []
    left: list[str] = []
    for part in filter(None, APART.split(text)):
        numbers, rest = _numbers(part)
        found += numbers
        left += [rest] if rest else []
    return or_nothing(list(dict.fromkeys(found)), ", ".join(left), text)


def _numbers(part: str) -> tuple[list[str], str]:
    """The numbers in a part of a text, and what else stands there."""
    if OTHER_LINES.search(part) or is_placeholder(part):
        return [], part
    found: list[str] = []
    rest = part
    for match in NUMBER.finditer(part):
        whole = not re.search(r"\w", part.replace(match.group(), "", 1))
        numbers, beside = _read(match.group(), short=whole)
        if numbers:
            found += numbers
            rest = rest.replace(match.group(), f" {beside} ", 1)
    rest = re.sub(r"\b(?:tel|telephone|phone|ph|mob|mobile|t|m|call|ring)\b\.?\s*:?", " ", rest, flags=re.IGNORECASE)
    return found, _words(rest) if found else part


def _words(text: str) -> str:
    """What is left, or "" where it is only signs."""
    tidy = " ".join(re.sub(r"<\s*>|\(\s*\)|\[\s*\]", " ", text).split()).strip(" .,;:/-")
    return tidy if re.search(r"\w", tidy) else ""


def _read(typed: str, *, short: bool) -> tuple[list[str], str]:
    """A number, or two that stand side by side, and a few digits beside them, such as hours. Nothing if not certain."""
    if is_placeholder(typed):
        return [], ""
    if number := _one(typed, short=short):
        return [number], ""
    ways: list[tuple[list[str], str]] = []
    for gap in re.finditer(r" +", typed):
        one, other = typed[: gap.start()], typed[gap.end() :]
        numbers = [number for number in (_started(one), _started(other)) if number]
        beside = one if numbers and not _started(one) else other if not _started(other) else ""
        if len(numbers) == 2 or (numbers and len(re.sub(r"\D", "", beside)) <= 4):
            ways.append((numbers, beside))
    return ways[0] if len(ways) == 1 else ([], "")


def _started(typed: str) -> str:
    """A number that is written from its start, or ""."""
    return _one(typed, short=False) if typed.startswith(("0", "+", "(")) else ""


def _one(typed: str, *, short: bool) -> str:
    """One number that can be rung, in British grouping, or ""."""
    digits = re.sub(r"\D", "", typed)
    if len(digits) < 9 and not digits.startswith("0800"):
        return typed.strip() if short and not digits.startswith("0") and not phone_fault(typed) else ""
    if digits.startswith("00") or typed.lstrip("( ").startswith("+"):
        number = f"+{digits.removeprefix('00')}"
    elif digits.startswith("44") and len(digits) >= 11:
        number = f"+{digits}"
    else:
        number = digits if digits.startswith("0") else f"0{digits}"
    national = re.sub(r"^\+440?", "0", number)
    return "" if phone_fault(national) else _grouped(national)


def _grouped(number: str) -> str:
    """A number in the groups that people say it in."""
    form = phonenumbers.PhoneNumberFormat
    abroad = number.startswith("+")
    return phonenumbers.format_number(phonenumbers.parse(number, "GB"), form.INTERNATIONAL if abroad else form.NATIONAL)


@of_a_few_words
def emails(text: str) -> Normalised[list[str]]:
    """The e-mail addresses in a text that can work."""
    found, rest = _taken(text, ADDRESS.findall(text), _mail)
    rest = re.sub(r"\be-?mail(?: us)?(?: at| on)?\b\s*:?|\band\b|\bor\b", " ", rest, flags=re.IGNORECASE)
    return or_nothing(found, _words(rest), text)


@of_a_few_words
def websites(text: str) -> Normalised[list[str]]:
    """The web addresses in a text, each with its https://. Among words only what starts with www or http counts."""
    found, rest = _taken(text, _sites(text), _site)
    return or_nothing(found, _words(rest), text)


def _taken(text: str, many: Iterable[str], read: Callable[[str], str]) -> tuple[list[str], str]:
    """What can be read of many pieces of a text, each once, and the text without the pieces that could be read."""
    found: dict[str, None] = {}
    for typed in many:
        if address := read(typed):
            found[address] = None
            text = text.replace(typed, " ", 1)
    return list(found), text


def _mail(typed: str) -> str:
    """An e-mail address as it is written, or "" where it can't work."""
    from email_validator import EmailNotValidError, validate_email

    bare = re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE).split("?")[0].strip(".:'")
    try:
        validate_email(bare, check_deliverability=False)
    except EmailNotValidError:
        return ""
    name, _, host = bare.rpartition("@")
    return "" if is_placeholder(bare) else f"{name}@{host.lower()}"


def _site(typed: str) -> str:
    """A web address in full, or "" where it can't be opened."""
    address = _whole_address(typed)
    return "" if is_placeholder(typed) or web_fault(address) else address


def _sites(text: str) -> Iterator[str]:
    alone = [part for part in re.split(r"[\s,;|]+", text) if part]
    if alone and all(BARE_SITE.fullmatch(part.rstrip(".")) or SITE.fullmatch(part) for part in alone):
        yield from alone
    else:
        yield from (match.group() for match in SITE.finditer(text))


def _whole_address(typed: str) -> str:
    """An address with its scheme, once, and without the full stop of its sentence."""
    bare = re.sub(r"[.,:'’)]+$", "", typed) if "(" not in typed else typed.rstrip(".,:'’")
    schemes = re.match(r"(?:(https?)://)*", bare, re.IGNORECASE)
    rest = bare[schemes.end() :] if schemes else bare
    scheme = (schemes[1] if schemes and schemes[1] else "https").lower()
    host, slash, path = rest.partition("/")
    return f"{scheme}://{host.lower()}{slash}{path}" if rest else bare

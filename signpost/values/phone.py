"""Telephone numbers of the United Kingdom."""

import re
from typing import Final

import phonenumbers

from signpost.values import Parsed, or_nothing, short, words_of
from signpost.values.placeholder import is_placeholder

# Numbers that Ofcom keeps free for drama: they never ring. https://www.ofcom.org.uk, "Numbers for drama use"
DRAMA: Final = re.compile(
    r"(?:011[3-8]496|01[2345]1496|01914980|0191498|02079460|02890649|0289649|02920180|0292018|01632960|"
    r"0306999|0808157|0909879|07700900)\d*"
)
OTHER_LINES: Final = re.compile(
    r"\b(?:fax|facsimile|text only|texts only|sms only|whatsapp only|minicom|textphone)\b", re.IGNORECASE
)
APART: Final = re.compile(r"\s*(?:[,;|\n]|\s/\s|\band\b|\bor\b|&)\s*", re.IGNORECASE)
NUMBER: Final = re.compile(r"(?<![\w.@/-])(?:\+|\(\+?)?[0-9](?:[ ().\u2010-\u2015\u00a0-]{0,3}[0-9])*(?![\w@/]|[.-]\w)")
CALLED: Final = re.compile(r"\b(?:tel|telephone|phone|ph|mob|mobile|t|m|call|ring)\b\.?\s*:?", re.IGNORECASE)


@short
def read(text: str) -> Parsed[list[str]]:
    """The phone numbers in a text, in British grouping. A fax and a line for texts alone are left.

    The 0 at the start is put back if it is missing and only a number with it can be rung.
    """
    found: list[str] = []
    left: list[str] = []
    for part in filter(None, APART.split(text)):
        numbers, rest = _numbers(part)
        found += numbers
        left += [rest] if rest else []
    return or_nothing(list(dict.fromkeys(found)), ", ".join(left), text)


def written(numbers: list[str]) -> str:
    """Numbers as people type several of them: with commas between."""
    return ", ".join(numbers)


def digits(text: str) -> str:
    """The digits of a number and nothing else."""
    return re.sub(r"\D", "", text)


def is_invented(text: str) -> bool:
    """Whether it is one of the numbers that are kept for stories."""
    return bool(DRAMA.match(digits(text)))


def fault(text: str) -> str:
    """Why a text is not one British telephone number, or "" if it is. Short numbers such as 999 pass."""
    if re.search(r"[^0-9+() -]", text):
        return "there is something in it besides digits and spaces"
    bare = digits(text)
    national = re.sub(r"^(?:44|0044)0?", "0", bare) if text.strip().startswith(("+44", "0044")) else bare
    if DRAMA.match(national):
        return "" if len(national) == 11 else _count(national)
    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return "it can't be read as a number"
    if phonenumbers.is_valid_short_number_for_region(number, "GB") and not text.startswith("0"):
        return ""
    if not bare.startswith("0") and not text.strip().startswith("+"):
        return "the 0 at the start is missing"
    if phonenumbers.is_valid_number(number):
        return ""
    return _count(national)


def _count(national: str) -> str:
    if len(national) != 11:
        return f"it has {len(national)} digits, and most numbers have 11"
    return "no British number starts like that"


def _numbers(part: str) -> tuple[list[str], str]:
    """The numbers in a part of a text, and what else stands there."""
    if OTHER_LINES.search(part) or is_placeholder(part):
        return [], part
    found: list[str] = []
    rest = part
    for match in NUMBER.finditer(part):
        whole = not re.search(r"\w", part.replace(match.group(), "", 1))
        numbers, beside = _read(match.group(), whole=whole)
        if numbers:
            found += numbers
            rest = rest.replace(match.group(), f" {beside} ", 1)
    return found, words_of(CALLED.sub(" ", rest)) if found else part


def _read(typed: str, *, whole: bool) -> tuple[list[str], str]:
    """A number, or two that stand side by side, and a few digits beside them, such as hours. Nothing if not certain."""
    if is_placeholder(typed):
        return [], ""
    if number := _one(typed, whole=whole):
        return [number], ""
    ways: list[tuple[list[str], str]] = []
    for gap in re.finditer(r" +", typed):
        one, other = typed[: gap.start()], typed[gap.end() :]
        numbers = [number for number in (_started(one), _started(other)) if number]
        beside = one if numbers and not _started(one) else other if not _started(other) else ""
        if len(numbers) == 2 or (numbers and len(digits(beside)) <= 4):
            ways.append((numbers, beside))
    return ways[0] if len(ways) == 1 else ([], "")


def _started(typed: str) -> str:
    """A number that is written from its start, or ""."""
    return _one(typed, whole=False) if typed.startswith(("0", "+", "(")) else ""


def _one(typed: str, *, whole: bool) -> str:
    """One number that can be rung, in British grouping, or "". Short ones only if they are the whole of a text."""
    bare = digits(typed)
    if len(bare) < 9 and not bare.startswith("0800"):
        return typed.strip() if whole and not bare.startswith("0") and not fault(typed) else ""
    if bare.startswith("00") or typed.lstrip("( ").startswith("+"):
        number = f"+{bare.removeprefix('00')}"
    elif bare.startswith("44") and len(bare) >= 11:
        number = f"+{bare}"
    else:
        number = bare if bare.startswith("0") else f"0{bare}"
    national = re.sub(r"^\+440?", "0", number)
    return "" if fault(national) else _grouped(national)


def _grouped(number: str) -> str:
    """A number in the groups that people say it in."""
    form = phonenumbers.PhoneNumberFormat
    abroad = number.startswith("+")
    return phonenumbers.format_number(phonenumbers.parse(number, "GB"), form.INTERNATIONAL if abroad else form.NATIONAL)

"""Telephone numbers of the United Kingdom, with a relay service's prefix and an extension, and numbers abroad."""

import re
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from signpost.values import Parsed, length_limited, or_nothing, words_of
from signpost.values.helplines import NUMBERS
from signpost.values.placeholder import is_placeholder

# Numbers that Ofcom reserves for drama: they never ring. https://www.ofcom.org.uk, "Numbers for drama use"
DRAMA: Final = re.compile(
    r"(?:011[3-8]496|01[2345]1496|01914980|0191498|02079460|02890649|0289649|02920180|0292018|01632960|"
    r"0306999|0808157|0909879|07700900)\d*"
)
OTHER_LINES: Final = re.compile(
    r"\b(?:fax|facsimile|text only|texts only|sms only|whatsapp only|minicom|textphone)\b", re.IGNORECASE
)
APART: Final = re.compile(r"\s*(?:[,;|\n]|\s/\s|\band\b|\bor\b|&)\s*", re.IGNORECASE)
EXTENSION: Final = re.compile(
    r"[,;]?\s*\(?(?:(?<![a-z])ext(?:ensio)?n?|(?<=[\d )])x(?=\s?\d))\.?:?\s*(\d{1,6})\b\)?", re.IGNORECASE
)
_GAP: Final = r"[ ().\u2010-\u2015\u00a0-]{0,3}"
_BRITISH: Final = rf"(?:\(?(?:\+|00)44{_GAP}0?|\(?0)(?:{_GAP}[0-9]){{9,10}}(?![0-9])"
NUMBER: Final = re.compile(  # a number, or a run of digits up to the next number
    rf"(?<![\w.@/-])(?:(?:1800[12][ -]*)?{_BRITISH}|(?:\+|\(\+?)?[0-9](?:{_GAP}(?!{_BRITISH})[0-9])*)"
    r"(?: ext\. \d+)?(?![\w@/]|[.-]\w)"
)
CALLED: Final = re.compile(r"\b(?:tel|telephone|phone|ph|mob|mobile|t|m|call|ring)\b\.?\s*:?", re.IGNORECASE)
# Relay UK's prefixes: an assistant reads out what a person types, and types what is said. https://www.relayuk.bt.com
RELAYED: Final = re.compile(r"(1800[12])[ -]*(?=\d)")
MOST: Final = 15  # digits of any number. Source: ITU-T E.164
COSTS: Final = {
    PhoneNumberType.PREMIUM_RATE: "costs more than other calls, and is in no free minutes",
    PhoneNumberType.SHARED_COST: "costs more than other calls, and is in no free minutes",
    PhoneNumberType.PERSONAL_NUMBER: "is a personal number, which costs a lot to ring and goes on to another phone",
    PhoneNumberType.PAGER: "is a pager's",
}


@length_limited
def read(text: str) -> Parsed[list[str]]:
    """Parse the phone numbers in a text, in British grouping. Faxes and lines for texts only are left.

    A missing 0 at the start is added if only that makes a number that can be rung.
    """
    found: list[str] = []
    left: list[str] = []
    for part in filter(None, APART.split(EXTENSION.sub(r" ext. \1", text))):
        numbers, rest = _numbers(part)
        found += numbers
        left += [rest] if rest else []
    return or_nothing(list(dict.fromkeys(found)), ", ".join(left), text)


def written(numbers: list[str]) -> str:
    """Numbers as people type several of them: with commas between."""
    return ", ".join(numbers)


def formatted(text: str) -> str:
    """The one form in which a number is checked, shown and rung; any text that is not only a number stays unchanged."""
    return text if not text or fault(text) else _grouped(text)


def formatted_or_none(text: str) -> str | None:
    """The same, but None if it is not a number that can be rung."""
    return None if fault(text) else _grouped(text)


def for_tel_link(text: str) -> str:
    """A number for a tel: or sms: link: its digits, the plus of one abroad, an extension (RFC 3966)."""
    number, extension = _without_extension(text)
    return re.sub(r"[^0-9+]", "", number) + (f";ext={extension}" if extension else "")


def national(text: str) -> str:
    """The digits of a number as it is rung from within the country, without a relay service and an extension."""
    return _digits(_national(_core(text)))


def is_invented(text: str) -> bool:
    """Whether it is one of the numbers that are reserved for drama."""
    return bool(DRAMA.match(national(text)))


def fault(text: str) -> str:
    """Return why a text is not one telephone number, or "" if it is. Short numbers such as 999 pass."""
    core = _core(text)
    if re.search(r"[^0-9+() -]", core) or not core:
        return "there is something in it besides digits and spaces"
    bare = _digits(_national(core))
    if DRAMA.match(bare):
        return "" if len(bare) == 11 else _count(bare)
    try:
        number = phonenumbers.parse(core, "GB")
    except phonenumbers.NumberParseException:
        return "it can't be read as a number"
    if phonenumbers.is_valid_number(number):
        return "" if core.startswith(("0", "+", "(")) else "the 0 at the start is missing"
    if phonenumbers.is_valid_short_number_for_region(number, "GB") and not core.startswith(("0", "+")):
        return ""
    return _why_not(bare)


def concern(text: str) -> str:
    """Return a reason against a number that can be rung, as the end of a sentence ("costs a lot"), or ""."""
    core = _core(text)
    bare = _digits(core)
    if core.startswith(("+", "00")) and not _is_british(core):
        return "is a number abroad, which costs a lot to ring"
    if bare.startswith("118"):
        return "is a line of directory enquiries, which costs a lot to ring"
    if len(bare) == 5 and not bare.startswith("0"):
        return "is a number for texts, and nobody can ring it"
    return COSTS.get(phonenumbers.number_type(phonenumbers.parse(_national(core), "GB")), "")


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _core(text: str) -> str:
    """The number itself, without a relay service's prefix and an extension."""
    number, _ = _without_extension(text)
    return RELAYED.sub("", number, count=1).strip()


def _without_extension(text: str) -> tuple[str, str]:
    match = EXTENSION.search(text)
    at_end = match is not None and match.end() == len(text.rstrip())
    return (text[: match.start()], match[1]) if match and at_end else (text, "")


def _is_british(core: str) -> bool:
    return core.startswith(("+44", "0044"))


def _national(core: str) -> str:
    """A British number in its national form; others unchanged. The (0) of +44 (0)117 is not one of its digits."""
    return re.sub(r"^(?:\+|00)44[\s()-]*0?", "0", core) if _is_british(core) else core


def _why_not(national: str) -> str:
    if not national.startswith("0"):
        if not fault(f"0{national}"):
            return "the 0 at the start is missing"
        if 6 <= len(national) <= 8:
            return "the area code at the start is missing"
        if len(national) < 6:
            return "there is no such short number"
    return _count(national)


def _count(national: str) -> str:
    if len(national) != 11:
        return f"it has {len(national)} digits, and most numbers have 11"
    return "no British number starts like that"


def _numbers(part: str) -> tuple[list[str], str]:
    """The numbers in a part of a text, and the rest of its words."""
    if OTHER_LINES.search(part) or is_placeholder(part):
        return [], part
    found: list[str] = []
    rest = part
    for match in NUMBER.finditer(part):
        whole = not re.search(r"\w", part.replace(match.group(), "", 1))
        if number := _one(match.group(), whole=whole):
            found.append(number)
            rest = rest.replace(match.group(), " ", 1)
    return found, words_of(CALLED.sub(" ", rest)) if found else part


def _one(typed: str, *, whole: bool) -> str:
    """One number that can be rung, in British grouping, or "". A short number counts only if it is the whole text."""
    core = re.sub(r"[.\u2010-\u2015\u00a0]", " ", _core(typed))
    bare = _digits(core)
    if is_placeholder(typed):
        return ""
    if len(bare) < 9 and not bare.startswith("0800"):
        return _grouped(typed) if whole and not bare.startswith("0") and not fault(typed) else ""
    if core.startswith("44") and len(bare) >= 11:
        core = f"+{core}"
    elif not core.startswith(("0", "+", "(")):
        core = f"0{core}"
    number = typed.replace(_core(typed), core, 1)
    return "" if fault(number) else _grouped(number)


def _grouped(text: str) -> str:
    """A number that can be rung, in the groups in which people say it."""
    _, extension = _without_extension(text)
    core = _core(text)
    number = phonenumbers.parse(_national(core), "GB")
    bare = national(text)
    form = PhoneNumberFormat.NATIONAL if number.country_code == 44 else PhoneNumberFormat.INTERNATIONAL
    groups = NUMBERS.get(bare) or (phonenumbers.format_number(number, form) if len(bare) > 8 else core)
    relay = RELAYED.match(text.strip())
    return f"{f'{relay[1]} ' if relay else ''}{groups}{f' ext. {extension}' if extension else ''}"

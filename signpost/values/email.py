"""E-mail addresses."""

import re
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing, words_of
from signpost.values.personal_data import FREE_MAIL
from signpost.values.placeholder import is_placeholder
from signpost.values.spelling import differs_by_one
from signpost.values.web import mended_host

ADDRESS: Final = re.compile(r"[^\s,;|<>()\[\]\"“”]+@[^\s,;|<>()\[\]\"“”/]+")
LONG_ENOUGH: Final = 8  # letters of a host; two shorter ones that differ by a letter may both exist
BESIDE: Final = re.compile(r"\be-?mail(?: us)?(?: at| on)?\b\s*:?|\band\b|\bor\b", re.IGNORECASE)


@length_limited
def read(text: str) -> Parsed[list[str]]:
    """The e-mail addresses in a text that can work."""
    found: list[str] = []
    meant: list[str] = []
    rest = text
    for typed in ADDRESS.findall(text):
        bare = re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE).split("?")[0].strip(".:'")
        name, _, host = bare.rpartition("@")
        if works(bare) and not is_placeholder(bare):
            (meant if fault(bare) else found).append(f"{name}@{mended_host(host.lower())}")
            rest = rest.replace(typed, " ", 1)
    if meant:
        return Parsed(None, text.strip(), choices=(meant,))
    return or_nothing(list(dict.fromkeys(found)), words_of(BESIDE.sub(" ", rest)), text)


def written(addresses: list[str]) -> str:
    """Addresses as people type several of them: with commas between."""
    return ", ".join(addresses)


def fault(text: str) -> str:
    """Return why a text is not one e-mail address that can work, or "" if it is."""
    if not works(text):
        return _why_not(text)
    host = text.rpartition("@")[2]
    ends_well = mended_host(host) == host and len(host.rpartition(".")[2]) > 1
    return "" if ends_well else "no address ends like that"


def _why_not(text: str) -> str:
    """Why a text has not the form of an address, as the end of a sentence."""
    bare = text.strip()
    if bare.count("@") != 1:
        return "there is more than one @ in it" if "@" in bare else "there is no @ in it"
    name, _, host = bare.partition("@")
    if re.search(r"\s", bare):
        return "there is a space in it"
    if not name or "." not in host.strip("."):
        return f"something is missing {'after' if name else 'before'} the @"
    return "there is something in it that no address has"


def slip_of(text: str) -> str | None:
    """The address that was probably meant, if its host differs from a large provider's by one letter."""
    name, _, host = text.rpartition("@")
    if host.lower() in FREE_MAIL or is_placeholder(text) or is_placeholder(host):
        return None
    near = (known for known in sorted(FREE_MAIL) if len(known) >= LONG_ENOUGH)
    return next((f"{name}@{known}" for known in near if differs_by_one(host.lower(), known)), None)


def works(text: str) -> bool:
    """Whether a text is one e-mail address that can work, by its form alone."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True

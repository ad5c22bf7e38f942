"""E-mail addresses."""

import re
from typing import Final

from signpost.values import Parsed, or_nothing, short, words_of
from signpost.values.placeholder import is_placeholder

ADDRESS: Final = re.compile(r"[^\s,;|<>()\[\]\"“”]+@[^\s,;|<>()\[\]\"“”/]+")
BESIDE: Final = re.compile(r"\be-?mail(?: us)?(?: at| on)?\b\s*:?|\band\b|\bor\b", re.IGNORECASE)


@short
def read(text: str) -> Parsed[list[str]]:
    """The e-mail addresses in a text that can work."""
    found: dict[str, None] = {}
    rest = text
    for typed in ADDRESS.findall(text):
        bare = re.sub(r"^mailto:", "", typed, flags=re.IGNORECASE).split("?")[0].strip(".:'")
        if works(bare) and not is_placeholder(bare):
            name, _, host = bare.rpartition("@")
            found[f"{name}@{host.lower()}"] = None
            rest = rest.replace(typed, " ", 1)
    return or_nothing(list(found), words_of(BESIDE.sub(" ", rest)), text)


def written(addresses: list[str]) -> str:
    """Addresses as people type several of them: with commas between."""
    return ", ".join(addresses)


def works(text: str) -> bool:
    """Whether a text is one e-mail address that can work, by its form alone."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(text, check_deliverability=False)
    except EmailNotValidError:
        return False
    return True

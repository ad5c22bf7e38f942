"""Contacts out of a listing's texts. Persons are never named."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from signpost.imports.converting.candidate import WAYS
from signpost.imports.converting.provenance import SourceText, Texts, one_line
from signpost.values import Parsed, email, phone, web

PERSON: Final = "a person's name was left out: publish it only if that person has agreed"
ONE_ONLY: Final = "a record has room for one, and another was taken"
UNUSABLE: Final = "it can't be used: nothing in it can be rung, written to or opened"
READ: Final[Mapping[str, Callable[[str], Parsed[list[str]]]]] = {
    "phone": phone.read, "text": phone.read, "email": email.read, "website": web.read,
}  # fmt: skip


def contact_of(texts: Texts) -> dict[str, Any]:
    """Give the contact of a service."""
    found: dict[str, Any] = {}
    for part in texts.contacts:
        for name, text in part.items():
            if name == "person":
                text.leave(PERSON)
                text.redacted = True
            elif text.open and name in READ:
                _take(found, name, text, f"contact.{name}")
            elif text.open and name in found:
                text.leave(ONE_ONLY)
            elif text.open and (words := one_line(text, f"contact.{name}")):
                found[name] = words
    return in_order(found)


def ways_of(texts: Texts, names: Mapping[str, str], field: str) -> dict[str, Any]:
    """Give a contact out of single values of a listing: `names` says which way each name of FIELDS is."""
    found: dict[str, Any] = {}
    for name, way in names.items():
        for text in texts.open(name):
            _take(found, way, text, f"{field}.{way}")
    return in_order(found)


def _take(found: dict[str, Any], way: str, text: SourceText, field: str) -> None:
    values = READ[way](text.text).value or []
    if not values:
        text.leave(UNUSABLE)
    elif way in found and found[way] not in values:
        text.leave(ONE_ONLY)
    else:
        found.setdefault(way, values[0])
        text.use(field, ONE_ONLY if len(values) > 1 else "")


def in_order(contact: Mapping[str, Any]) -> dict[str, Any]:
    """Give a contact with its parts in the order in which people read them."""
    return {name: contact[name] for name in ("role", *WAYS, "hours") if name in contact}

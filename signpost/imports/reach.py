"""Contacts: how to reach a service or an organisation, out of whatever parts a source gives."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from signpost.imports.account import Account, Entry
from signpost.imports.drafts import WAYS
from signpost.imports.names import one_line
from signpost.imports.tidy import Tidied
from signpost.imports.tidy.contacts import emails, phones, websites

PERSON: Final = "a person's name was left out: publish it only if that person has agreed"
ONE_ONLY: Final = "a record has room for one, and another was taken"
Tidy = Callable[[str], Tidied[list[str]]]
TIDY: Final[Mapping[str, Tidy]] = {"phone": phones, "text": phones, "email": emails, "website": websites}


def contact_of(account: Account) -> dict[str, Any]:
    """The contact of a service. Persons are never named."""
    found: dict[str, Any] = {}
    for part in account.contacts:
        for name, entry in part.items():
            if name == "person":
                entry.leave(PERSON)
                entry.hush = True
            elif entry.fate == "open" and name in TIDY:
                _take(found, name, entry, f"contact.{name}")
            elif entry.fate == "open":
                _words(found, name, entry)
    return in_order(found)


def reach(account: Account, names: Mapping[str, str], field: str) -> dict[str, Any]:
    """A contact out of single values of a listing: `names` says which way each name of FIELDS is."""
    found: dict[str, Any] = {}
    for name, way in names.items():
        for entry in account.open(name):
            _take(found, way, entry, f"{field}.{way}")
    return in_order(found)


def _take(found: dict[str, Any], way: str, entry: Entry, field: str) -> None:
    tidied = TIDY[way](entry.text)
    values = tidied.value or []
    if not values:
        entry.leave("it can't be used: nothing in it can be rung, written to or opened")
        return
    if way in found and found[way] not in values:
        entry.leave(ONE_ONLY)
        return
    found.setdefault(way, values[0])
    rest = [value for value in values if value != found[way]]
    entry.use(field, found[way], _together([*rest, tidied.left]), ONE_ONLY if rest else "")


def _words(found: dict[str, Any], name: str, entry: Entry) -> None:
    if name in found:
        entry.leave(ONE_ONLY)
    elif value := one_line(entry, f"contact.{name}"):
        found[name] = value


def _together(texts: Iterable[str]) -> str:
    return "; ".join(filter(None, texts))


def in_order(contact: Mapping[str, Any]) -> dict[str, Any]:
    """A contact with its parts in the order in which people read them."""
    return {name: contact[name] for name in ("role", *WAYS, "hours") if name in contact}


def reachable(contact: Mapping[str, Any]) -> bool:
    """Whether there is any way to reach somebody."""
    return any(way in contact for way in WAYS)

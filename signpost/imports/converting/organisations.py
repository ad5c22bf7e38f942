"""Organisations out of listings: each is made once, from all the services that name it."""

import re
from typing import Any, Final

from signpost.imports.converting.details import in_order, reach
from signpost.imports.converting.drafts import Draft, put, reachable
from signpost.imports.converting.provenance import Provenance, named, printed
from signpost.imports.reading.listing import folded, plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.values.text import plain, summary

ABOUT: Final = ("organisation_description", "organisation_website", "organisation_email", "organisation_phone")
NUMBERS: Final = {
    "charity_number": re.compile(r"(?<![A-Z0-9])(?:SC|NIC)?[0-9]{6,7}(?![A-Z0-9])"),
    "company_number": re.compile(r"(?<![A-Z0-9])(?:[A-Z]{2}[0-9]{6}|[0-9]{8})(?![A-Z0-9])"),
}
WAYS: Final = {"organisation_phone": "phone", "organisation_email": "email", "organisation_website": "website"}
ANOTHER: Final = "another service of this organisation says something else, and came first"


class Organisations:
    """The organisations of an import, by what the source knows them by."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._found: dict[str, Draft] = {}

    def of(self, account: Provenance) -> Draft | None:
        """Who runs a service; None where the source doesn't say."""
        name = account.first("organisation")
        identity = account.listing.first("organisation_id")
        if name is None:
            account.leave(["organisation_id", *ABOUT, *NUMBERS], "it is not said whose it is")
            return None
        title = named(name, "organisation.name")
        if title is None:
            return None
        key = source_id(identity) if identity else source_id(plain_name(title) or title)
        for entry in account.open("organisation_id"):
            entry.use("organisation.imported.id", key)
        draft = self._found.setdefault(key, self._new(key, title))
        _merge(draft, _said(account, title), account)
        return draft

    def all(self) -> tuple[Draft, ...]:
        return tuple(self._found.values())

    def _new(self, key: str, name: str) -> Draft:
        said = {"name": name, **self._answers.about(key, name)}
        return Draft("organisation", key, said, dict(self._answers.organisation))


def lend(organisation: Draft, service: Draft, *, one_contact: bool = False) -> None:
    """Let an organisation of which the source says little have what one of its services says.

    The contact of any service will do; where both have `one_contact` in the directory, it changes with the service's.
    A summary will do where both have one name: then they are one group.
    """
    contact = service.said.get("contact", {})
    if one_contact and reachable(contact):
        organisation.said.setdefault("contact", contact)
    elif reachable(contact) and not reachable(organisation.values().get("contact", {})):
        organisation.assumed["contact"] = contact
        organisation.notes.append("its contact is that of its service")
    same = plain_name(organisation.name) == plain_name(service.name)
    if same and "summary" in service.said and "summary" not in organisation.values():
        organisation.assumed["summary"] = service.said["summary"]
        organisation.notes.append("its summary is that of its service")


def _said(account: Provenance, name: str) -> dict[str, Any]:
    """What this listing says of its organisation."""
    found: dict[str, Any] = {}
    if entry := account.first("organisation_description"):
        words = plain(entry.text).value
        if words is None or folded(words) == folded(name):
            entry.leave("it says no more than the name")
        else:
            too_long = "no sentence of it is short enough for a summary"
            put(found, "summary", entry.take(printed(summary(words)), "organisation.summary", too_long))
    for number, form in NUMBERS.items():
        if entry := account.first(number):
            if match := form.search(entry.text.upper()):
                entry.use(f"organisation.{number}", match[0])
                found[number] = match[0]
            else:
                entry.leave("it does not have the form of such a number")
    if contact := reach(account, WAYS, "organisation.contact"):
        found["contact"] = contact
    return found


def _merge(draft: Draft, found: dict[str, Any], account: Provenance) -> None:
    """Add to a draft what it lacks. What another service has said otherwise stands."""
    for name, value in found.items():
        draft.said.setdefault(name, value)
        if name == "contact":
            draft.said["contact"] = in_order({**value, **draft.said["contact"]})
    for entry in account:
        owner, _, path = entry.field.partition(".")
        if owner == "organisation" and path.partition(".")[0] in found and _at(found, path) != _at(draft.said, path):
            entry.undo(ANOTHER)


def _at(values: dict[str, Any], path: str) -> Any:
    value: Any = values
    for part in path.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value

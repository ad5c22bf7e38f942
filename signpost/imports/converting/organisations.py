"""Organisations out of listings' texts: each is made once, from all the services that name it."""

import re
from typing import Any, Final

from signpost.imports.converting.activity import add_points, first_statement
from signpost.imports.converting.candidate import Candidate
from signpost.imports.converting.contacts import in_order, ways_of
from signpost.imports.converting.provenance import Texts, named
from signpost.imports.reading.listing import folded, plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.values.text import plain

ABOUT: Final = ("organisation_id", "organisation_description", "organisation_website", "organisation_email",
                "organisation_phone", "charity_number", "company_number")  # fmt: skip
NUMBER: Final = re.compile(r"(?<![A-Z0-9])(?:[A-Z]{2,3})?[0-9]{6,8}(?![A-Z0-9])")
WAYS: Final = {"organisation_phone": "phone", "organisation_email": "email", "organisation_website": "website"}


class Organisations:
    """The organisations of an import, by what the source knows them by."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._found: dict[str, dict[str, Any]] = {}

    def of(self, texts: Texts, said: dict[str, Any]) -> str:
        """Give the key of who runs a service; "" if the source doesn't say. Who else does becomes a point to read."""
        text, others = texts.first("organisation"), texts.open("organisation")[1:]
        name = named(text, "organisation.name") if text else None
        if name is None:
            texts.leave(ABOUT, "it is not said whose it is")
            return ""
        identity = texts.listing.first("organisation_id")
        key = source_id(identity) if identity else source_id(plain_name(name) or name)
        for text in texts.open("organisation_id"):
            text.use("organisation.imported")
        for other in others:
            if partner := named(other, "good_to_know"):
                add_points(said, "good_to_know", [f"Run together with {partner}."])
        self._merge(key, {"name": name, **_said(texts, name)})
        return key

    def _merge(self, key: str, found: dict[str, Any]) -> None:
        """Add to an organisation what it lacks. What another service has said otherwise stands."""
        known = self._found.setdefault(key, {})
        contact = in_order({**found.get("contact", {}), **known.get("contact", {})})
        self._found[key] = {**found, **known, **({"contact": contact} if contact else {})}

    def candidates(self) -> tuple[Candidate, ...]:
        """Give all organisations, each with what a person has answered about it and about all."""
        return tuple(self._candidate(key, said) for key, said in self._found.items())

    def _candidate(self, key: str, said: dict[str, Any]) -> Candidate:
        own = self._answers.about(key, said["name"])
        return Candidate("organisation", key, {**said, **own}, self._answers.organisation, frozenset(own))

    def contact(self, key: str) -> dict[str, Any]:
        """Give the contact of an organisation, as far as it is known."""
        said = self._found.get(key, {})
        own = self._answers.about(key, said.get("name", ""))
        return {**self._answers.organisation.get("contact", {}), **said.get("contact", {}), **own.get("contact", {})}


def _said(texts: Texts, name: str) -> dict[str, Any]:
    """Give what this listing says of its organisation."""
    found: dict[str, Any] = {}
    if text := texts.first("organisation_description"):
        words = plain(text.text).value
        if words is None or folded(words) == folded(name):
            text.leave("it says no more than the name")
        elif summary := first_statement(words):
            found["summary"] = summary
            text.use("organisation.summary")
        else:
            text.leave("no sentence of it is short enough for a summary")
    for number in ("charity_number", "company_number"):
        if text := texts.first(number):
            if match := NUMBER.search(text.text.upper()):  # the checks say whether it can be one
                text.use(f"organisation.{number}")
                found[number] = match[0]
            else:
                text.leave("it does not have the form of such a number")
    if contact := ways_of(texts, WAYS, "organisation.contact"):
        found["contact"] = contact
    return found

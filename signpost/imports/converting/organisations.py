"""Read organisations from listings' texts."""

import re
from typing import Any, Final

from signpost.imports.converting.activity import add_points
from signpost.imports.converting.contacts import take_contact
from signpost.imports.converting.provenance import Texts, a_name, a_summary
from signpost.imports.reading.listing import folded, plain_name, source_id
from signpost.values import Parsed
from signpost.values.text import plain
from signpost.views.labels import ORGANISATION_KINDS

ABOUT: Final = ("organisation_id", "organisation_description", "organisation_website", "organisation_email",
                "organisation_phone", "organisation_kind", "charity_number", "company_number")  # fmt: skip
NO_NUMBER: Final = "it does not have the form of such a number"
NUMBER: Final = re.compile(r"(?<![A-Z0-9])(?:[A-Z]{2,3})?[0-9]{6,8}(?![A-Z0-9])")


def organisation_of(texts: Texts, said: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the key of the organisation that runs a service, and its fields; "" if the source doesn't name one.

    If others run it too, they are named among the points to know.
    """
    found: dict[str, Any] = {}
    texts.fill(found, "organisation", a_name, "organisation.name")
    if not found:
        texts.leave("it is not said whose it is", *ABOUT)
        return "", {}
    for other in texts.open("organisation"):
        if partner := other.take(a_name, "good_to_know"):
            add_points(said, "good_to_know", [f"Run together with {partner}."])
    for text in texts.open("organisation_id"):
        text.use("organisation.imported")
    _description(texts, found)
    texts.fill(found, "organisation_kind", _kind, "organisation.kind")
    for number in ("charity_number", "company_number"):
        texts.fill(found, number, _number, f"organisation.{number}", NO_NUMBER)
    contact: dict[str, Any] = {}
    for way in ("phone", "email", "website"):
        for text in texts.open(f"organisation_{way}"):
            take_contact(contact, way, text, f"organisation.contact.{way}")
    identity, name = texts.listing.first("organisation_id"), found["name"]
    return source_id(identity or plain_name(name) or name), {**found, **({"contact": contact} if contact else {})}


def _description(texts: Texts, found: dict[str, Any]) -> None:
    for text in texts.open("organisation_description")[:1]:
        words = plain(text.text).value
        if words is None or folded(words) == folded(found["name"]):
            text.leave("it says no more than the name")
        elif summary := a_summary(words).value:
            found["summary"] = summary
            text.use("organisation.summary")
        else:
            text.leave("no sentence of it is short enough for a summary")


def _kind(text: str) -> Parsed[str]:
    return Parsed(text if text in ORGANISATION_KINDS else None)


def _number(text: str) -> Parsed[str]:
    """Read a charity or company number. The checks say whether it can be one."""
    match = NUMBER.search(text.upper())
    return Parsed(match[0] if match else None)

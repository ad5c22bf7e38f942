"""Read contacts from a listing's texts. Nobody is ever named."""

from collections.abc import Mapping
from typing import Any, Final

from signpost.imports.converting.provenance import Reader, SourceText, Texts, a_line
from signpost.values import email, phone, web

PERSON: Final = "a person's name was left out: publish it only if that person has agreed"
ONE_ONLY: Final = "a record has room for one, and another was taken"
UNUSABLE: Final = "it can't be used: nothing in it can be rung, written to or opened"
READERS: Final[Mapping[str, Reader[Any]]] = {
    "role": a_line, "phone": phone.read, "text": phone.read, "email": email.read, "website": web.read, "hours": a_line,
}  # fmt: skip


def contact_of(texts: Texts) -> dict[str, Any]:
    """Return the contact of a service."""
    found: dict[str, Any] = {}
    for part in texts.contacts:
        for text in part.open():
            if text.key == "person":
                text.leave(PERSON)
            else:
                take_contact(found, text.key, text, f"contact.{text.key}")
        for text in part.texts:
            text.redacted = text.key == "person"
    return found


def take_contact(found: dict[str, Any], name: str, text: SourceText, field: str) -> None:
    """Put one text into a part of a contact, such as phone, unless that part has another value already."""
    read = READERS[name](text.text).value
    values = [read] if isinstance(read, str) else read or []
    if not values:
        text.leave(UNUSABLE)
    elif found.setdefault(name, values[0]) in values:
        text.use(field, ONE_ONLY if len(values) > 1 else "")
    else:
        text.leave(ONE_ONLY)

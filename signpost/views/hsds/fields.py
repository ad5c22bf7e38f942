"""What every object of HSDS shares."""

from collections.abc import Mapping
from typing import Any, Final

from signpost.records.model import Activity, Organisation
from signpost.records.parts import Access, Contact
from signpost.views.labels import ACCESS
from signpost.views.open_data import OpenData
from signpost.views.owner import owner

Values = dict[str, Any]
EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


def filled(fields: Mapping[str, Any]) -> Values:
    """These fields without the empty ones."""
    return {name: value for name, value in fields.items() if value not in EMPTY}


def source(data: OpenData, record: Activity | Organisation) -> Values:
    """The directory that a joined record belongs to, as its licence may ask; nothing for a record of our own."""
    found = owner(data.directory, record)
    return filled({"name": found.name, "url": found.site, "license": found.licence}) if found else {}


def phones(data: OpenData, contact: Contact, *ids: str) -> list[Values]:
    """The numbers of a contact to ring and to text. `ids` are those of the object that has it."""
    numbers = (("voice", contact.phone), ("sms", contact.text))
    return [
        filled(
            {"id": data.stable_id("phone", *ids, kind), "number": number, "type": kind, "description": contact.hours}
        )
        for kind, number in numbers
        if number
    ]


def accessibility(data: OpenData, access: Access | None, *ids: str) -> list[Values]:
    """What is known about access: each answer on a line, and the note. `ids` are those of the object that has it."""
    if access is None:
        return []
    answers = {label: getattr(access, name) for name, label in ACCESS.items()}
    lines = [f"{label}: {'yes' if known else 'no'}" for label, known in answers.items() if known is not None]
    return [
        filled({
            "id": data.stable_id("accessibility", *ids),
            "description": "\n".join(lines) or access.note,
            "details": access.note if lines else "",
        })
    ]  # fmt: skip

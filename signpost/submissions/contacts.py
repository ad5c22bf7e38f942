"""Contacts that a submission changes, and the old ones by which to ask whether that is right."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.submissions.draft import Draft
from signpost.submissions.drafts import labelled

WAYS: Final = {"phone": "phone number", "text": "number for texts", "email": "e-mail address", "website": "website"}

AND_TEXT: Final = re.compile(r"(?i)[\s,;/]*(?:\b(?:or|and)\s+)?\btexts?(?:\s+(?:to|on|only))?:?\s+(\+?[\d\s()-]{9,})")


def with_number_for_texts(answers: Mapping[str, str]) -> Mapping[str, str]:
    """The same answers with "or text 07700 900123" after a phone number as the answer about texts."""
    phone, texts = (labelled("activity", ("contact", way)) for way in ("phone", "text"))
    said = answers.get(phone, "").strip(" .\n")
    start, number, rest = (*AND_TEXT.split(said, maxsplit=1), "", "")[:3]
    if not start or not number or rest or texts in answers:
        return answers
    return {**answers, phone: start, texts: number}


def old_contacts(page: Activity | Organisation | Venue, draft: Draft, directory: Directory) -> Iterator[str]:
    """For each contact that changes, the old one, and whom to ask by what was there before."""
    old, new = (draft.before or {}).get("contact"), draft.values.get("contact")
    old, new = (part if isinstance(part, dict) else {} for part in (old, new))
    changed = [way for way in WAYS if old.get(way) != new.get(way)]
    for way in changed:
        was = f"was {old[way]}" if way in old else "is new"
        yield f"The {WAYS[way]} {was}{f', and becomes {new[way]}' if way in new and way in old else ''}."
    if changed:
        yield _whom_to_ask(old, page, directory)


def _whom_to_ask(old: dict[str, Any], page: Activity | Organisation | Venue, directory: Directory) -> str:
    owner = directory.organisations.get(page.organisation) if isinstance(page, Activity) else None
    rest = "that was there before this, and ask whether it is right"
    if number := old.get("phone") or (owner.contact.phone if owner else ""):
        return f"Before it goes in, ring {number}, the number {rest}."
    if address := old.get("email") or (owner.contact.email if owner else ""):
        return f"Before it goes in, write to {address}, the address {rest}."
    return "There was no number to ask by. Find one from somewhere else, and ring before it goes in."

"""People's data: nobody is named without agreement, and no private number is ever published."""

import re
from collections.abc import Iterator
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.parts import Contact
from signpost.records.problem import Problem, problem

TWO_DIGITS: Final = re.compile(r"\d\d")  # no private number is without them, and most texts are
NHS_NUMBER: Final = re.compile(r"(?<![\d+])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![ -]?\d)")
# https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
NI_NUMBER: Final = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE
)
BANK_DETAILS: Final = re.compile(r"\b\d{2}[- ]\d{2}[- ]\d{2}\b\D{0,40}\b\d{8}\b|\b\d{8}\b\D{0,40}\b\d{2}-\d{2}-\d{2}\b")
IBAN: Final = re.compile(r"\bGB\d{2} ?[A-Z]{4} ?(?:\d{4} ?){3}\d{2}\b", re.IGNORECASE)
MOBILE: Final = re.compile(r"(?:\+44|0044|0) ?\(?0?\)? ?7[1-57-9]")
FREE_MAIL: Final = frozenset(
    {
        "aol.com",
        "btinternet.com",
        "gmail.com",
        "gmx.co.uk",
        "gmx.com",
        "googlemail.com",
        "hotmail.co.uk",
        "hotmail.com",
        "icloud.com",
        "live.co.uk",
        "live.com",
        "mail.com",
        "me.com",
        "msn.com",
        "ntlworld.com",
        "outlook.com",
        "proton.me",
        "protonmail.com",
        "sky.com",
        "talktalk.net",
        "virginmedia.com",
        "yahoo.co.uk",
        "yahoo.com",
        "ymail.com",
    }
)


@per_record()
def people(record: Record, beside: Context) -> Iterator[Problem]:
    """Persons named without agreement, and numbers or addresses that belong to a person."""
    for path, contact in record.contacts:
        yield from _named(record, path, contact)
        yield from _own(record, path, contact)
    yield from _private_numbers(record)


def _named(record: Record, path: Path, contact: Contact) -> Iterator[Problem]:
    if record.has(*path, "person") and not contact.person_agreed:
        yield problem(
            record.place(*path, "person"),
            "person-not-agreed",
            "A person is named here, and nothing says that they have agreed to it.",
            "Ask them, and then add person_agreed: yes. Or delete the name and write a role, such as Coordinator.",
        )


def _own(record: Record, path: Path, contact: Contact) -> Iterator[Problem]:
    """What may be somebody's own mobile or mailbox. person_agreed: yes says that it may be published."""
    if contact.person_agreed:
        return
    if MOBILE.match(contact.phone.strip()):
        yield problem(
            record.place(*path, "phone"),
            "mobile-contact",
            "This is a mobile number, and it may be somebody's own.",
            "A number of the group's is better. If its owner is happy to see it published, add person_agreed: yes.",
        )
    if contact.email.strip().lower().rpartition("@")[2] in FREE_MAIL:
        yield problem(
            record.place(*path, "email"),
            "mail-personal",
            "This address may be somebody's own.",
            "An address of the group's is better. If its owner is happy to see it published, add person_agreed: yes.",
        )


def _private_numbers(record: Record) -> Iterator[Problem]:
    for written in record.texts:
        # A phone number or code has a field of its own and may look like anything.
        what = _private(written.text) if written.style is not None or written.form in {"email", "web"} else None
        if what:
            yield problem(
                record.source.place(written.path),
                "personal-number",
                f"There is what looks like {what} here.",
                "Take it out, and ask for help to take it out of the history too: anyone can read this file.",
            )


def _private(text: str) -> str | None:
    """What kind of private number a text holds. The number itself is never repeated."""
    if not TWO_DIGITS.search(text):
        return None
    if any(is_nhs_number("".join(match.groups())) for match in NHS_NUMBER.finditer(text)):
        return "an NHS number"
    if NI_NUMBER.search(text):
        return "a National Insurance number"
    if BANK_DETAILS.search(text) or IBAN.search(text):
        return "a bank account"
    return None


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number, by its check digit (NHS Data Dictionary, NHS NUMBER: modulus 11).

    Ten digits that begin with 0 are a telephone number here.
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return digits[0] != "0" and (11 - total % 11) % 11 == int(digits[9])

"""Personal data: private numbers, mobiles and mailboxes."""

import re
from typing import Final

from signpost.values.patterns import words_for

TWO_DIGITS: Final = re.compile(r"\d\d")  # every private number has these, and most texts don't
NHS_NUMBER: Final = re.compile(r"(?<![\d+])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?![ -]?\d)")
# https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
NI_NUMBER: Final = re.compile(
    r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE
)
BANK_DETAILS: Final = re.compile(r"\b\d{2}[- ]\d{2}[- ]\d{2}\b\D{0,40}\b\d{8}\b|\b\d{8}\b\D{0,40}\b\d{2}-\d{2}-\d{2}\b")
IBAN: Final = re.compile(r"\bGB\d{2} ?[A-Z]{4} ?(?:\d{4} ?){3}\d{2}\b", re.IGNORECASE)
MOBILE: Final = re.compile(r"(?:\+44|0044|0) ?\(?0?\)? ?7[1-57-9]")
MOBILE_IN_TEXT: Final = re.compile(rf"(?<![\d+])(?:{MOBILE.pattern})(?:[ -]?\d){{8}}(?!\d)")
# "Call Jo on 07…". A name before a number of another kind may be a helpline's.
PERSON: Final = re.compile(
    r"\b(?:[Cc]ontact|[Cc]all|[Rr]ing|[Tt]ext|[Pp]hone|[Ss]peak to|[Aa]sk for) [A-Z][a-z]+(?:[ -][A-Z][a-z]+)?"
    r"[ ,:(-]+(?:on |at )?(?:\+44|0) ?7"
)
FREE_MAIL: Final = words_for("free_mail")


def private_number(text: str) -> str | None:
    """The kind of private number in a text, or None. The number itself is never repeated."""
    if not TWO_DIGITS.search(text):
        return None
    if any(is_nhs_number("".join(match.groups())) for match in NHS_NUMBER.finditer(text)):
        return "an NHS number"
    if NI_NUMBER.search(text):
        return "a National Insurance number"
    if BANK_DETAILS.search(text) or IBAN.search(text):
        return "a bank account"
    return None


def person_in(text: str) -> bool:
    """Whether a text tells people to ring or ask for somebody by name."""
    return PERSON.search(text) is not None


def mobile_in(text: str) -> bool:
    """Whether there is a mobile number among other words."""
    return MOBILE_IN_TEXT.search(text) is not None


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number, by its check digit (NHS Data Dictionary, NHS NUMBER: modulus 11).

    Ten digits that begin with 0 are a telephone number here.
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return digits[0] != "0" and (11 - total % 11) % 11 == int(digits[9])

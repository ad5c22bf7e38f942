"""The rules of the values layer that the update form checks by, as data for its scripts."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from signpost.outputs.javascript import as_javascript
from signpost.values import (
    date,
    email,
    money,
    number_words,
    parts_of_day,
    people,
    personal_data,
    phone,
    postcode,
    web,
    yearless,
)
from signpost.values.danger import topics

# The regions that share the country code 44. Source: ITU-T E.164
REGIONS: Final = ("GB", "GG", "IM", "JE")
KINDS: Final = (
    "fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan",
    "voicemail",
)  # fmt: skip
DEAR: Final = ("premium_rate", "shared_cost", "personal_number", "pager")  # as phone.COSTS


@cache
def rules() -> dict[str, Any]:
    """Every rule by the kind of value: patterns as the source and the flags of a RegExp, and lists of words."""
    return {
        "phone": _phone(),
        "date": {
            "named": as_javascript(date.NAMED_MONTH),
            "nth": as_javascript(yearless.NTH),
            "yearless": as_javascript(yearless.DATE),
            "weeks": yearless.WEEKS,
        },
        "inWords": _in_words(),
        "mail": {"free": sorted(personal_data.FREE_MAIL), "long": email.LONG_ENOUGH, "endings": web.ENDINGS},
        "postcode": {"form": as_javascript(postcode.FORM), "wrong": as_javascript(postcode.WRONG_END)},
        "personal": {
            name: as_javascript(pattern)
            for name, pattern in {
                "nhs": personal_data.NHS_NUMBER,
                "insurance": personal_data.NI_NUMBER,
                "bank": personal_data.BANK_DETAILS,
                "iban": personal_data.IBAN,
                "mobile": personal_data.MOBILE,
                "mobileInText": personal_data.MOBILE_IN_TEXT,
                "person": personal_data.PERSON,
                "titled": people.TITLED,
                "fullName": people.FULL_NAME,
                "firstName": people.FIRST_NAME,
                "askedFor": people.ASKED_FOR,
                "capitals": people.CAPITALS,
            }.items()
        },
        "roles": sorted(people.OF_ROLES),
        "alsoNames": sorted(people.ALSO_WORDS),
        "danger": [[list(topic.stems), as_javascript(topic.words)[0]] for topic in topics()],
    }


def _in_words() -> dict[str, Any]:
    """How times and prices in words are written in figures."""
    patterns = {
        "number": number_words.NUMBER,
        "past": number_words.PAST,
        "minutes": number_words.MINUTES,
        "to": number_words.TO,
        "oclock": number_words.CLOCK,
        "part": parts_of_day.ONE,
        "aPound": money.A_POUND,
        "andPence": money.AND_PENCE,
    }
    return {
        **{name: as_javascript(pattern) for name, pattern in patterns.items()},
        "values": number_words.VALUES,
        "parts": parts_of_day.PARTS,
    }


def _phone() -> dict[str, Any]:
    from phonenumbers import PhoneMetadata  # takes a while to import

    short: Any = PhoneMetadata.short_metadata_for_region("GB")
    return {
        "drama": as_javascript(phone.DRAMA),
        "extension": as_javascript(phone.EXTENSION),
        "relayed": as_javascript(phone.RELAYED),
        "valid": _either(_numbers(KINDS)),
        "dear": _either(_numbers(DEAR)),
        "short": _either([short.short_code.national_number_pattern]),
    }


def _numbers(kinds: tuple[str, ...]) -> Iterator[str]:
    """The patterns of the national numbers of some kinds."""
    from phonenumbers import PhoneMetadata

    for region in REGIONS:
        metadata: Any = PhoneMetadata.metadata_for_region(region)
        for kind in kinds:
            described = getattr(metadata, kind)
            if described is not None and described.national_number_pattern:
                yield described.national_number_pattern


def _either(patterns: Any) -> list[str]:
    """One pattern for a whole text that is any of these."""
    return as_javascript(re.compile(f"^(?:{'|'.join(dict.fromkeys(patterns))})$"))

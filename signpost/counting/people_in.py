"""Whatever in a list could tell of a person: names, dates of birth, addresses, numbers. It is never repeated."""

import re
from collections.abc import Mapping
from typing import Final

from signpost.values import phone, postcode
from signpost.values.email import ADDRESS
from signpost.values.people import is_name, is_named, tells_a_story
from signpost.values.personal_data import is_nhs_number, private_number
from signpost.values.streets import numbered_streets

LONGEST: Final = 60  # letters of a cell; longer ones are notes
# What a heading says that its column holds, if it is one that a list for counting may not have.
HEADINGS: Final[Mapping[str, str]] = {
    r"\bnhs\b": "NHS numbers",
    r"birth|\bd ?o ?b\b|\bborn\b|\bage\b": "dates of birth or ages",
    r"post ?code": "postcodes",
    r"address|street|\broad\b|\bhouse\b|where .*lives?": "addresses",
    r"e-?mail": "e-mail addresses",
    r"phone|\btel\b|mobile|\bnumber\b": "phone or other numbers",
    r"note|comment|detail|remark|reason|story|summary|background|free text|description|history": "notes in free text",
    r"name|patient|client|person|resident|initials|who\b|referr?er$|referred by|\bgp\b|doctor|worker": "names",
}


def what_heading_tells(heading: str) -> str:
    """What a column with this heading holds that could tell of a person, in the plural, or ""."""
    bare = " ".join(re.sub(r"[_\W]+", " ", heading).casefold().split())
    return next((what for pattern, what in HEADINGS.items() if re.search(pattern, bare)), "")


def what_tells(text: str) -> str:
    """What in a text could tell of a person, such as "an NHS number", or ""."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 10 and not re.search(r"[a-z]{3}", text, re.IGNORECASE) and is_nhs_number(digits):
        return "an NHS number"
    if found := private_number(text):
        return found
    if ADDRESS.search(text):
        return "an e-mail address"
    if any(postcode.FORM.fullmatch(f"{found[1]}{found[2]}".upper()) for found in postcode.LIKE.finditer(text)):
        return "a postcode"
    if len(digits) >= 9 and phone.read(text).value:
        return "a phone number"
    if next(numbered_streets(text), None):
        return "an address"
    if is_named(text):
        return "a name"
    return "free text about somebody" if tells_a_story(text) else ""


def what_may_tell(text: str) -> str:
    """What in a text that should not be there may tell of a person. In doubt it says so."""
    if found := what_tells(text) or what_tells(text.title()):
        return found
    if len(text) > LONGEST:
        return "free text"
    return "a name" if is_name(text) or is_name(text.title()) else ""

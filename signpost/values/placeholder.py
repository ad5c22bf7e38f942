"""Placeholders: "n/a", "tbc", email@email.com."""

import re
from functools import lru_cache
from typing import Final

from signpost.values import LONGEST
from signpost.values.patterns import words_for

FILLERS: Final = words_for("fillers")
FILLER_HOSTS: Final = words_for("filler_hosts")
FILLER_MAIL: Final = re.compile(
    r"(?:test|tests|testing|noemail|no-?email|none|na|n/a|tbc|tba|xxx?|email|your\.?(?:e-?mail|name)|"
    r"someone|somebody)@\S+|\S*@(?:email|test|domain|example)",
    re.IGNORECASE,
)
FILLER_NUMBERS: Final = frozenset({"01234567890", "0123456789", "1234567890", "123456789", "07123456789", "12345"})


@lru_cache(maxsize=4096)  # sources repeat the same texts
def is_placeholder(text: str) -> bool:
    """Whether a text is a placeholder: "n/a", "tbc", "-", http://www., email@email.com, 00000."""
    if len(text) > LONGEST:
        return not text.strip()
    bare = " ".join(text.split()).strip(" .:").casefold()
    if not re.search(r"\w", bare) or bare in FILLERS:
        return True
    digits = re.sub(r"[\s()+.-]", "", bare)
    if digits.isdecimal() and len(digits) >= 5 and (len(set(digits)) == 1 or digits in FILLER_NUMBERS):
        return True
    if re.fullmatch(r"(?:https?:?/*)?(?:www\.?)?", bare) or re.fullmatch(FILLER_MAIL, bare.removeprefix("mailto:")):
        return True
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", bare).partition("/")[0].strip(".") in FILLER_HOSTS

"""How many days something takes at most, as people say it: "7", "within a week", "5 working days"."""

import re
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing

WORDS: Final = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SAME_DAY: Final = re.compile(r"(?:on )?the same day|same day|(?:with)?in 24 hours|24 hours|next day")
SPAN: Final = re.compile(rf"(?:within |in |up to )?(\d{{1,3}}|{'|'.join(WORDS)}|)(?: (working )?(day|week)s?)?")
DAYS_IN_A_WEEK: Final = 7
WORKING_DAYS: Final = 5  # in a week


@length_limited
def read(text: str) -> Parsed[str]:
    """The number of days, as digits. Working days are counted with the weekends that may lie between them."""
    bare = " ".join(text.split()).casefold().strip(" .")
    if SAME_DAY.fullmatch(bare):
        return Parsed("1")
    found = SPAN.fullmatch(bare)
    if found is None or not found[1]:
        return or_nothing("", "", text)
    count = int(found[1]) if found[1].isdecimal() else max(1, WORDS.index(found[1]))
    if found[3] == "week":
        count *= DAYS_IN_A_WEEK
    elif found[2]:
        count += (DAYS_IN_A_WEEK - WORKING_DAYS) * -(-count // WORKING_DAYS)
    return Parsed(str(count))

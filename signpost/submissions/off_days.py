"""What a group says about its times that no timetable holds: "not over Christmas", "the last Tuesday".

A break without dates goes into the note of each session, so that readers are told, and a person asks for its dates.
"""

import re
from typing import Final

from signpost.records.problem import quoted
from signpost.submissions.reading import sessions
from signpost.values.date import DAY
from signpost.values.session_line import written

_NOT: Final = (
    r"(?:not|except(?: for)?|excluding|apart from|but not|closed|shut|no (?:meetings?|sessions?)"
    r"|we (?:are )?(?:closed|off)|we (?:don['’]t|do not) meet)"
)
_FOR: Final = r"(?: (?:for|over|at|during|in|on|the|an?|one|two|three|few|[1-6]|whole|all|of|weeks?|days?|fortnight))*"
# Some days, and never a whole month or season: for those nobody should be sent there by a calendar.
_TIME: Final = r"(?:christmas|xmas|easter|new year|whitsun|half[- ]terms?|bank holidays?)"
_REST: Final = r"(?: (?:holidays?|break|period|time|week|weekend|day))*"
# A break whose days are not said.
BREAK: Final = re.compile(
    rf"[ ,;.(–-]+(?P<said>{_NOT}{_FOR} {_TIME}{_REST}(?:(?: and| or| &|,){_FOR} {_TIME}{_REST})*)\)?(?=[ .!]*(?:$|\n))",
    re.IGNORECASE | re.MULTILINE,
)
TERM_TIME: Final = re.compile(rf"[ ,;.(–-]+{_NOT}{_FOR} school holidays?\)?", re.IGNORECASE)
# A weekday with its place among those of a month, of which the month is left out.
NTH: Final = re.compile(
    rf"\b(?P<said>(?P<nth>first|1st|second|2nd|third|3rd|fourth|4th|last) (?P<day>{DAY.pattern})(?<=\w))"
    r"(?! (?:of|in|every|each|a|monthly))",
    re.IGNORECASE,
)
MONTHLY: Final = re.compile(r"\bmonth", re.IGNORECASE)
Again = tuple[str, tuple[str, ...]]  # the answer in other words, and what a person has to know


def of_each_month(answer: str) -> Again:
    """The answer with the month that "the last Tuesday" leaves out."""
    if MONTHLY.search(answer):
        return answer, ()
    said = [match["said"] for match in NTH.finditer(answer)]
    notes = (f"{quoted(words)} is taken for that of each month. Ask." for words in said)
    return NTH.sub(r"\g<said> of the month", answer), tuple(notes)


def with_breaks_noted(answer: str) -> Again:
    """The answer with a break that has no dates as the note of each session of its line; "" if a line can't be read."""
    plain = TERM_TIME.sub(" term time only", answer)
    if not BREAK.search(plain):
        return plain, ()
    lines = [_noted(line) for line in plain.split("\n") if line.strip()]
    return ("\n".join(lines) if all(lines) else ""), tuple(
        f"{quoted(match['said'].strip())} is put into the note. Ask on which days it doesn't meet."
        for match in BREAK.finditer(plain)
    )


def _noted(line: str) -> str:
    found = sessions(BREAK.sub("", line))
    if found.value is None or found.left:
        return ""
    said = (match["said"].strip() for match in BREAK.finditer(line))
    note = "; ".join(f"{words[:1].upper()}{words[1:]}" for words in said)
    return "\n".join(written({**one, "note": note} if note else one) for one in found.value)

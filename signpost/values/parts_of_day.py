"""Times with a part of the day, such as "8 to 9 in the evening": written with am and pm, as timetables are read."""

import re
from typing import Final

HALVES: Final = {"morning": "am", "afternoon": "pm", "evening": "pm"}
PART: Final = rf"(?P<part>{'|'.join(HALVES)})s?"
HOURS: Final = (
    r"(?P<starts>\d{1,2}(?:[.:]\d\d)?)\s*(?:[-–—]|to|until|till?)\s*(?P<ends>\d{1,2}(?:[.:]\d\d)?)"
    r"(?![\d.:]*\d|\s*[ap]\.?m|\s*noon)"
)
AFTER: Final = re.compile(rf"(?i){HOURS}\s+in the {PART}\b")
BEFORE: Final = re.compile(rf"(?i)(?<=day )(?:in the )?{PART},?\s+(?:from )?{HOURS}")
BARE: Final = re.compile(rf"(?i)[a-z]+,? {HOURS}\.?")
# A part of the day beside hours that say it themselves: "Tuesday morning, 10 to midday".
SAID_TWICE: Final = re.compile(
    r"(?i)(?<=day) (?:in the )?(?:morning|afternoon|evening)s?,?"
    r"(?= (?:from |at )?\d[^;,\n]*(?:\b(?:noon|midday)\b|[ap]\.?m\b))"
)
ONE: Final = re.compile(
    r"(?<![\d.:])(?P<time>(?P<hour>\d{1,2})(?:[.:]\d\d)?) (?:in the (?P<part>morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)
# The hours that a part of the day may have. At 12 and in the small hours people mean different things.
PARTS: Final = {
    "morning": ("am", tuple(range(1, 12))),
    "afternoon": ("pm", (12, 1, 2, 3, 4, 5, 6)),
    "evening": ("pm", tuple(range(4, 12))),
    "night": ("pm", tuple(range(6, 12))),
}
NOON: Final = 12


def with_halves(text: str) -> str:
    """The text with am or pm at hours whose part of the day is said; others stay, and so do hours that don't fit."""
    return BEFORE.sub(_written, AFTER.sub(_written, SAID_TWICE.sub("", text)))


def with_half(text: str) -> str:
    """The text with am or pm at each time whose part of the day is said: "6 in the evening" is 6pm."""
    return ONE.sub(_with_half, text)


def _with_half(match: re.Match[str]) -> str:
    half, hours = PARTS[(match["part"] or "night").lower()]
    return f"{match['time']}{half}" if int(match["hour"]) in hours else match[0]


def question_about(text: str) -> str:
    """What to ask about a day with hours that may be in the morning or the evening; "" for any other text."""
    match = BARE.fullmatch(text.strip())
    return f"Morning or evening? Write {match['starts']}pm to {match['ends']}pm." if match and _are_early(match) else ""


def _are_early(hours: re.Match[str]) -> bool:
    return all(0 < _hour(hours[name]) < NOON for name in ("starts", "ends")) and not hours["starts"].startswith("0")


def _written(match: re.Match[str]) -> str:
    half = HALVES[match["part"].lower()]
    first, last = _hour(match["starts"]), _hour(match["ends"])
    if _are_early(match) and first <= last:
        return f"{match['starts']}{half} to {match['ends']}{half}"
    if half == "am" and 0 < first < NOON and (last == NOON or 0 < last < first):
        return f"{match['starts']}am to {'12 noon' if match['ends'] == '12' else match['ends'] + 'pm'}"
    return match[0]


def _hour(time: str) -> int:
    return int(re.split("[.:]", time)[0])

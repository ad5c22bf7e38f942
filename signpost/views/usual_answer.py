"""How soon a group usually answers, as the figures of referrals show it."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from signpost.records.days import later
from signpost.records.directory import Directory
from signpost.records.figures import Referrals, last_year
from signpost.values.average import Average
from signpost.values.average import written as average_written
from signpost.values.date import MONTHS

YEAR: Final = 12  # months for which figures are shown after their end
FEWEST: Final = 8  # people in a quarter, so that its median tells of no one of them


def usual_answers(directory: Directory, today: date) -> Mapping[str, str]:
    """By the id of each activity with figures: "usually in 6 to 8 days, 12 months to September 2026".

    That is the range of the medians of days to the first contact, over the last four quarters. A quarter with fewer
    than eight people is left out; nothing is said from figures that ended more than a year ago.
    """
    rows = [row for row in directory.figures.referrals if row.activity]
    last = last_year(row.quarter for row in rows)
    if not last or later(last[-1].last_day, YEAR) < today:
        return {}
    found: defaultdict[str, list[float]] = defaultdict(list)
    for row in rows:
        median = _median(row)
        if row.quarter in last and median is not None:
            found[row.activity].append(median)
    ending = f"12 months to {MONTHS[last[-1].last_day.month - 1]} {last[-1].year}"
    return {activity: f"usually in {_range(medians)}, {ending}" for activity, medians in found.items()}


def _median(row: Referrals) -> float | None:
    enough = row.offered is not None and row.offered.low >= FEWEST
    return row.days_to_contact.number if enough and row.days_to_contact else None


def _range(medians: list[float]) -> str:
    low, high = (average_written(Average(number)) for number in (min(medians), max(medians)))
    return f"{low} to {high} days" if low != high else "1 day" if low == "1" else f"{low} days"

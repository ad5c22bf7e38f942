"""What can't be parsed as a session is told to readers in words, and never in the codes of a feed."""

import pytest

from signpost.values.session import in_words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"day": "-2FR", "repeats": "monthly"}, "second to last Friday, monthly"),
        ({"day": "-3TU,1TU", "repeats": "monthly"}, "third to last and first Tuesday, monthly"),
        ({"day": "5WE", "repeats": "every 2 months"}, "fifth Wednesday, every 2 months"),
        (
            {"day": "TU", "from": "2026-11-03", "repeats": "every 3 weeks"},
            "Tuesday, every 3 weeks, from 3 November 2026",
        ),
        ({"day": "MO", "until": "2027-01-31", "repeats": "daily"}, "Monday, daily, until 31 January 2027"),
        ({"date": "2026-12-24", "starts": "late"}, "24 December 2026, late"),
        ({"day": "XX", "from": "spring"}, "from spring"),
        ({"day": "9MO", "starts": "10:00"}, "10:00"),
    ],
)
def test_codes_and_dates_are_told_in_words(parts: dict[str, str], words: str) -> None:
    assert in_words(parts) == words

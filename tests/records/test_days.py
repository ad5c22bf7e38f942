"""Promises about days that pass: what is over is over, and words of a month that is over are not repeated."""

from datetime import date
from typing import Final

import pytest

from signpost.records.days import ended_on, is_past, last_meeting
from signpost.records.document import Document
from signpost.records.model import Activity
from signpost.records.parts import Session
from signpost.records.source import Source

SAID: Final = date(2026, 9, 30)
OVER: Final = Session(day="tuesday", until=date(2026, 8, 28))
ONCE: Final = Session(repeats="once", date=date(2026, 9, 1))
ALWAYS: Final = Session(day="friday")


def activity(*sessions: Session) -> Activity:
    source = Source("activity", "tea", Document("activities/tea.yaml", None, {}, ()), (), None)
    return Activity(id="tea", source=source, sessions=sessions)


@pytest.mark.parametrize(
    ("sessions", "last"),
    [((OVER,), date(2026, 8, 28)), ((OVER, ONCE), date(2026, 9, 1)), ((OVER, ALWAYS), None), ((), None)],
)
def test_an_activity_is_over_after_the_last_day_of_all_its_sessions(
    sessions: tuple[Session, ...], last: date | None
) -> None:
    own = activity(*sessions)
    assert last_meeting(own) == last
    assert ended_on(own, date(2026, 9, 2)) == last
    assert ended_on(own, last or date(2026, 9, 2)) is None


@pytest.mark.parametrize(
    ("words", "first_day_after"),
    [
        ("Full until January", date(2027, 2, 1)),
        ("Full until January 2028", date(2028, 2, 1)),
        ("Full until 5 January; ring to join the waiting list.", date(2027, 2, 1)),
        ("Next course in mid-March, five places left", date(2027, 4, 1)),
        ("Paused until the end of December", date(2027, 1, 1)),
        ("Closed for September", date(2026, 10, 1)),
    ],
)
def test_words_that_look_forward_to_a_month_are_past_when_it_is_over(words: str, first_day_after: date) -> None:
    assert is_past(words, SAID, first_day_after)
    assert not is_past(words, SAID, date.fromordinal(first_day_after.toordinal() - 1))


@pytest.mark.parametrize(
    "words",
    [
        "About six weeks",
        "The leader moved away in September",
        "People may be full of hope",
        "March together on Tuesdays",
        "In 14 days",
        "Full until January 0000",
        "",
    ],
)
def test_words_of_no_month_to_come_are_never_past(words: str) -> None:
    assert not is_past(words, SAID, date(2030, 1, 1))

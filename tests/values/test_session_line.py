"""A session on one line says all that a record can say of it, and is read back as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.values.date import DAYS
from signpost.values.session_line import read, written
from tests.demonstration import demonstration

CASES: list[tuple[str, dict[str, Any]]] = [
    ("Tuesday 10:00-12:00", {"day": "tuesday", "starts": "10:00", "ends": "12:00"}),
    ("Tuesday 9:30", {"day": "tuesday", "starts": "09:30"}),
    ("Friday 19:00-midnight", {"day": "friday", "starts": "19:00", "ends": "00:00"}),
    ("Friday 22:00-02:00", {"day": "friday", "starts": "22:00", "ends": "02:00"}),
    (
        "last Friday of the month 14:00-16:00",
        {"day": "friday", "starts": "14:00", "ends": "16:00", "repeats": "monthly", "week": "last"},
    ),
    (
        "Tuesday 10:00-12:00, fortnightly, from 2026-09-08",
        {"day": "tuesday", "starts": "10:00", "ends": "12:00", "repeats": "fortnightly", "from": "2026-09-08"},
    ),
    (
        "Saturday 10:00-12:00, once, on 2026-12-12",
        {"day": "saturday", "starts": "10:00", "ends": "12:00", "repeats": "once", "date": "2026-12-12"},
    ),
    ("11:00-14:00, once, on 2027-03-06", {"starts": "11:00", "ends": "14:00", "repeats": "once", "date": "2027-03-06"}),
    (
        "Monday 10:00-12:00, until 2026-12-14, not on 2026-11-30 and 2026-12-07, term time only; note: Tea, or not",
        {
            "day": "monday", "starts": "10:00", "ends": "12:00", "until": "2026-12-14",
            "not_on": ["2026-11-30", "2026-12-07"], "term_time_only": "yes", "note": "Tea, or not",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("line", "session"), CASES)
def test_a_line_is_read_as_this_session(line: str, session: dict[str, Any]) -> None:
    assert read(line).value == session
    assert read(written(session)).value == session


@pytest.mark.parametrize(
    "line",
    [
        "", "Tuesdays", "Tuesday 25:00", "Tuesday 10:00-12:00, except in May", "first Tuesday 10:00", "10:00-12:00",
        "Tuesday 10:00, once",
        "Tuesday 10:00, from 2026-02-30", "Tuesday 10:00, from 2026-01-06, from 2026-01-13", "Tuesday 10-12",
        "Tuesday 10:00, until 2026-01-06 and 2026-01-13",
    ],
)  # fmt: skip
def test_half_of_a_line_is_never_read(line: str) -> None:
    parsed = read(line)
    assert (parsed.value, parsed.left) == (None, line)


def test_every_session_of_the_demonstration_comes_back_as_it_was() -> None:
    sessions: list[dict[str, Any]] = []
    for activity in demonstration().activities.values():
        value: Any = activity.source.value
        sessions += value.get("sessions", [])
    assert len(sessions) > 50
    for session in sessions:
        plain = {name: item for name, item in session.items() if (name, item) != ("repeats", "weekly")}
        plain |= {"ends": "00:00"} if plain.get("ends") == "24:00" else {}
        found = read(written(session)).value or {}
        assert found | plain == found


@given(
    st.text()
    | st.sampled_from(DAYS).map(lambda day: f"{day} 10:00, ").flatmap(lambda head: st.text().map(head.__add__))
)
def test_no_line_is_too_strange(line: str) -> None:
    value = read(line).value
    assert value is None or read(written(value)).value == value

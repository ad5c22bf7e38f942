"""Promises about times: the day that a reader is sent to is the day it meets."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.records.days import ended_on
from signpost.records.directory_parts import Term
from signpost.records.document import Document
from signpost.records.model import Activity
from signpost.records.parts import Session
from signpost.records.source import Source
from signpost.views.when import (
    hours_words,
    next_term_unknown,
    not_on_words,
    occurrences,
    session_dates,
    session_words,
    time_words,
    times_unknown_since,
)

DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def activity(*sessions: Session) -> Activity:
    source = Source("activity", "tea", Document("activities/tea.yaml", None, {}, ()), (), None)
    return Activity(id="tea", source=source, sessions=sessions)


def days(session: Session, first: date, last: date, *terms: Term) -> list[date]:
    return [found.day for found in occurrences(activity(session), first, last, terms)]


def test_a_weekly_session_meets_on_its_day_each_week() -> None:
    session = Session(day="tuesday", starts=time(10), ends=time(12))
    assert days(session, date(2026, 11, 22), date(2026, 12, 9)) == [
        date(2026, 11, 24),
        date(2026, 12, 1),
        date(2026, 12, 8),
    ]


def test_a_fortnightly_session_is_counted_from_its_first_date_however_long_ago() -> None:
    session = Session(day="thursday", repeats="fortnightly", from_=date(2024, 1, 4))
    found = days(session, date(2026, 11, 22), date(2026, 12, 31))
    assert found == [date(2026, 12, 3), date(2026, 12, 17), date(2026, 12, 31)]
    assert all((day - date(2024, 1, 4)).days % 14 == 0 for day in found)


@pytest.mark.parametrize(
    ("week", "expected"),
    [
        ("first", date(2027, 2, 6)),
        ("second", date(2027, 2, 13)),
        ("fourth", date(2027, 2, 27)),
        ("last", date(2027, 2, 27)),
    ],
)
def test_a_monthly_session_falls_in_its_week_of_the_month(week: str, expected: date) -> None:
    session = Session(day="saturday", repeats="monthly", week=week)
    assert days(session, date(2027, 2, 1), date(2027, 2, 28)) == [expected]


def test_the_last_friday_is_the_fifth_where_there_are_five() -> None:
    session = Session(day="friday", repeats="monthly", week="last")
    assert days(session, date(2027, 1, 1), date(2027, 1, 31)) == [date(2027, 1, 29)]


def test_a_session_that_happens_once_happens_on_its_date_alone() -> None:
    session = Session(repeats="once", date=date(2027, 3, 6))
    assert days(session, date(2027, 3, 6), date(2027, 3, 6)) == [date(2027, 3, 6)]
    assert days(session, date(2027, 3, 7), date(2027, 12, 31)) == []


def test_a_session_does_not_meet_on_the_dates_left_out_nor_outside_its_season() -> None:
    session = Session(day="tuesday", from_=date(2026, 12, 1), until=date(2026, 12, 22), not_on=(date(2026, 12, 8),))
    assert days(session, date(2026, 11, 1), date(2027, 1, 31)) == [
        date(2026, 12, 1),
        date(2026, 12, 15),
        date(2026, 12, 22),
    ]


def test_a_term_time_session_stops_in_the_holidays() -> None:
    session = Session(day="monday", term_time_only=True)
    term = Term(from_=date(2027, 1, 4), until=date(2027, 1, 15))
    assert days(session, date(2026, 12, 1), date(2027, 2, 28), term) == [date(2027, 1, 4), date(2027, 1, 11)]


def test_a_session_keeps_its_hour_when_the_clocks_change() -> None:
    session = Session(day="sunday", starts=time(1, 30), ends=time(3))
    found = occurrences(activity(session), date(2027, 3, 21), date(2027, 4, 4), ())
    assert [one.starts_at for one in found] == ["2027-03-21T01:30", "2027-03-28T01:30", "2027-04-04T01:30"]


def test_the_leap_day_is_a_day_like_any_other() -> None:
    session = Session(day="tuesday", repeats="monthly", week="last")
    assert days(session, date(2028, 2, 1), date(2028, 2, 29)) == [date(2028, 2, 29)]


def test_a_session_past_midnight_ends_on_the_next_day() -> None:
    session = Session(day="friday", starts=time(22), ends=time(0))
    (found,) = occurrences(activity(session), date(2026, 11, 27), date(2026, 11, 27), ())
    assert (found.starts_at, found.ends_at) == ("2026-11-27T22:00", "2026-11-28T00:00")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(10), "10am"),
        (time(12), "12 noon"),
        (time(12, 30), "12.30pm"),
        (time(0, 15), "12.15am"),
        (time(0, 0), "12 midnight"),
        (time(15, 5), "3.05pm"),
    ],
)
def test_times_are_written_as_people_say_them(moment: time, words: str) -> None:
    assert time_words(moment) == words


@pytest.mark.parametrize("ends", [time(0), time(23, 59)])
def test_a_whole_day_is_day_and_night(ends: time) -> None:
    assert hours_words(time(0), ends) == "day and night"
    assert session_words(Session(day="monday", starts=time(0), ends=ends)) == "Mondays, day and night"
    (found,) = occurrences(
        activity(Session(day="friday", starts=time(0), ends=ends)), date(2026, 11, 27), date(2026, 11, 27), ()
    )
    assert found.words == "Friday 27 November 2026, day and night"
    assert found.ends_at in {"2026-11-28T00:00", "2026-11-27T23:59"}


def test_a_session_whose_end_nobody_knows_starts_and_is_told_no_end() -> None:
    session = Session(day="saturday", starts=time(9))
    (found,) = occurrences(activity(session), date(2026, 11, 28), date(2026, 11, 28), ())
    assert found.hours == "9am"
    assert (found.starts_at, found.ends_at, found.has_end) == ("2026-11-28T09:00", "2026-11-28T09:00", False)
    assert session_words(session) == "Saturdays, 9am"


def test_a_fifth_tuesday_is_in_the_months_that_have_one() -> None:
    session = Session(day="tuesday", repeats="monthly", week="fifth")
    assert days(session, date(2026, 11, 1), date(2027, 6, 30)) == [
        date(2026, 12, 29),
        date(2027, 3, 30),
        date(2027, 6, 29),
    ]


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ((), ""),
        ((date(2026, 12, 29),), "Not on 29 December 2026"),
        ((date(2026, 12, 24), date(2026, 12, 31)), "Not on 24 or 31 December 2026"),
        ((date(2026, 12, 25), date(2027, 1, 1)), "Not on 25 December 2026 or 1 January 2027"),
        ((date(2027, 3, 26), date(2027, 4, 2), date(2028, 1, 7)), "Not on 26 March, 2 April 2027 or 7 January 2028"),
    ],
)
def test_days_left_out_are_told_in_one_sentence(left_out: tuple[date, ...], words: str) -> None:
    assert not_on_words(left_out) == words


def test_a_day_when_most_are_shut_is_named_unless_the_session_is_for_that_day() -> None:
    shut = {date(2026, 12, 25): "bank holiday"}
    weekly = Session(day="friday", starts=time(10), ends=time(12))
    once = Session(repeats="once", date=date(2026, 12, 25), starts=time(10), ends=time(12))
    christmas = (date(2026, 12, 25), date(2026, 12, 25))
    assert [one.shut for one in occurrences(activity(weekly), *christmas, (), shut)] == ["bank holiday"]
    assert [one.shut for one in occurrences(activity(once), *christmas, (), shut)] == [""]
    assert [one.shut for one in occurrences(activity(weekly, once), *christmas, (), shut)] == [""]


@pytest.mark.parametrize(
    ("today", "unknown"),
    [(date(2027, 3, 18), False), (date(2027, 3, 22), True), (date(2027, 3, 26), True), (date(2026, 12, 20), False)],
)
def test_it_is_not_known_when_a_group_meets_once_no_known_term_has_a_day_left_for_it(
    today: date, unknown: bool
) -> None:
    terms = (Term(date(2027, 1, 4), date(2027, 2, 12)), Term(date(2027, 2, 22), date(2027, 3, 25)))
    session = Session(day="friday", term_time_only=True)
    assert next_term_unknown(activity(session), today, terms) == unknown
    assert not next_term_unknown(activity(replace(session, until=date(2027, 3, 20))), date(2027, 3, 26), terms)
    assert not next_term_unknown(activity(session), today, ())


def test_after_the_last_day_for_which_its_times_are_known_nobody_can_say_when_a_group_meets() -> None:
    known = Session(day="monday", starts=time(10), known_until=date(2027, 3, 31))
    found = occurrences(activity(known), date(2027, 3, 20), date(2027, 4, 20), ())
    assert [one.day for one in found] == [date(2027, 3, 22), date(2027, 3, 29)]
    assert session_dates(known, date(2027, 3, 31)) == "Times known until 31 March 2027"
    assert session_dates(known, date(2027, 4, 1)) == ""
    assert times_unknown_since(activity(known), date(2027, 3, 31)) is None
    assert times_unknown_since(activity(known), date(2027, 4, 1)) == date(2027, 3, 31)
    ended = replace(known, until=date(2027, 2, 1))
    assert times_unknown_since(activity(ended), date(2027, 4, 1)) is None, "it has ended"
    assert ended_on(activity(known), date(2027, 4, 1)) is None, "it may go on"


def test_a_session_in_words() -> None:
    assert session_words(Session(day="tuesday", starts=time(10), ends=time(12))) == "Tuesdays, 10am to 12 noon"
    monthly = Session(day="saturday", repeats="monthly", week="first", starts=time(14), ends=time(15, 30))
    assert session_words(monthly) == "First Saturday of the month, 2pm to 3.30pm"


repeating = st.builds(
    Session,
    day=st.sampled_from(DAYS),
    repeats=st.sampled_from(["weekly", "fortnightly", "monthly"]),
    week=st.sampled_from(["first", "second", "third", "fourth", "fifth", "last"]),
    from_=st.dates(date(2020, 1, 1), date(2027, 12, 31)),
    until=st.none() | st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    not_on=st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), max_size=3).map(tuple),
)


@settings(deadline=None, max_examples=150)
@given(session=repeating, first=st.dates(date(2025, 1, 1), date(2028, 1, 1)), length=st.integers(0, 120))
def test_every_date_is_the_right_weekday_and_within_all_bounds(session: Session, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = days(session, first, last)
    assert found == sorted(set(found))
    for day in found:
        assert DAYS[day.weekday()] == session.day
        assert first <= day <= last
        assert session.from_ is not None
        assert day >= session.from_
        assert session.until is None or day <= session.until
        assert day not in session.not_on


@settings(deadline=None, max_examples=100)
@given(session=repeating, first=st.dates(date(2025, 1, 1), date(2028, 1, 1)), cut=st.integers(0, 60))
def test_two_halves_of_a_period_hold_what_the_whole_holds(session: Session, first: date, cut: int) -> None:
    middle, last = first + timedelta(days=cut), first + timedelta(days=90)
    halves = days(session, first, middle) + days(session, middle + timedelta(days=1), last)
    assert halves == days(session, first, last)

"""Dates without a year are the next such days, and what may mean two days stays as it is."""

from datetime import date

import pytest

from signpost.values.number_words import with_figures
from signpost.values.yearless import with_years

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("from 12 January", "from 12 January 2027"),
        ("from the 12th of January", "from 12 January 2027"),
        ("from Jan 12th", "from 12 January 2027"),
        ("from Tuesday 12 January", "from 12 January 2027"),
        ("on 22 November", "on 22 November 2026"),
        ("on 21 November", "on 21 November 2027"),
        ("22 and 29 December", "22 December 2026 and 29 December 2026"),
        ("22, 29 and 30 Dec", "22 December 2026 and 29 December 2026 and 30 December 2026"),
        ("22 and 29 December 2028", "22 December 2028 and 29 December 2028"),
        ("14 January next year", "14 January 2027"),
        ("Thursday 14 January, next year", "14 January 2027"),
        ("2 March this year", "2 March 2026"),
        ("the first Monday in March", "1 March 2027"),
        ("from first Mon of March, 10am", "from 1 March 2027, 10am"),
        ("last Tuesday in November", "24 November 2026"),
        ("the 3rd Friday in November", "19 November 2027"),
        ("second Saturday of May 2028", "13 May 2028"),
        ("first Monday in March this year", "2 March 2026"),
        ("from January", "from 1 January 2027"),
        ("starting the beginning of February", "starting 1 February 2027"),
        ("from the beginning of February", "from 1 February 2027"),
        ("until the end of February", "until 28 February 2027"),
        ("until the end of November", "until 30 November 2026"),
        ("from 12 January at 10am", "from 12 January 2027 at 10am"),
        ("12 January, 10:30", "12 January 2027, 10:30"),
        ("12 January 2-4pm", "12 January 2027 2-4pm"),
    ],
)
def test_a_date_without_a_year_gets_one(text: str, whole: str) -> None:
    assert with_years(text, TODAY)[0] == whole


@pytest.mark.parametrize(
    "text",
    [
        "from 12 January 2027",
        "from 12 January, 2027",
        "from 12 Jan 27",
        "until March",
        "from Monday 12 January",
        "Monday 14 January next year",
        "30 February next year",
        "first Monday of the month",
        "from 31 June",
        "from 29 February",
        "people may come",
        "Tuesday 10am to 12 noon",
        "10:12 may be late",
    ],
)
def test_what_has_a_year_or_may_mean_two_days_stays(text: str) -> None:
    assert with_years(text, TODAY) == (text, ())


def test_a_day_that_may_be_past_is_the_nearest() -> None:
    assert with_years("3 November", TODAY, nearest=True)[0] == "3 November 2026"
    assert with_years("18 December", TODAY, nearest=True)[0] == "18 December 2026"
    assert with_years("3 January", date(2027, 1, 2), nearest=True)[0] == "3 January 2027"
    assert with_years("28 December", date(2027, 1, 2), nearest=True)[0] == "28 December 2026"


def test_each_date_that_is_taken_is_told() -> None:
    assert with_years("from 6 January until 31 March", TODAY)[1] == (
        ("6 January", date(2027, 1, 6)),
        ("31 March", date(2027, 3, 31)),
    )


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("sixteen to twenty-five", "16 to 25"),
        ("twenty five and over", "25 and over"),
        ("under fives", "under 5s"),
        ("half past ten till quarter to one", "10:30 till 12:45"),
        ("a quarter past two", "2:15"),
        ("ten o'clock to midday", "10 to midday"),
        ("Often someone attends", "Often someone attends"),
        ("eighteen", "18"),
        ("six-week course", "6-week course"),
    ],
)
def test_numbers_in_words_become_figures(text: str, figures: str) -> None:
    assert with_figures(text) == figures

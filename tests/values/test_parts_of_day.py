"""Hours with a part of the day are written with am and pm, and none is guessed without it."""

import pytest

from signpost.values.parts_of_day import question_about, with_halves


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Thursday 8 to 9 in the evening", "Thursday 8pm to 9pm"),
        ("Thursday 6 - 7.30 in the evening", "Thursday 6pm to 7.30pm"),
        ("Saturday mornings, 9.30 to 11", "Saturday 9.30am to 11am"),
        ("Monday morning 10-12 and Friday afternoon 2-4", "Monday 10am to 12 noon and Friday 2pm to 4pm"),
        ("Monday 11 until 1 in the morning", "Monday 11am to 1pm"),
        ("Monday 11 to 1 in the evening", "Monday 11 to 1 in the evening"),
        ("Monday 18:00-19:00 in the evening", "Monday 18:00-19:00 in the evening"),
        ("Monday 8pm to 9pm in the evening", "Monday 8pm to 9pm in the evening"),
        ("Thursday 8 to 9", "Thursday 8 to 9"),
    ],
)
def test_hours_take_the_half_that_is_said(typed: str, written: str) -> None:
    assert with_halves(typed) == written


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Thursday 8-9", "Morning or evening? Write 8pm to 9pm."),
        ("Thursdays 7.30 to 9", "Morning or evening? Write 7.30pm to 9pm."),
        ("Thursday 18-19", ""),
        ("Thursday 8pm to 9pm", ""),
        ("2-4", ""),
    ],
)
def test_hours_that_may_be_either_are_asked_about(typed: str, asked: str) -> None:
    assert question_about(typed) == asked

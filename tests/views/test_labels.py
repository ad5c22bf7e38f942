"""Promises about the words that readers see."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.records.directory_parts import ReviewMonths
from signpost.records.parts import AgeRange, Audience, Cost, Feedback
from signpost.records.schema import fields_of
from signpost.views import labels
from signpost.views.labels import (
    audience_words,
    blocks,
    cost_words,
    easy_cost,
    feedback_words,
    status_note,
    waiting_words,
    within_a_sentence,
)
from tests.demonstration import demonstration


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("free", "Free"),
        ("donation", "By donation"),
        ("ask", "Ask about the cost"),
        ("£2", "£2"),
        ("2.50", "£2.50"),
        ("£3.00", "£3"),
        ("£0.50", "£0.50"),
    ],
)
def test_a_price_is_written_in_pounds(amount: str, expected: str) -> None:
    assert cost_words(Cost(amount=amount)) == expected


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("free", "It is free."),
        ("donation", "You can give some money if you like."),
        ("ask", "Ask about the cost."),
        ("£2", "It costs £2."),
        ("", ""),
    ],
)
def test_in_easy_read_the_cost_is_a_sentence(amount: str, expected: str) -> None:
    assert easy_cost(Cost(amount=amount)) == expected


@given(st.decimals(0, 9999, places=2))
def test_no_price_changes_its_value(price: Decimal) -> None:
    shown = cost_words(Cost(amount=f"£{price:.2f}"))
    assert Decimal(shown.removeprefix("£")) == price


def test_every_choice_in_the_schema_has_its_words() -> None:
    choices = {".".join(field.path): field.schema for field in fields_of("activity")}
    assert set(labels.JOINING) == set(choices["joining"]["enum"])
    assert set(labels.WHO) == set(choices["routes.*.who"]["enum"])
    assert set(labels.SETTING) == set(choices["setting"]["items"]["enum"])
    assert set(labels.STATUS) == set(choices["status"]["enum"])
    assert set(labels.ANSWERS) == set(choices["assurance.evaluated.answer"]["enum"])
    assert set(labels.HOW_CHECKED) == set(choices["verified.how"]["enum"])
    assert set(labels.SIGNS) | {"checks", "mark"} == set(choices["assurance"]["properties"])
    assert set(labels.ACCESS) | {"note"} == set(choices["access"]["properties"])


def test_long_text_becomes_paragraphs_and_lists() -> None:
    first, second, third = blocks("One line,\nand its end.\n\n- tea\n- cake\nAfter the list.")
    assert first.text == "One line, and its end."
    assert second.items == ("tea", "cake")
    assert third.text == "After the list."


@given(st.text(alphabet="ab-* <&\n", max_size=80))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    shown = "".join(block.text + "".join(block.items) for block in blocks(text))
    assert [char for char in shown if char in "ab<&*"] == [char for char in text if char in "ab<&*"]


def test_an_audience_in_words() -> None:
    audience = Audience(age_from=18, age_to=25, gender="women", children_ages=AgeRange(to=4), for_carers=True)
    assert audience_words(audience) == (
        "Ages 18 to 25",
        "Children of 4 and under",
        "For women",
        "For people who look after somebody",
    )


def test_from_birth_is_no_age_to_begin_at() -> None:
    assert audience_words(Audience(children_ages=AgeRange(from_=0, to=1))) == ("Children of 1 and under",)
    assert audience_words(Audience(age_from=0)) == ()


def test_feedback_in_one_sentence() -> None:
    told = Feedback(started=True, finished=True, within="Two weeks", how="A phone call to the practice")
    expected = "You hear when the person starts and when they finish, within two weeks. A phone call to the practice."
    assert feedback_words(told) == expected
    assert feedback_words(Feedback(started=False)) == "You hear nothing back."
    assert feedback_words(None) == ""


FULL = demonstration().activities["befriending-visits"]
WAITS = replace(FULL, waiting_time="About six weeks.", waiting_as_of=date(2026, 10, 1))


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 1), "About six weeks, as of 1 October 2026"),
        (date(2027, 6, 30), "About six weeks, as of 1 October 2026"),
        (date(2027, 7, 1), "Not known now; last asked on 1 October 2026"),
    ],
)
def test_a_waiting_time_is_told_with_its_day_until_it_is_too_old_to_be_believed(today: date, words: str) -> None:
    assert waiting_words(WAITS, today, ReviewMonths()) == words


def test_a_waiting_time_until_a_month_is_not_told_after_it() -> None:
    own = replace(WAITS, waiting_time="Until January")
    assert waiting_words(own, date(2027, 1, 31), ReviewMonths()) == "Until January, as of 1 October 2026"
    assert waiting_words(own, date(2027, 2, 1), ReviewMonths()) == "Not known now; last asked on 1 October 2026"


def test_without_a_waiting_time_there_is_nothing_to_tell_and_without_its_day_the_words_alone() -> None:
    assert waiting_words(replace(WAITS, waiting_time=""), date(2027, 1, 1), ReviewMonths()) == ""
    assert waiting_words(replace(WAITS, waiting_as_of=None), date(2030, 1, 1), ReviewMonths()) == "About six weeks"


def test_a_note_on_the_status_is_told_until_the_month_that_it_names_is_over() -> None:
    own = replace(FULL, status_note="Full until January.", status_since=date(2026, 9, 30))
    assert status_note(own, date(2027, 1, 31)) == "Full until January."
    assert status_note(own, date(2027, 2, 1)) == ""
    assert status_note(replace(own, status="open"), date(2027, 1, 1)) == ""
    closed = replace(own, status="closed", status_note="Closed for good in January.")
    assert status_note(closed, date(2030, 1, 1)) == "Closed for good in January."


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("About six weeks", "about six weeks"),
        ("January at the latest", "January at the latest"),
        ("Tuesday, or the week after", "Tuesday, or the week after"),
        ("NHS waits are longer", "NHS waits are longer"),
        ("", ""),
    ],
)
def test_words_go_on_within_a_sentence(words: str, within: str) -> None:
    assert within_a_sentence(words) == within

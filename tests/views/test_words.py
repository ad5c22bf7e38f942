"""Promises about the words that readers see."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.records.parts import AgeRange, Audience, Cost, Feedback
from signpost.records.schema import fields_of
from signpost.views import words
from signpost.views.words import audience_words, blocks, cost_words, feedback_words


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


@given(st.decimals(0, 9999, places=2))
def test_no_price_changes_its_value(price: Decimal) -> None:
    shown = cost_words(Cost(amount=f"£{price:.2f}"))
    assert Decimal(shown.removeprefix("£")) == price


def test_every_choice_in_the_schema_has_its_words() -> None:
    choices = {".".join(field.path): field.schema for field in fields_of("activity")}
    assert set(words.JOINING) == set(choices["joining"]["enum"])
    assert set(words.WHO) == set(choices["routes.*.who"]["enum"])
    assert set(words.SETTING) == set(choices["setting"]["items"]["enum"])
    assert set(words.STATUS) == set(choices["status"]["enum"])
    assert set(words.ANSWERS) == set(choices["assurance.evaluated.answer"]["enum"])
    assert set(words.HOW_CHECKED) == set(choices["verified.how"]["enum"])
    assert set(words.SIGNS) == set(choices["assurance"]["properties"])
    assert set(words.ACCESS) | {"note"} == set(choices["access"]["properties"])


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

"""Colours: read in one way, measured as WCAG 2.2 measures them, and never changed into one that fails."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signpost.records.directory_parts import Theme
from signpost.values.colour import BLACK, CLEAR, DARK_PAPER, TEXT, WHITE, contrast, nearest, parse_colour, tint
from signpost.views.theme import palette

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(("typed", "read"), [("551A8B", "#551a8b"), ("#551a8b", "#551a8b"), ("123456", "#123456")])
def test_a_colour_is_read_with_or_without_its_sign(typed: str, read: str) -> None:
    assert parse_colour(typed) == read


@pytest.mark.parametrize("typed", ["", "purple", "#fff", "551a8bff", "#551a8g", "# 551a8b", "#551a8b\n"])
def test_anything_else_is_no_colour(typed: str) -> None:
    assert parse_colour(typed) == ""


@pytest.mark.parametrize(
    ("one", "other", "measured"),
    [(WHITE, BLACK, 21), (WHITE, WHITE, 1), ("#767676", WHITE, 4.54), ("#0b4a59", WHITE, 9.82)],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, measured: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(measured, abs=0.01)


@given(COLOURS)
def test_the_colour_that_is_offered_passes(colour: str) -> None:
    assert contrast(nearest(colour, BLACK, lambda one: contrast(one, WHITE) >= CLEAR), WHITE) >= CLEAR


@given(COLOURS, COLOURS)
def test_whatever_follows_from_a_good_colour_can_be_read_by_day_and_in_the_dark(main: str, link: str) -> None:
    main = nearest(main, BLACK, lambda one: contrast(one, WHITE) >= CLEAR)
    link = nearest(link, BLACK, lambda one: contrast(one, tint(main)) >= TEXT)
    made = palette(Theme(colour=main, link_colour=link))
    for own, paper, ink in ((made.light, WHITE, "#4c6272"), (made.dark, DARK_PAPER, "#b0c1ca")):
        for ground in (own.main, own.button, own.button_over):
            assert contrast(WHITE, ground) >= TEXT
        for ground in (paper, own.ground):
            for words in (own.link, own.link_over, ink):
                assert contrast(words, ground) >= TEXT, (words, ground)

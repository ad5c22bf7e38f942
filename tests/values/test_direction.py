"""What must read from left to right in right-to-left text."""

import pytest

from signpost.values.direction import isolated, pieces


@pytest.mark.parametrize(
    "words",
    [
        "01934 498 0123",
        "01934\u00a0498\u00a00123",
        "£2.50",
        "10:00\u201312:00",
        "BS23 1ZT",
        "www.signpost.example/a",
        "18+",
        "3",
        "Tea & Talk",
    ],
)
def test_figures_and_latin_letters_are_one_piece_that_goes_left_to_right(words: str) -> None:
    assert pieces(f"اتصل {words} الآن.", right_to_left=True) == [("اتصل ", False), (words, True), (" الآن.", False)]


def test_what_was_isolated_is_one_piece_whatever_is_in_it() -> None:
    told = f"المكان: {isolated('Hall (upstairs), 4 Hill Road')}."
    assert pieces(told, right_to_left=True) == [
        ("المكان: ", False),
        ("Hall (upstairs), 4 Hill Road", True),
        (".", False),
    ]


def test_in_left_to_right_text_only_what_was_isolated_is_set_apart() -> None:
    told = f"Zadzwoń: {isolated('01934 498 0123')}, proszę."
    assert pieces(told, right_to_left=False) == [("Zadzwoń: ", False), ("01934 498 0123", True), (", proszę.", False)]

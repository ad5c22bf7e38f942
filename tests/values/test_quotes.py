"""Typographic apostrophes and quotation marks: which sign becomes which, and which stay."""

import pytest

from signpost.values.quotes import typographic, typographic_data

CASES = (
    ("Men's Shed", "Men’s Shed"),
    ("Men’s Shed", "Men’s Shed"),
    ("don`t, don´t and don‘t", "don’t, don’t and don’t"),
    ("the carers' group", "the carers’ group"),
    ("the 1960's, the '60s", "the 1960’s, the ’60s"),
    ("rock 'n' roll, 'tis, 'til five", "rock ’n’ roll, ’tis, ’til five"),
    ("'Appy 'Arry", "’Appy ’Arry"),
    ("Ask for 'the quiet room'.", "Ask for ‘the quiet room’."),
    ("('it's fine', she said)", "(‘it’s fine’, she said)"),
    ('She said "come in", and "sit down."', "She said “come in”, and “sit down.”"),
    ('"I\'d like to come"', "“I’d like to come”"),
    ('the "under 5" group', "the “under 5” group"),
    ("the 'under 5' group", "the ‘under 5’ group"),
    ("A table 6' long, 2'6\" wide, or 5' 6\"", "A table 6' long, 2'6\" wide, or 5' 6\""),
    ("a room of 10'x8'", "a room of 10'x8'"),
    ("Write to jo.o'neill@hall.example, Jo's own", "Write to jo.o'neill@hall.example, Jo’s own"),
    ("See https://hall.example/men's for the men's days", "See https://hall.example/men's for the men’s days"),
    ("See hall.example/men's", "See hall.example/men's"),
    ('See "www.hall.example".', "See “www.hall.example”."),
    ("Use `ring` first", "Use `ring` first"),
    ("d'Été à l'école", "d’Été à l’école"),
    ("it's\n'new'\n", "it’s\n‘new’\n"),
    ("No sign", "No sign"),
    ("", ""),
)  # fmt: skip


@pytest.mark.parametrize(("typed", "shown"), CASES)
def test_a_sign_becomes_the_one_that_a_printer_would_set(typed: str, shown: str) -> None:
    assert typographic(typed) == shown


@pytest.mark.parametrize(("typed", "shown"), CASES)
def test_what_is_typographic_stays_so(typed: str, shown: str) -> None:
    assert typographic(shown) == shown


def test_all_texts_of_data_are_made_typographic_but_for_those_that_are_links() -> None:
    data = {"name": "Jo's", "days": ("it's", 3, None), "address": "x'y"}
    assert typographic_data(data, frozenset({"address"})) == {
        "name": "Jo’s",
        "days": ["it’s", 3, None],
        "address": "x'y",
    }

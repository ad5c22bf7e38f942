"""Normalising gives just the value and the rest that the tables in tables/ say, and keeps its promises."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from signpost.values import names, phone, timetable, web
from signpost.values.characters import unfit_characters
from signpost.values.text import line, plain
from tests.values.reading import OTHERS, READERS, WRITTEN, hold, in_words, text_functions

TABLES = Path(__file__).parent / "tables"
TEXT_FUNCTIONS = tuple(text_functions())


def cases() -> Iterator[Any]:
    for table in sorted(TABLES.glob("*.tsv")):
        head, *rows = table.read_text(encoding="utf-8").splitlines()
        assert head == "typed\tvalue\tleft"
        for number, row in enumerate(rows, start=2):
            yield pytest.param(table.stem, *map(unescaped, row.split("\t")), id=f"{table.stem}:{number}")


def unescaped(cell: str) -> str:
    r"""A cell of a table, in which a line end is written \n and a character by its number \u00a0."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), cell.replace("\\n", "\n"))


@pytest.mark.parametrize(("name", "typed", "value", "left"), tuple(cases()))
def test_a_text_becomes_this_value_and_these_words_are_left(name: str, typed: str, value: str, left: str) -> None:
    tidied = READERS[name](typed)
    assert (in_words(tidied.value), tidied.left) == (value, left)


@pytest.mark.parametrize("name", sorted(READERS))
def test_every_function_has_its_table(name: str) -> None:
    assert (TABLES / f"{name}.tsv").is_file()


PIECES = st.sampled_from((
    "Mon", "Tuesdays", "&", "and", "10", "10am", "-", "12 noon", "2.30", "1st", "last", "of the month",
    "term time only", "closed", "£3", "£2.50", "p", "free", "donation", "0117 496 0123", "1174960123", "+44",
    "(0)", "ext 12", "www.", "http://", "hall.example", "jo@hall.example", "n/a", "BS23 4ZZ", "HP2O 1UY",
    "Lane", "Hall", ",", ";", "\n", ".", ": ", "<b>", "</p>", "<script>", "&lt;", "&amp;", "<!--", "-->",
    "<![if", "]>", "<?", "â€™", "Â£", "•", "- ", "o  ", "\u00a0", "\u200b", "\u202e", "�", "\u0000", "=cmd()",
    "51.33", "-2.97", "°", "W", "0,0", "18+", "under 5s", "yrs", "to", "Polish", "pl", "wheelchair access",
    "no", "yes", "3/11/26", "3rd Nov 2026", "46329", "e.g.", "St.", "Hello there.", "hello", "A", "'", '"', "�",
    "😀", "½", "²", "٣", "12345678901234567890", "Tuesday 10:00-12:00", "fortnightly from", "until", "not on", "*",
    "2026-Q3", "2026-11-03", "monthly", "6.4",
))  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.just(" ")), max_size=14).map("".join))


@pytest.mark.parametrize(("name", "typed"), [case.values[:2] for case in cases() if case.values[0] in WRITTEN])
def test_what_is_written_of_a_value_of_the_tables_is_read_as_the_same(name: str, typed: str) -> None:
    value = READERS[name](typed).value
    if value is not None:
        assert READERS[name](WRITTEN[name](value)).value == value


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_what_is_written_of_a_value_is_read_as_the_same(name: str, text: str) -> None:
    hold(name, text)


@settings(deadline=None)
@given(TEXTS)
@pytest.mark.parametrize("name", sorted({*READERS, *OTHERS} - WRITTEN.keys()))
def test_no_text_is_too_strange_and_a_value_is_read_as_it_is(name: str, text: str) -> None:
    hold(name, text)


@settings(deadline=None)
@given(TEXTS)
def test_no_function_of_the_values_is_surprised_by_any_text(text: str) -> None:
    for name, function in TEXT_FUNCTIONS:
        note(name)
        found = function(text)
        if isinstance(found, Iterator):
            list(found)


@settings(deadline=None)
@given(TEXTS)
def test_every_digit_of_a_phone_number_was_typed_but_for_the_first_nought(text: str) -> None:
    typed = re.sub(r"\D", "", text)
    for number in phone.read(text).value or ():
        digits = re.sub(r"\D", "", number)
        assert digits in typed or digits[1:] in typed
        assert digits in typed or digits.startswith("0")
        assert phone.fault(number) == ""


@settings(deadline=None)
@given(TEXTS)
def test_every_web_address_can_be_linked_to(text: str) -> None:
    assert not any(map(web.fault, web.read(text).value or ()))


@settings(deadline=None)
@given(TEXTS)
def test_plain_text_has_no_character_that_a_record_refuses(text: str) -> None:
    for tidied in (plain(text), line(text, 300), names.read(text)):
        assert not list(unfit_characters(tidied.value or ""))


@settings(deadline=None)
@given(TEXTS)
def test_a_line_and_a_title_are_one_line_and_no_longer_than_allowed(text: str) -> None:
    for tidied, most in ((line(text, 40), 40), (names.read(text), 80)):
        assert "\n" not in (tidied.value or "")
        assert len(tidied.value or "") <= most


@settings(deadline=None)
@given(TEXTS)
def test_a_session_ends_after_it_starts(text: str) -> None:
    for each in timetable.read(text).value or ():
        assert "ends" not in each or each["starts"] < each["ends"] or each["ends"] == "00:00"


@pytest.mark.parametrize(
    "text",
    ["<!--" * 250_000, "<b>" * 300_000, "<br>" * 250_000, "<![" * 300_000, "&amp;" * 200_000, ". A" * 300_000,
     "0" * 1_000_000, "1 " * 500_000, "a@" * 300_000, "www." * 250_000, "Mon " * 250_000, "£1 " * 300_000,
     "10-" * 300_000],
    ids=lambda text: text[:6].strip(),
)  # fmt: skip
@pytest.mark.parametrize("name", sorted(READERS))
def test_a_million_characters_are_no_trouble(name: str, text: str) -> None:
    """No clock is needed: a million squared steps would never end, and the run would be stopped."""
    READERS[name](text)


@settings(deadline=None)
@given(text=st.from_regex(r"[A-Za-z0-9](?: ?[!-%'-;=?-~]){0,40}", fullmatch=True))
def test_plain_words_are_the_same_with_markup_around_them_and_without(text: str) -> None:
    assert plain(text).value == plain(f"<div>{text}</div>").value == text

"""Rounded counts, averages and quarters: what is read, what is refused, and the rule of rounding."""

from datetime import date

import pytest

from signpost.values import average, count, quarter
from signpost.values.average import Average
from signpost.values.count import Count
from signpost.values.quarter import Quarter

# NHS Digital's rule, written out: 0 as it is, 1 to 7 as a star, then to the nearest five.
RULE = {0: "0", 1: "*", 2: "*", 3: "*", 4: "*", 5: "*", 6: "*", 7: "*", 8: "10", 9: "10", 10: "10", 11: "10", 12: "10"}
RULE |= {13: "15", 17: "15", 18: "20", 22: "20", 23: "25", 997: "995", 998: "1000"}


@pytest.mark.parametrize(("exact", "shown"), RULE.items())
def test_a_count_is_rounded_by_the_rule(exact: int, shown: str) -> None:
    assert count.written(count.rounded(exact)) == shown
    assert count.read(shown).value == count.rounded(exact)


@pytest.mark.parametrize("exact", range(300))
def test_a_rounded_count_says_no_more_than_the_fewest_and_most_that_it_may_be(exact: int) -> None:
    shown = count.rounded(exact)
    same = [other for other in range(400) if count.rounded(other) == shown]
    assert (shown.low, shown.high) == (min(same), max(same))


@pytest.mark.parametrize(
    ("text", "becomes"), [("1", "*"), ("5", "*"), ("7", "*"), ("8", "10"), ("13", "15"), ("23", "25")]
)
def test_an_exact_count_is_refused_with_what_it_becomes(text: str, becomes: str) -> None:
    found = count.read(text)
    assert found.value is None
    assert [count.written(choice) for choice in found.choices] == [becomes]


@pytest.mark.parametrize("text", ["", "-5", "1.5", "ten", "**", "010", "1e3", "10,000", "٠", "<8", "10" * 9])
def test_what_is_no_count_is_refused(text: str) -> None:
    assert count.read(text).value is None
    assert not count.read(text).choices


@pytest.mark.parametrize(
    ("text", "found"), [("*", Average(None)), ("7", Average(7)), ("6.4", Average(6.4)), ("0", Average(0))]
)
def test_an_average_is_read_and_written_alike(text: str, found: Average) -> None:
    assert average.read(text).value == found
    assert average.written(found) == text


@pytest.mark.parametrize("text", ["", "6.45", "-1", "07", "six", ".5", "1e3", "٣"])
def test_what_is_no_average_is_refused(text: str) -> None:
    assert average.read(text).value is None


@pytest.mark.parametrize("text", ["2026-Q2", "2026 Q2", "Q2 2026", "2026q2", "q2/2026"])
def test_a_quarter_is_read_as_people_write_it_and_written_in_one_way(text: str) -> None:
    found = quarter.read(text).value
    assert found == Quarter(2026, 2)
    assert quarter.written(found) == "2026-Q2"
    assert (quarter.exact(text) is not None) is (text == "2026-Q2")


@pytest.mark.parametrize("text", ["2026-Q5", "2026-Q0", "26-Q1", "2026", "Q1", "2026-Q1 to Q2", ""])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    assert quarter.read(text).value is None


def test_a_quarter_knows_its_days_and_its_words() -> None:
    last = Quarter(2026, 4)
    assert (last.first_day, last.last_day, last.next) == (date(2026, 10, 1), date(2026, 12, 31), Quarter(2027, 1))
    assert last.words == "October to December 2026"
    assert [quarter.quarter_of(date(2026, month, 1)).number for month in range(1, 13)] == [1] * 3 + [2] * 3 + [
        3
    ] * 3 + [4] * 3


def test_counts_of_few_have_no_number() -> None:
    assert count.rounded(3) == Count(None)

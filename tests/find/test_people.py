"""Who asks decides what is offered: a person, what they may not be offered, and one of what they should be.

The people are in people.tsv, each with the words that are typed for them.
"""

from pathlib import Path

import pytest

from benchmarks.find import FIRST, Asker, rows

PEOPLE = Path(__file__).with_name("people.tsv")


@pytest.mark.parametrize("case", rows(PEOPLE), ids=lambda case: case["person"])
def test_nobody_is_offered_what_excludes_them(case: dict[str, str], asker: Asker) -> None:
    found = [result["id"] for result in asker.ask(case["person"])["results"]]
    assert not set(case["not"].split()) & set(found[: 2 * FIRST])
    should = set(case["should"].split())
    assert not should or should & set(found[:FIRST])

"""The practice round of the demonstration's volunteers: what they are told to type finds what they are told to name."""

import pytest

from benchmarks.find import FIRST, Asker
from signpost.records.word_parts import Practice
from tests.demonstration import demonstration

ROUND = [item for leaflet in demonstration().leaflets.values() for item in leaflet.practice]


def test_there_are_three_and_one_of_them_is_urgent() -> None:
    assert len(ROUND) == 3
    assert [item.pathway for item in ROUND] == ["", "", "urgent-help"]


@pytest.mark.parametrize("item", ROUND, ids=lambda item: item.search)
def test_what_is_typed_finds_the_groups_or_urgent_help(item: Practice, asker: Asker) -> None:
    found = asker.ask(item.search)
    first = [result["id"] for result in found["results"][:FIRST]]
    assert set(item.activities) <= set(first)
    assert bool(found.get("urgent")) == (item.pathway == "urgent-help")

"""The right activity is among the first three, for questions in people's own words. They are in queries.tsv.

The aims are those of the issue; what is reached is printed by `python -m benchmarks.find`.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.find import NOTHING, URGENT, Query, Score, mean, scores

AIMS = {
    "all": Score(0.90, 0.85),
    "typo": Score(0.85, 0.85),
    "acronym": Score(0.90, 0.85),
    "irrelevant": Score(0.8, 0.8),
}


@pytest.fixture(scope="module")
def found(data: Path) -> list[tuple[Query, Score]]:
    return list(scores(data))


def of(found: Iterable[tuple[Query, Score]], half: str, kind: str) -> Score:
    """The mean score of a kind of question, or of all that have a need, in one half."""
    measured = [
        own
        for query, own in found
        if query.half == half and (query.kind == kind or (kind == "all" and not query.needs & {NOTHING, URGENT}))
    ]
    assert len(measured) > 15
    return mean(measured)


@pytest.mark.parametrize("half", ["tune", "held"])
@pytest.mark.parametrize("kind", ["all", "typo", "acronym"])
def test_what_is_asked_is_found_on_both_halves(found: list[tuple[Query, Score]], half: str, kind: str) -> None:
    reached = of(found, half, kind)
    assert reached.success >= AIMS[kind].success
    assert reached.reciprocal >= AIMS[kind].reciprocal


def test_eight_of_ten_irrelevant_questions_get_no_match(found: list[tuple[Query, Score]]) -> None:
    """Over both halves; on the held one alone it is 17 of 19."""
    own = [score.success for query, score in found if query.needs == {NOTHING}]
    assert sum(own) / len(own) >= AIMS["irrelevant"].success


def test_every_urgent_question_that_we_know_is_answered_with_urgent_help_first(
    found: list[tuple[Query, Score]],
) -> None:
    """Of those held back, which nobody may learn from, one of 23 is missed; the README says so."""
    missed = [query for query, own in found if query.needs == {URGENT} and not own.success]
    assert [query.text for query in missed if query.half == "tune"] == []
    assert len(missed) <= 1


def test_without_the_index_nothing_is_found(data: Path, tmp_path: Path) -> None:
    """The index does the work: with an empty one, only what is asked for by its very name is found."""
    (tmp_path / "find").mkdir()
    for file in (data / "find").iterdir():
        content = file.read_text(encoding="utf-8")
        if file.name == "index.js":
            given = re.fullmatch(r'signpost\.take\("index",(.*)\);\n', content, re.DOTALL)
            assert given
            index = json.loads(given[1]) | {"invertedIndex": [], "fieldVectors": []}
            content = f'signpost.take("index",{json.dumps(index)});\n'
        (tmp_path / "find" / file.name).write_text(content, encoding="utf-8")
    reached = of(scores(tmp_path), "tune", "all")
    assert reached.success < 0.06

"""How well Find answers questions that nobody tunes on: `python -m benchmarks.unseen`. It needs Node.

The questions in `tests/find/unseen/` were written by somebody who had seen the demonstration's groups but neither the
words of needs nor the code. People who work on Find don't read them, only the figures that this prints. `right` names
every good answer; one of them must be among the first three. `must_not` names groups that exclude the person who asks.
"""

import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Final

from benchmarks.find import FIRST, ROOT, Asker, Score, mean, rows, write_data
from benchmarks.generate import DEMONSTRATION

UNSEEN: Final = ROOT / "tests" / "find" / "unseen"
SHOWN: Final = 5  # results visible without scrolling


def found(asker: Asker, question: str) -> list[str]:
    """The ids of the results for a question, best first."""
    return [result["id"] for result in asker.ask(question)["results"]]


def score(ids: list[str], right: set[str]) -> Score:
    """How well one question is answered."""
    place = next((place for place, one in enumerate(ids, 1) if one in right), None)
    return Score(float(place <= FIRST), 1 / place) if place else Score(0.0, 0.0)


def main() -> int:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as made, Asker(write_data(DEMONSTRATION, Path(made))) as asker:
        scores: defaultdict[str, list[Score]] = defaultdict(list)
        for row in rows(UNSEEN / "questions.tsv"):
            own = score(found(asker, row["question"]), set(row["right"].split()))
            for kind in (row["kind"], "all"):
                scores[kind].append(own)
        print(f"{'kind':18}{'questions':>10}{'first 3':>9}{'MRR':>7}")
        for kind, of_kind in scores.items():
            share, reciprocal = mean(of_kind)
            print(f"{kind:18}{len(of_kind):10}{share:9.2f}{reciprocal:7.2f}")
        refused = [asker.ask(row["question"])["none"] for row in rows(UNSEEN / "irrelevant.tsv")]
        print(f"{sum(refused)} of {len(refused)} irrelevant questions get “no close match”.")
        people = [(found(asker, row["person"]), row) for row in rows(UNSEEN / "people.tsv")]
        excluded = sum(bool(set(ids[:SHOWN]) & set(row["must_not"].split())) for ids, row in people)
        print(f"{excluded} of {len(people)} people are offered a group that excludes them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

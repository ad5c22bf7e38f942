"""How well Find answers: `python -m benchmarks.find`, or `make bench`. It needs Node.

For each kind and half of `tests/find/queries.tsv`: how many questions have a right answer among the first three, and
the mean reciprocal rank of the first right answer. The half `held` is never used for tuning. Then the size of the
search data with 80 and with 1,000 activities.
"""

import csv
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import fmean
from subprocess import PIPE
from typing import IO, Any, Final, NamedTuple, Self

from benchmarks.generate import DEMONSTRATION, generate
from signpost.outputs.find import find_data
from signpost.records.directory import read_directory
from signpost.views.snapshot import Snapshot

ROOT: Final = DEMONSTRATION.parent
ASK: Final = Path(__file__).with_name("ask.js")
QUERIES: Final = ROOT / "tests" / "find" / "queries.tsv"
TODAY: Final = date(2026, 11, 22)
MOMENT: Final = "2026-11-22T10:00"  # London time
FIRST: Final = 3
MANY: Final = 1000
# What questions of the kinds without a need ask for.
NOTHING: Final = "none"
URGENT: Final = "urgent"


class Query(NamedTuple):
    """One question of the collection, with the needs that it should hit."""

    text: str
    needs: frozenset[str]
    kind: str
    half: str


class Score(NamedTuple):
    """1 if a right answer is among the first three, and the reciprocal rank of the first right one."""

    success: float
    reciprocal: float


def rows(file: Path) -> list[dict[str, str]]:
    """The lines of a collection, by the names in its first. Tabs separate values, and quotation marks are literal."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def queries() -> list[Query]:
    """The collection, in its order."""
    found = rows(QUERIES)
    return [Query(row["query"], frozenset(row["needs"].split(",")), row["kind"], row["half"]) for row in found]


def write_data(directory: Path, folder: Path) -> Path:
    """Write the search data of a directory's folder into `folder`, and return its path."""
    for path, content in find_data(Snapshot(read_directory(directory), TODAY)).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


class Asker:
    """Runs the page's own scripts in Node, as in a browser. Close it, or use it in a `with`."""

    def __init__(self, folder: Path, script: Path = ASK) -> None:
        """Start Node with a script and the data in `folder`. Raises OSError if there is no Node."""
        command = [shutil.which("node") or "node", str(script), str(folder)]
        self._node = subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, encoding="utf-8")
        self._questions: IO[str] = self._node.stdin  # type: ignore[assignment] # both are pipes
        self._answers: IO[str] = self._node.stdout  # type: ignore[assignment] # likewise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._node.communicate()

    def ask(self, words: str = "", moment: str = MOMENT, **state: Any) -> Any:
        """The answer to a state of the page: its question, and the other parts of the address."""
        return self._said({"q": words, "moment": moment, **state})

    def call(self, name: str, *given: Any) -> Any:
        """Call one function of the search scripts, and return its result."""
        return self._said({"call": name, "given": given})

    def _said(self, asked: Mapping[str, Any]) -> Any:
        self._questions.write(json.dumps(asked) + "\n")
        self._questions.flush()
        return json.loads(self._answers.readline())


def score(query: Query, answer: Mapping[str, Any]) -> Score:
    """How well one question is answered."""
    if query.needs in ({NOTHING}, {URGENT}):
        right = float(answer["none"] if query.needs == {NOTHING} else answer["urgent"] is not None)
        return Score(right, right)
    places = (place for place, result in enumerate(answer["results"], 1) if query.needs & set(result["needs"]))
    place = next(places, None)
    return Score(float(place <= FIRST), 1 / place) if place else Score(0.0, 0.0)


def scores(folder: Path) -> Iterator[tuple[Query, Score]]:
    """Every question with its score."""
    with Asker(folder) as asker:
        for query in queries():
            yield query, score(query, asker.ask(query.text))


def mean(found: list[Score]) -> Score:
    """The share of successes, and the mean reciprocal rank."""
    return Score(fmean(one.success for one in found), fmean(one.reciprocal for one in found))


def weigh(name: str, folder: Path) -> None:
    """One line for each data file: its size, and its size compressed."""
    for file in ("index", "cards", "words", "crisis", "lunr"):
        content = (folder / "find" / f"{file}.js").read_bytes()
        packed = len(gzip.compress(content, 9))
        print(f"{name:>6} activities {file:8}{len(content) / 1000:8.1f} kB{packed / 1000:8.1f} kB compressed")


def main() -> int:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as made:
        folder = write_data(DEMONSTRATION, Path(made) / "own")
        found: defaultdict[tuple[str, str], list[Score]] = defaultdict(list)
        for query, own in scores(folder):
            found[query.half, query.kind].append(own)
            if not query.needs & {NOTHING, URGENT}:
                found[query.half, "all"].append(own)
        print(f"{'half':6}{'kind':12}{'questions':>10}{'first 3':>9}{'MRR':>7}")
        for (half, kind), own_scores in sorted(found.items(), reverse=True):
            share, reciprocal = mean(own_scores)
            print(f"{half:6}{kind:12}{len(own_scores):10}{share:9.2f}{reciprocal:7.2f}")
        print()
        generate(MANY, Path(made) / "many")
        weigh("80", folder)
        weigh(f"{MANY:,}", write_data(Path(made) / "many", Path(made) / "large"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

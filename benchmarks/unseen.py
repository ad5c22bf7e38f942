"""How well Find answers whole collections of questions: `python -m benchmarks.unseen [FOLDER]`. It needs Node.

Without a folder, those that nobody tunes on, in `tests/find/unseen/`: they were written by somebody who had seen the
demonstration's groups but neither the words of needs nor the code. People who work on Find don't read them, only the
figures that this prints. `tests/find/tuning/` has others of the same kinds, to read and to tune on.

In `questions.tsv`, `right` names every good answer; one of them must be among the first three. `irrelevant.tsv` has
what no group answers. In `people.tsv`, `must_not` names groups that exclude the person who asks. In `constraints.tsv`,
`keeps` names what every result must keep to ("day=tue,thu", "before=12:00", "free"), or what must not be read into
the question ("none:free").
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.find import FIRST, ROOT, Asker, Score, mean, rows, write_data
from benchmarks.generate import DEMONSTRATION
from signpost.records.directory import Directory, read_directory
from signpost.records.parts import Session

UNSEEN: Final = ROOT / "tests" / "find" / "unseen"
SHOWN: Final = 5  # results visible without scrolling
EVENING: Final = "17:00"
WEEKEND: Final = ("sat", "sun")
# What a session has to be for each constraint of time, of which at least one session of a result must be so.
TIMES: Final[Mapping[str, Callable[[Session, str], bool]]] = {
    "day": lambda session, value: day_of(session) in value.split(","),
    "not_day": lambda session, value: day_of(session) not in value.split(","),
    "after": lambda session, value: hour_of(session) >= value,
    "before": lambda session, value: hour_of(session) < value,
    "evening": lambda session, _: hour_of(session) >= EVENING,
    "weekend": lambda session, _: day_of(session) in WEEKEND,
    "weekday": lambda session, _: bool(session.day) and day_of(session) not in WEEKEND,
}
# The facets of which one must be understood for each other constraint. Every result then passes its filter.
FACETS: Final[Mapping[str, tuple[str, ...]]] = {
    "free": ("cost",),
    "price": ("cost",),
    "online": ("setting",),
    "not_online": ("setting",),
    "phone": ("setting",),
    "area": ("area", "near"),
    "self_referral": ("route",),
    "step_free": ("access",),
    "hearing_loop": ("access",),
    "bsl": ("access", "language"),
    "women": ("gender",),
    "men": ("gender",),
    "age": ("age",),
}


def day_of(session: Session) -> str:
    """The weekday of a session, as three letters."""
    return f"{session.date:%a}".lower() if session.date else session.day[:3]


def hour_of(session: Session) -> str:
    """When a session starts."""
    return session.starts.isoformat("minutes")


def found(asker: Asker, question: str) -> list[str]:
    """The ids of the results for a question, best first."""
    return [result["id"] for result in asker.ask(question)["results"]]


def score(ids: list[str], right: set[str]) -> Score:
    """How well one question is answered."""
    place = next((place for place, one in enumerate(ids, 1) if one in right), None)
    return Score(float(place <= FIRST), 1 / place) if place else Score(0.0, 0.0)


def is_kept(constraint: str, answer: Mapping[str, Any], directory: Directory) -> bool:
    """Whether every result of an answer keeps to a constraint; for "none:…", whether it is not read into it."""
    name, _, value = constraint.replace("<=", "=").partition("=")
    if name.startswith("none:"):
        read = (f"{one['facet']} {one['value']}" for one in (*answer["understood"], *answer["dropped"]))
        return not any(name[5:] in text for text in read)
    if name in TIMES:
        activities = (directory.activities[result["id"]] for result in answer["results"])
        fitting = [any(TIMES[name](session, value) for session in activity.sessions) for activity in activities]
        return bool(fitting) and all(fitting)
    return bool(answer["results"]) and any(one["facet"] in FACETS[name] for one in answer["understood"])


def of_questions(asker: Asker, collection: list[dict[str, str]]) -> None:
    """Print the share of right answers and the mean reciprocal rank of each kind."""
    scores: defaultdict[str, list[Score]] = defaultdict(list)
    for row in collection:
        own = score(found(asker, row["question"]), set(row["right"].split()))
        for kind in (row["kind"], "all"):
            scores[kind].append(own)
    print(f"{'kind':18}{'questions':>10}{'first 3':>9}{'MRR':>7}")
    for kind, of_kind in scores.items():
        share, reciprocal = mean(of_kind)
        print(f"{kind:18}{len(of_kind):10}{share:9.2f}{reciprocal:7.2f}")


def of_irrelevant(asker: Asker, collection: list[dict[str, str]]) -> None:
    """Print how many irrelevant questions are refused."""
    refused = sum(asker.ask(row["question"])["none"] for row in collection)
    print(f"{refused} of {len(collection)} irrelevant questions get “no close match”.")


def of_people(asker: Asker, collection: list[dict[str, str]]) -> None:
    """Print how many people are offered what excludes them."""
    offered = [(found(asker, row["person"])[:SHOWN], row["must_not"].split()) for row in collection]
    excluded = sum(bool({*ids} & {*bad}) for ids, bad in offered)
    print(f"{excluded} of {len(collection)} people are offered a group that excludes them.")


def of_constraints(asker: Asker, collection: list[dict[str, str]]) -> None:
    """Print how many questions have all their constraints kept, those that have none apart."""
    directory = read_directory(DEMONSTRATION)
    kept = [
        all(is_kept(one, asker.ask(row["question"]), directory) for one in row["keeps"].split()) for row in collection
    ]
    traps = [row["keeps"].startswith("none:") for row in collection]
    held = sum(good for good, trap in zip(kept, traps, strict=True) if not trap)
    print(f"{held} of {traps.count(False)} questions have their constraints kept in every result.")
    print(f"{sum(kept) - held} of {traps.count(True)} words that only look like a constraint are not taken for one.")


PARTS: Final = {
    "questions.tsv": of_questions,
    "irrelevant.tsv": of_irrelevant,
    "people.tsv": of_people,
    "constraints.tsv": of_constraints,
}


def main() -> int:
    """Print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else UNSEEN
    with tempfile.TemporaryDirectory() as made, Asker(write_data(DEMONSTRATION, Path(made))) as asker:
        for name, measure in PARTS.items():
            if (folder / name).exists():
                measure(asker, rows(folder / name))
    return 0


if __name__ == "__main__":
    sys.exit(main())

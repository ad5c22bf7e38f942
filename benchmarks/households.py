"""How well a household's plan fits: `python -m benchmarks.households`. It needs Node.

`tests/find/tuning/households.json` was written by somebody who had read the demonstration's records and neither the
code nor the words of needs. For each person, `good` names groups that a link worker would be glad to see, and `bad`
those that exclude them. Printed are how many people with any good group are suggested one, and how many bad ones are.
"""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.find import MOMENT, ROOT, Asker, write_data
from benchmarks.generate import DEMONSTRATION

HOUSEHOLDS: Final = ROOT / "tests" / "find" / "tuning" / "households.json"
NOTHING: Final = {"gender": "", "hinders": [], "days": [], "from": "", "to": "", "language": ""}


def typed(person: Mapping[str, Any]) -> dict[str, Any]:
    """A person as the page reads the form's answers."""
    return {**NOTHING, **person, "age": int(person["age"])}


def suggested(asker: Asker, household: Mapping[str, Any]) -> list[set[str]]:
    """The ids of what is suggested to each person of a household."""
    people = [typed(person) for person in household["people"]]
    place = asker.call("place", household["near"])["place"]
    home = {"near": household["near"], "areas": place["areas"] if place else []}
    plans = [asker.call("fit.suggest", person, people, home, MOMENT) for person in people]
    return [{one["card"]["id"] for one in plan["suggestions"]} for plan in plans]


def main() -> None:
    """Print the figures."""
    households = json.loads(HOUSEHOLDS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder, Asker(write_data(DEMONSTRATION, Path(folder))) as asker:
        found = [
            (person, ids)
            for one in households
            for person, ids in zip(one["people"], suggested(asker, one), strict=True)
        ]
    served = [bool(ids & {*person["good"]}) for person, ids in found if person["good"]]
    bad = sum(len(ids & {*person["bad"]}) for person, ids in found)
    print(f"{sum(served)} of {len(served)} people are suggested a group that a link worker would name.")
    print(f"{bad} suggestions of {sum(len(ids) for _, ids in found)} are of a group that excludes the person.")


if __name__ == "__main__":
    main()

"""How long a hundred leaflets take, with an empty cache: `python -m benchmarks.leaflets`."""

import time
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from signpost.outputs.leaflets import print_leaflets
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.views.snapshot import Snapshot

DIRECTORY: Final = Path(__file__).resolve().parents[1] / "directory"
DAY: Final = date(2026, 11, 22)
RECORDS: Final = 50  # each in standard and in large print
BUDGET: Final = 10  # seconds, on two cores


def main() -> None:
    """Typeset the demonstration's leaflets until there are a hundred, and print how long that took."""
    directory = read_directory(DIRECTORY)
    both = [record for record in directory.leaflets.values() if len(record.editions) == 2]
    many = {f"{record.id}-{number}": record for number, record in enumerate(islice(cycle(both), RECORDS))}
    leaflets = MappingProxyType({name: replace(record, id=name) for name, record in many.items()})
    snapshot = Snapshot(replace(directory, leaflets=leaflets), DAY)
    began, worked = time.monotonic(), time.process_time()
    made = print_leaflets(snapshot, NoCache(), lambda *_: None, lambda *_: None)
    seconds, work = time.monotonic() - began, time.process_time() - worked
    print(f"{len(made)} leaflets took {seconds:.1f} s. The budget is {BUDGET} s: {seconds / BUDGET:.2f} of it.")
    print(f"The processors worked for {work:.1f} s: on a quiet computer with two of them, that is {work / 2:.1f} s.")


if __name__ == "__main__":
    main()

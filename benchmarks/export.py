"""How long each export of open data takes: `python -m benchmarks.export`, or `make bench`.

Each runs alone, in this process, on a directory that has been read and with nothing cached. It is twice measured, for
1,000 and for 10,000 activities, so that the last column shows whether the time grows in proportion: then it is 10.
"""

import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.check import Spent, line
from benchmarks.generate import generate
from signpost.outputs import OUTPUTS, Output
from signpost.outputs.artefact import Artefact, Made, PlannedFile
from signpost.records.directory import Directory, read_directory
from signpost.views.snapshot import Snapshot

EXPORTS: Final = ("hsds_uk", "data_package", "workbook", "calendars")  # names in the registry of outputs
DAY: Final = date(2026, 11, 22)
SIZES: Final = (1_000, 10_000)
RUNS: Final = 3


def outputs_by_name() -> dict[str, Output]:
    """The outputs of the registry that are exports, by name, in the order of `EXPORTS`."""
    known = {output.__name__: output for output in OUTPUTS}
    return {name: known[name] for name in EXPORTS}


def measured(directory: Directory, output: Output) -> tuple[Spent, int, int]:
    """The median time of one export, the number of its files, and their bytes. Cards are made before, for all."""
    times: list[Spent] = []
    for _ in range(RUNS):
        snapshot = Snapshot(directory, DAY)
        snapshot.cards, snapshot.listed, snapshot.facts(())
        began, worked = time.perf_counter(), time.process_time()
        sizes = list(map(len, contents(output(snapshot))))
        times.append(Spent(time.perf_counter() - began, time.process_time() - worked))
    middle = Spent(median(one.clock for one in times), median(one.processor for one in times))
    return middle, len(sizes), sum(sizes)


def contents(made: Iterable[Made]) -> Iterator[bytes]:
    """The bytes of every file, planned ones too; pages are left out."""
    for one in made:
        if isinstance(one, PlannedFile):
            yield one.make().content
        elif isinstance(one, Artefact):
            yield one.content


def main() -> int:
    """Print the table."""
    found: dict[str, list[Spent]] = {name: [] for name in EXPORTS}
    print(f"Seconds of the processor, medians of {RUNS} runs.\n")
    line("", "activities", "files", "MB", "seconds")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            generate(size, Path(folder) / "directory")
            directory = read_directory(Path(folder) / "directory")
        for name, output in outputs_by_name().items():
            took, files, weight = measured(directory, output)
            found[name].append(took)
            line(name, f"{size:,}", f"{files:,}", f"{weight / 1e6:.1f}", f"{took.processor:.2f}")
    print(f"\nTimes as long for {SIZES[1] / SIZES[0]:.0f} times as many:")
    for name, (few, many) in found.items():
        line(name, f"{many.processor / few.processor:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

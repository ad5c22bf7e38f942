"""How long `build.py check` takes, from start to exit: `python -m benchmarks.check`, or `make bench`.

Each figure is the median of several runs, beside that of starting Python and only reading the same files. On a busy
computer compare the processor time.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from benchmarks.generate import DEMONSTRATION, generate

ROOT: Final = DEMONSTRATION.parent
RUNS: Final = 7
MANY: Final = 1000
READ: Final = "import pathlib, sys; [file.read_bytes() for file in pathlib.Path(sys.argv[1]).rglob('*.yaml')]"


class Spent(NamedTuple):
    """Seconds of wall-clock time, and of processor time."""

    clock: float
    processor: float


def run(*words: str) -> Spent:
    """Run Python once."""
    return spent(sys.executable, *words)


def spent(*command: str) -> Spent:
    """Run a program once, from start to exit, without its output. Raises if it fails."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    clock, after = time.perf_counter() - began, os.times()
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    return Spent(clock, processor)


def typical(*words: str) -> Spent:
    """The medians of several runs, after one that fills the caches."""
    run(*words)
    return middle([run(*words) for _ in range(RUNS)])


def middle(runs: Sequence[Spent]) -> Spent:
    """The medians of several runs."""
    return Spent(median(one.clock for one in runs), median(one.processor for one in runs))


def compare(name: str, folder: Path, *words: str) -> None:
    """One line of the table: a check beside only reading the same directory."""
    bare = typical("-c", READ, str(folder))
    whole = typical("build.py", "check", "--directory", str(folder), "--date", "2026-11-22", *words)
    line(
        name,
        *(f"{seconds:.2f}" for seconds in (*whole, *bare)),
        *(f"{mine / its:.0f}" for mine, its in zip(whole, bare, strict=True)),
    )


def line(name: str, *figures: str) -> None:
    """One line of the table."""
    print(f"{name:32}" + "".join(f"{figure:>9}" for figure in figures), flush=True)


def main() -> int:
    """Print the table."""
    start = typical("-c", "pass")
    print(f"Seconds by the clock and of the processor, medians of {RUNS} runs. Starting Python: ", end="")
    print(f"{start.clock:.3f} and {start.processor:.3f}.\n")
    line("", "check", "", "reading", "", "times as", "long")
    line("", *("clock", "cpu") * 3)
    compare("one file of the demonstration", DEMONSTRATION, str(DEMONSTRATION / "activities" / "tea-and-talk.yaml"))
    compare("the demonstration", DEMONSTRATION)
    with tempfile.TemporaryDirectory() as folder:
        generate(MANY, Path(folder) / "directory")
        compare(f"{MANY:,} activities", Path(folder) / "directory")
    return 0


if __name__ == "__main__":
    sys.exit(main())

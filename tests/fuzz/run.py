"""The long hunt: `python -m tests.fuzz.run MINUTES`, or `make fuzz MINUTES=60`.

Half of the time goes to the tests with made-up examples (hypothesis), round after round; the other half to the readers
(atheris), the same for each. What is found is printed at once, with how to make a case of it.
"""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.fuzz.targets import CASES, TARGETS

ROOT: Final = Path(__file__).resolve().parents[2]
KEPT: Final = ROOT / ".cache" / "fuzz"  # what led atheris to new places, and what it found
PYTEST: Final = ("-m", "pytest", "-q", "-n0", "-m", "hypothesis", "--hypothesis-profile=fuzz")
GOOD: Final = (0, 5)  # pytest's codes; with 5 nothing was chosen


def main(minutes: float) -> int:
    """Hunt for so many minutes. Returns 1 if anything was found, or else 0."""
    seconds = minutes * 60 / 2
    found = list(dict.fromkeys([*in_examples(seconds), *in_readers(seconds)]))
    print(f"\nFound something in: {', '.join(found)}." if found else "\nNothing was found.")
    return bool(found)


def in_examples(seconds: float) -> Iterator[str]:
    """Try all tests that make up examples, each time with others. Yields the files in which one fails."""
    tests = [file for file in (ROOT / "tests").rglob("*.py") if "@given(" in file.read_text("utf-8")]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for file in random.sample(tests, len(tests)):
            if _fails(file, end - time.monotonic()):
                print("To make a case of an example, write it above its test: @example(…).", flush=True)
                yield str(file.relative_to(ROOT))


def _fails(file: Path, seconds: float) -> bool:
    """Whether a test in a file fails within this time. An example that is found is kept for the next time."""
    command = [sys.executable, *PYTEST, str(file)]
    try:
        return subprocess.run(command, cwd=ROOT, timeout=seconds, check=False).returncode not in GOOD
    except subprocess.TimeoutExpired:
        return False


def in_readers(seconds: float) -> Iterator[str]:
    """Hunt at each target until it breaks or its time is up. Yields the names of those that break."""
    if not find_spec("atheris"):
        print("The readers are left out: atheris needs Linux on x86-64, and Python 3.11 to 3.13.")
        return
    for name in TARGETS:
        print(f"Hunting at {name} …", flush=True)
        folder = KEPT / name
        each = str(int(seconds / len(TARGETS)) + 1)
        command = [sys.executable, "-m", "tests.fuzz.readers", name, each, str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode:
            print(_told(done.stdout + done.stderr))
            print(f"To make a case of it, copy the file into {CASES.relative_to(ROOT)}/{name}/.", flush=True)
            yield name


def _told(said: str) -> str:
    """What atheris says of what it has found, without what it says of itself."""
    lines = said.splitlines()
    start = next((number for number, line in enumerate(lines) if "Uncaught Python exception" in line), -40)
    return "\n".join(line for line in lines[start:] if not line.startswith(("INFO:", "WARNING:", "stat::")))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))

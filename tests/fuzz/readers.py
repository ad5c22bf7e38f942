"""Hunts with atheris: `python -m tests.fuzz.readers NAME SECONDS FOLDER`. It looks which bytes lead where in our code.

What breaks a promise is written to a file in the folder. The inputs that lead to new places are kept there too, and
the next hunt begins with them.
"""

import hashlib
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["signpost"], enable_loader_override=False):
    from tests.fuzz.targets import TARGETS, seeds


def hunt(name: str, seconds: int, folder: Path) -> None:
    """Hunt at one target for a time, and end this process."""
    known = folder / "known"
    known.mkdir(parents=True, exist_ok=True)
    for seed in seeds(name):
        (known / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    options = ["-max_len=4096", "-timeout=30", "-rss_limit_mb=3000", "-print_final_stats=1", "-verbosity=0"]
    where = [f"-artifact_prefix={folder}/", f"-max_total_time={seconds}"]
    atheris.Setup([sys.argv[0], *options, *where, str(known)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    hunt(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))

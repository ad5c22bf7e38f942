"""Publishing: a new site takes the place of the old one whole, or not at all."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from signpost.outputs.artefact import Artefact


def publish(artefacts: Iterable[Artefact], out: Path) -> int:
    """Write the artefacts into a new folder and put it in the place of `out`. Returns how many there were.

    Raises OSError where the machine fails; `out` is then as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        fresh = workshop / "fresh"
        count = _write(artefacts, fresh)
        if out.exists():
            out.rename(workshop / "last")
        fresh.rename(out)
        return count
    finally:
        if not out.exists() and (workshop / "last").exists():
            (workshop / "last").rename(out)
        shutil.rmtree(workshop, ignore_errors=True)


def _write(artefacts: Iterable[Artefact], folder: Path) -> int:
    count = 0
    folder.mkdir(mode=0o755)
    for count, artefact in enumerate(artefacts, start=1):
        path = folder / artefact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artefact.content)
    return count

"""Stores, as fingerprints, which records were protected when the site was last built."""

import json
from contextlib import suppress
from pathlib import Path

from signpost.checks.protection import Protection
from signpost.records.cache import digest


def last_protection(cache: Path, folder: Path) -> Protection:
    """Load what was protected in the last site of a directory; nothing if none was built or the file is damaged."""
    with suppress(OSError, ValueError):
        kept = json.loads(_file(cache, folder).read_text(encoding="utf-8"))
        if isinstance(kept, dict) and all(isinstance(name, str) for name in kept.values()):
            return kept
    return {}


def keep_protection(cache: Path, folder: Path, now: Protection) -> None:
    """Store what is protected in the site just built. If that fails, there is no warning next time."""
    with suppress(OSError):
        file = _file(cache, folder)
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".fresh")
        fresh.write_text(json.dumps(dict(now), ensure_ascii=False), encoding="utf-8")
        fresh.replace(file)


def _file(cache: Path, folder: Path) -> Path:
    return cache / f"protected-{digest(str(folder.resolve()).encode())}.json"

"""The real command, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Final

from signpost.cli.main import main

ROOT: Final = Path(__file__).resolve().parents[2]
PATIENCE: Final = 600  # seconds after which a command is given up as hung
DAY: Final = "2026-11-22"
# Settings of the person who runs the tests, which commands must not see.
OWN: Final = ("PYTHON", "LC_", "LANG", "TZ", "COLUMNS", "GITHUB_", "CI")


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def environment(settings: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The environment of this computer, without settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN)}
    return {**kept, **settings}


def build_py(
    *words: str | Path,
    cwd: Path = ROOT,
    python: tuple[str, ...] = (),
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Result:
    """Run `build.py` with these words and settings, with nobody at the keyboard. Whatever happens, no traceback."""
    done = subprocess.run(
        [sys.executable, *python, str(ROOT / "build.py"), *map(str, words)],
        cwd=cwd,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in result.out + result.err, result.err
    assert "Exception ignored" not in result.err
    return result


def in_this_process(*words: str | Path) -> Result:
    """The same without a process of its own, which is quicker: for what doesn't hang on how a command is started."""
    out, err, keyboard = StringIO(), StringIO(), sys.stdin
    sys.stdin = StringIO()
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main([str(word) for word in words])
    finally:
        sys.stdin = keyboard
    return Result(code, out.getvalue(), err.getvalue())


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

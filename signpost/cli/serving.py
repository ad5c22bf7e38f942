"""The serve command: build, show the site on this computer, and build again whenever something is changed."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread

from watchfiles import watch

from signpost.cli.building import PROJECT, WRITTEN, say
from signpost.site.serve import Server


def run(folder: Path, out: Path, port: int, day: date | None, *, leaflets: bool) -> int:
    """Serve until Ctrl-C. Returns the exit code: that of the first build where it could not even look at the records.

    `day` is the day taken for today, or None for the day that it is at each build.
    """
    words = ["--directory", str(folder), "build", "--out", str(out), *(["--date", day.isoformat()] if day else [])]
    words += [] if leaflets else ["--no-leaflets"]
    with Server(out, port) as server:
        try:
            return _serve(server, [path for path in (folder, *WRITTEN) if path.is_dir()], words)
        except KeyboardInterrupt:
            say(f"\nStopped. The site stays in the folder {out}.")
            return 0


def _serve(server: Server, folders: Sequence[Path], words: Sequence[str]) -> int:
    changes = watch(*folders, debounce=200, rust_timeout=100, yield_on_timeout=True)
    next(changes)  # from now on it notices changes, those during a build too
    if (code := _build(words)) > 1:
        return code
    Thread(target=server.serve_forever, daemon=True).start()
    say(f"The site is at {server.address} for you alone. To stop, press Ctrl-C.")
    for changed in changes:
        if changed:
            say("\nSomething has changed.")
            _build(words)
    return 0


def _build(words: Sequence[str]) -> int:
    """Build in a process of its own, which sees a changed schema too. Its words go where ours go."""
    return subprocess.run([sys.executable, str(PROJECT / "build.py"), *words], check=False).returncode

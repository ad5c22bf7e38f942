"""The serve command: builds, shows the site on this computer, and builds again after each change."""

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from threading import Thread

from watchfiles import watch

from signpost.cli.building import WRITTEN, say
from signpost.cli.errors import new_process
from signpost.site.overrides import own_sources
from signpost.site.serve import Server


def run(folder: Path, out: Path, port: int, day: date | None, *, leaflets: bool) -> int:
    """Serve until Ctrl-C. Returns the exit code: the first build's, if that could not even read the records.

    `day` is the date to use as today, or None for the actual date of each build.
    """
    words = ["--directory", str(folder), "build", "--out", str(out), *(["--date", day.isoformat()] if day else [])]
    words += [] if leaflets else ["--no-leaflets"]
    with Server(out, port) as server:
        try:
            own = own_sources(folder)
            return _serve(server, [folder, *WRITTEN, *([own] if own else [])], words)
        except KeyboardInterrupt:
            say(f"\nStopped. The site stays in the folder {out}.")
            return 0


def _serve(server: Server, folders: Sequence[Path], words: Sequence[str]) -> int:
    changes = watch(*folders, debounce=200, rust_timeout=100, yield_on_timeout=True)
    next(changes)  # watches from now on, also during a build
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
    """Build in a new process, which also sees a changed schema. It prints where we print."""
    return subprocess.run([*new_process(), *words], check=False).returncode

"""Make ready what `make site` and `make test` need, with nothing but Python itself.

`python tools/prepare.py site` makes the folder .venv and puts the pinned libraries into it.
`python tools/prepare.py test` adds the testing tools and looks for a browser. A second run
does nothing until a pinned list, the Python or the folder's own place has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BROWSER_NOTE = VENV / "chromium-path"
LOCKS = {"site": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
OLDEST_PYTHON = (3, 11)

BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
"""What browsers are called where a system has them on its PATH."""

BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
    "C:/Program Files/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/snap/bin/chromium",
)
"""Where browsers are on systems that do not put them on the PATH."""


class MissingError(Exception):
    """Something is not there. The message says what, and how to get it."""


class Result(NamedTuple):
    """How a program ended, and all that it printed."""

    code: int
    output: str


def in_ci() -> bool:
    """Say whether this is an automatic run, where a missing thing is always a failure."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def say(text: str) -> None:
    """Tell the person who waits what is going on, at once."""
    print(text, flush=True)


def run(arguments: list[str], seconds: int, **extra: str) -> Result:
    """Run a program to its end. One that is not there or hangs counts as failed."""
    try:
        done = subprocess.run(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**os.environ, **extra},
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Result(1, str(error))
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"))


# The folder .venv


def venv_python() -> Path:
    """Give the path of the Python inside .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def stamp_path(kind: str) -> Path:
    """Give the path of the note that says what .venv holds."""
    return VENV / f".prepared-{kind}"


def stamp_text(kind: str) -> str:
    """Name all that the installed libraries hang on: the pinned list, the Python, the place."""
    lock = hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()
    return "\n".join((lock, sys.version, sys.base_prefix, str(VENV))) + "\n"


def is_current(kind: str) -> bool:
    """Say whether .venv already holds just what the pinned list asks for."""
    try:
        written = stamp_path(kind).read_text("utf-8")
    except OSError:
        return False
    return written == stamp_text(kind) and venv_python().exists()


def is_outdated() -> bool:
    """Say whether .venv was filled from another list, or by another Python, or elsewhere."""
    return any(stamp_path(kind).exists() and not is_current(kind) for kind in LOCKS)


def require_python() -> None:
    """Stop with a sentence unless this Python can make a .venv that Signpost runs in."""
    if sys.version_info < OLDEST_PYTHON:
        have = ".".join(map(str, sys.version_info[:2]))
        need = ".".join(map(str, OLDEST_PYTHON))
        raise MissingError(
            f"Signpost needs Python {need} or newer, and this is Python {have}: install a newer "
            "one from https://www.python.org/downloads/ and run, say, make site PYTHON=python3.12"
        )
    try:
        import ensurepip  # noqa: F401 -- only to see whether it is there
        import venv  # noqa: F401
    except ImportError:
        raise MissingError(
            "Python's venv part is missing: on Debian or Ubuntu, install it with "
            "sudo apt-get install python3-venv, then run this again."
        ) from None


def make_venv() -> None:
    """Make .venv, or make it anew if what it holds is out of date."""
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists():
        raise MissingError(
            "There is a folder called .venv here that Signpost did not make: move it away, then try again."
        )
    anew = ["--clear"] if is_outdated() else []
    made = run([sys.executable, "-m", "venv", *anew, str(VENV)], seconds=300)
    if made.code != 0:
        raise MissingError(f"{made.output.strip()}\nThe folder .venv could not be made: see the lines above.")


def install(kind: str) -> None:
    """Put the pinned libraries into .venv, each file held against its hash."""
    command = [str(venv_python()), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "--requirement", str(LOCKS[kind])]
    done = run(command, seconds=1800)
    if done.code != 0:
        raise MissingError(
            f"{done.output.strip()}\n"
            "The libraries could not be installed: check that this computer is online, then run this again."
        )


def prepare_libraries(kind: str) -> None:
    """Bring .venv up to date with a pinned list, unless it is already."""
    if is_current(kind):
        return
    require_python()
    what = "libraries that build the site" if kind == "site" else "libraries and testing tools"
    say(f"Getting the {what}, into the folder .venv.")
    say("This takes one or two minutes, and is done again only when the list of them changes.")
    make_venv()
    install(kind)
    stamp_path(kind).write_text(stamp_text(kind), "utf-8")
    if kind == "test":  # the testing list holds everything on the other one
        stamp_path("site").write_text(stamp_text("site"), "utf-8")
    say("The libraries are ready.")


# The browser


def is_browser(path: str) -> bool:
    """Say whether this program is there and starts: some systems have a stand-in that does not."""
    if not Path(path).is_file():
        return False
    if os.name == "nt":  # there, asking for the version opens a window
        return True
    answer = run([path, "--version"], seconds=60)
    return answer.code == 0 and any(name in answer.output for name in ("Chrom", "Edge"))


def installed_browser() -> Path | None:
    """Look for a browser in the places where systems keep them."""
    on_path = [shutil.which(name) for name in BROWSER_NAMES]
    places = [place for place in (*on_path, *BROWSER_PLACES) if place]
    return next((Path(place) for place in places if is_browser(place)), None)


def chosen_browser() -> Path | None:
    """Give the browser that the caller named in SIGNPOST_BROWSER, or None if none is named."""
    named = os.environ.get("SIGNPOST_BROWSER")
    if not named:
        return None
    if not is_browser(named):
        raise MissingError(f"SIGNPOST_BROWSER says {named}, and there is no browser of that name: mend it.")
    return Path(named)


def noted_browser() -> Path | None:
    """Give the browser that an earlier run noted, if it is still there."""
    try:
        noted = Path(BROWSER_NOTE.read_text("utf-8").strip())
    except OSError:
        return None
    return noted if noted.is_file() else None


def find_browser() -> Path | None:
    """Give the Chromium, Chrome or Edge that the browser tests use, or None.

    In CI a browser that is not there raises MissingError, so that no test is left out.
    """
    found = chosen_browser() or noted_browser() or installed_browser()
    if found is None and in_ci():
        raise MissingError(no_browser_message())
    return found


def no_browser_message() -> str:
    """Say what is missing and how to get it, in one sentence."""
    return (
        "No Chromium, Chrome or Edge was found, which the browser tests need: install one of them "
        "(on Debian, sudo apt-get install chromium), or give its path in SIGNPOST_BROWSER."
    )


def can_use_apt() -> bool:
    """Say whether this is a Debian-like system and we may install its packages."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def browser_from_apt() -> Path | None:
    """Install Debian's Chromium, if we may."""
    if not can_use_apt():
        return None
    say("Installing Chromium from the system's packages, for the browser tests. This takes a minute or two.")
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = run(["apt-get", "-q", *arguments], seconds=900, DEBIAN_FRONTEND="noninteractive")
        if done.code != 0:
            say(f"apt-get {arguments[0]} did not work. It ended with:\n{last_lines(done.output)}")
            return None
    return installed_browser()


def browser_from_playwright() -> Path | None:
    """Let Playwright fetch its own Chromium, into its own folder."""
    say("Fetching a Chromium for the browser tests with Playwright. This takes a minute or two.")
    done = run([str(venv_python()), "-m", "playwright", "install", "chromium"], seconds=900)
    if done.code != 0:
        say(f"Playwright could not fetch it. It ended with:\n{last_lines(done.output)}")
        return None
    ask = "from playwright.sync_api import sync_playwright as start\n"
    ask += "with start() as playwright: print(playwright.chromium.executable_path)"
    answer = run([str(venv_python()), "-c", ask], seconds=120)
    path = Path(answer.output.strip())
    return path if answer.code == 0 and path.is_file() else None


def last_lines(text: str) -> str:
    """Keep the end of what a program printed: it says why."""
    return "\n".join("  " + line for line in text.strip().splitlines()[-6:])


def prepare_browser() -> None:
    """Note the path of a browser for the tests, and get one if there is none."""
    if chosen_browser() or noted_browser():
        return
    found = installed_browser() or browser_from_apt() or browser_from_playwright()
    if found is None:
        BROWSER_NOTE.unlink(missing_ok=True)
        raise MissingError(no_browser_message())
    BROWSER_NOTE.write_text(f"{found}\n", "utf-8")
    say(f"The browser tests will use {found}.")


# The command


def prepare(kind: str) -> int:
    """Make ready for one kind of work. Give the exit code."""
    try:
        prepare_libraries(kind)
    except MissingError as missing:
        say(str(missing))
        return 1
    if kind == "site":
        return 0
    try:
        prepare_browser()
    except MissingError as missing:
        say(str(missing))
        if in_ci():
            return 1
        say("Until then the tests that need a browser are left out.")
    return 0


def main(arguments: list[str]) -> int:
    """Read the command line. Give the exit code."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say("Say what to make ready: python tools/prepare.py site, or python tools/prepare.py test")
        return 2
    return prepare(arguments[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

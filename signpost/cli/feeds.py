"""A data package or a feed of Open Referral as a member of a join."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from signpost.cli import importing, package_importing
from signpost.cli.writing_files import write_directory
from signpost.imports.reading import SERVICES
from signpost.imports.reading.datapackage import DESCRIPTOR
from signpost.imports.review.write import side_folder
from signpost.joining.county import first_files
from signpost.joining.members import MemberDirectory, typed
from signpost.records.directory import Directory, read_directory
from signpost.records.writing import write_plain


def is_package(place: str) -> bool:
    """Whether there is a data package at a place: its descriptor, or the folder with it."""
    path = Path(place)
    return path.name == DESCRIPTOR or (path / DESCRIPTOR).is_file()


def package_directory(place: str, today: date) -> Directory | None:
    """The directory that a data package holds; None if it can't be read, which is told."""
    with TemporaryDirectory(prefix="signpost-") as scratch:
        home = Path(scratch) / "directory"
        return read_directory(home) if package_importing.run(home, today, place, update=False) else None


def feed_directory(place: str, home: Path, name: str, base: MemberDirectory, today: date) -> Directory | None:
    """Import a feed into the folder `home`, and return its directory; None if nothing was imported, which is told.

    If there is no such folder it is made: an area with the name of the feed, and the words and routes of `base`. A
    person's answers are in the mapping beside it.
    """
    if not home.exists():
        _make(home, name, base)
    mapping = home.with_name(f"{home.name}-mapping.yaml")
    known = mapping if mapping.is_file() else None
    if importing.run(home, today, SERVICES, place, known, update=True):
        return read_directory(home)
    if known is None:
        print(f"Save your answers as {mapping}, from mapping.yaml in {side_folder(home)}, and join again.")
    return None


def _make(home: Path, name: str, base: MemberDirectory) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".signpost-", dir=home.parent) as scratch:
        fresh = Path(scratch) / home.name
        routes = base.directory.pathways.values()
        files = {f"pathways/{one.id}.yaml": write_plain("pathway", typed(one)) for one in routes}
        files |= first_files([base], name)
        write_directory(fresh, files)
        fresh.rename(home)

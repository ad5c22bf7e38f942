"""A data package or a feed of Open Referral as a member of a join: its records are kept beside the whole."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from signpost.cli import importing
from signpost.cli.writing_files import write_files
from signpost.imports.reading import SERVICES, SHEET
from signpost.imports.reading.datapackage import DESCRIPTOR
from signpost.imports.review.write import side_folder
from signpost.joining.county import first_files
from signpost.joining.members import MemberDirectory, typed
from signpost.records.file_names import FOLDERS
from signpost.records.writing import write_plain

MAPPING: Final = "{}-mapping.yaml"


def feed_folder(source: str, home: Path, name: str, base: MemberDirectory, today: date) -> Path | None:
    """Import a feed into the folder `home`, and return it; None if nothing could be imported, which is told.

    If there is no such folder, it is made: an area with the name of the feed, and the words and routes of `base`. A
    person's answers are in the mapping beside it.
    """
    if not home.exists():
        _make(home, name, base)
    mapping = home.with_name(MAPPING.format(home.name))
    known = mapping if mapping.is_file() else None
    done = importing.run(home, today, _form(source), source, known, update=True)
    if not done and known is None:
        print(f"Save your answers as {mapping}, from the mapping.yaml in {side_folder(home)}, and join again.")
    return home if done else None


def _form(source: str) -> str:
    path = Path(source)
    is_package = path.name == DESCRIPTOR or (path / DESCRIPTOR).is_file()
    return SHEET if is_package else SERVICES


def _make(home: Path, name: str, base: MemberDirectory) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".signpost-", dir=home.parent) as scratch:
        fresh = Path(scratch) / home.name
        for folder in FOLDERS:
            (fresh / folder).mkdir(parents=True)
        routes = base.directory.pathways.values()
        files = {f"pathways/{one.id}.yaml": write_plain("pathway", typed(one)) for one in routes}
        files |= first_files([base], name)
        write_files(fresh, {file: text.encode() for file, text in files.items()})
        fresh.rename(home)

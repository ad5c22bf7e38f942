"""Invented services, and whole imports of them into a copy of the small good directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.imports.reading.listing import Given, Listing, Part, Reading
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.mapping_file import read_mapping
from signpost.imports.reconciling.outcome import Target
from signpost.imports.review.write import side_folder
from signpost.imports.run import ImportResult, run_import
from signpost.records.directory import Directory, read_directory
from tests.day import TODAY
from tests.records.scratch import small_folder

# What a person would answer for any list of groups.
FOR_ALL: Final = """
source: Saltmarsh Council
defaults:
  areas: [south-ward]
  setting: [group]
  cost: { amount: ask }
  joining: ring-first
  levels: [signposting]
  routes: [{ who: self, how: Ring the group. }]
organisation:
  kind: community-group
  summary: Neighbours who do things together.
"""
# And for the services below.
MAPPING: Final = f"""{FOR_ALL}
categories:
  Board games: {{ needs: [loneliness] }}
  Clubs: {{ needs: [] }}
"""
HALL: Final = {"venue": "Saltmarsh Hall", "address": "3 Plover Way", "town": "Oldmixon", "postcode": "BS24 9ZY"}
CHESS: Final[Mapping[str, Any]] = {
    "name": "Tuesday Chess",
    "description": "Chess for all on Tuesdays. Boards and tea are there.",
    "organisation": "Saltmarsh Players",
    "categories": "Board games",
    "places": [HALL],
    "contacts": [{"phone": "0117 496 0199"}],
}


def listing(identity: str = "17", **said: Any) -> Listing:
    """A service: texts under names of the common form, several in a list; places, sessions and contacts are parts."""
    parts = {
        kind: tuple(_part(part, f"{identity}, {kind}") for part in said.pop(kind, ()))
        for kind in ("places", "sessions", "contacts")
    }
    others = tuple(Given(text, f"{identity}, other") for text in said.pop("others", ()))
    values = {"id": identity, **said}
    givens = {
        name: tuple(Given(text, f"{identity}, {name}") for text in ([value] if isinstance(value, str) else value))
        for name, value in values.items()
    }
    return Listing(identity, f"service {identity}", givens, others=others, **parts)


def chess(identity: str = "17", **said: Any) -> Listing:
    """The same service with some of its texts changed."""
    return listing(identity, **{**CHESS, **said})


def _part(part: Mapping[str, str], where: str) -> Part:
    return {name: Given(text, where) for name, text in part.items()}


@dataclass(frozen=True)
class Import:
    """An import that has been run: what it did, and where."""

    folder: Path
    done: ImportResult
    told: list[str]

    @property
    def side(self) -> Path:
        return side_folder(self.folder)

    @property
    def report(self) -> str:
        """The page and the details."""
        return self.page + (self.side / "details.md").read_text(encoding="utf-8")

    @property
    def page(self) -> str:
        return (self.side / "report.md").read_text(encoding="utf-8")

    @property
    def states(self) -> list[str]:
        """What became of each activity."""
        return [one.state for one in self.done.reconciled.records("activity")]

    def record(self, name: str) -> str:
        """The text of a record's file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def left_out(self, name: str) -> str:
        return (self.side / "left-out" / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """All files of the directory."""
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in self.folder.rglob("*.yaml")}

    def everything(self) -> str:
        """Every byte that the import wrote or said, as text."""
        beside = [path.read_text(encoding="utf-8") for path in sorted(self.side.rglob("*")) if path.is_file()]
        names = [path.name for folder in (self.side, self.folder) for path in sorted(folder.rglob("*"))]
        return "\n".join([*beside, *names, *self.told, *(data.decode() for data in self.files().values())])

    def errors(self) -> list[str]:
        """What the check command would refuse in the directory now."""
        found = check(read_directory(self.folder), TODAY)
        return [f"{item.file}: {item.message}" for item in found if item.severity == "error"]


def answers(folder: Path, text: str) -> Answers:
    """Answers from a mapping's text, which must be without a fault."""
    file = folder.parent / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    read, problems = read_mapping(file, read_directory(folder))
    assert problems == ()
    return read


def run(
    home: Path, listings: Iterable[Listing], mapping: str = MAPPING, *, update: bool = False, more: str = ""
) -> Import:
    """Import into the directory under `home`, which is made if it doesn't exist. `more` is added to the mapping."""
    folder = home / "directory" if (home / "directory").exists() else small_folder(home)
    told: list[str] = []
    directory: Directory = read_directory(folder)
    read = answers(folder, mapping + more)
    into = Target(folder, directory, TODAY, update)
    done = run_import(Reading("a list", tuple(listings)), read, into, told.append, mapped=True)
    return Import(folder, done, told)

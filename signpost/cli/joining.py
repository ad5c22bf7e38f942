"""The join command: several directories under one roof, each of whose records stays its owner's."""

import shutil
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from signpost.checks import check
from signpost.checks.words import join_words
from signpost.cli.errors import UsageError, command
from signpost.cli.feeds import feed_directory, is_package, package_directory
from signpost.cli.options import records_in
from signpost.cli.report import as_text, number_of, show
from signpost.cli.writing_files import list_texts, write_directory, write_files
from signpost.imports.reading.formats import is_web
from signpost.joining.county import County, first_files
from signpost.joining.findings import KINDS, Finding
from signpost.joining.join import join, perhaps_same
from signpost.joining.members import MemberDirectory
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import Problem
from signpost.values.names import id_from

NOTHING_WRITTEN: Final = "Nothing was written."


def run(sources: Sequence[str], out: Path, name: str, today: date) -> bool:
    """Join directories into the one in the folder `out`. If there is none it is made, and called `name`.

    Returns False, and writes nothing, if a member or the whole has errors. Raises UsageError.
    """
    members = _members(sources, out, today)
    if members is None:
        return False
    _refuse_twice(members)
    _refuse_joined(members)
    if bad := [(member.name, found) for member in members if (found := _errors(member.directory, today))]:
        for owner, found in bad:
            print(as_text(found, owner), file=sys.stderr)
        print(f"A directory with errors can't be joined. {NOTHING_WRITTEN}", file=sys.stderr)
        return False
    with TemporaryDirectory(prefix=".signpost-", dir=out.resolve().parent) as scratch:
        trial = Path(scratch) / "directory"
        new = _start(trial, out, members, name)
        county = County(read_directory(trial), list_texts(trial))
        _refuse_left_out(members, county)
        _refuse_misplaced(county)
        if changed := [one for one in _errors(county.directory, today) if one.code == "joined-changed"]:
            print(f"{as_text(changed, str(out))}Joining would lose these changes. {NOTHING_WRITTEN}", file=sys.stderr)
            return False
        made = join(members, county, today)
        write_files(trial, made.files)
        whole = read_directory(trial)
        if found := _errors(whole, today):
            print(f"{as_text(found, str(out))}These are the errors it would have. {NOTHING_WRITTEN}", file=sys.stderr)
            return False
        if new:
            if out.exists():
                out.rmdir()  # it is empty; some systems rename onto no folder at all
            trial.rename(out)
        else:
            write_files(out, made.files)
    _tell((*made.findings, *perhaps_same(whole)), whole, out)
    return True


def _members(sources: Sequence[str], out: Path, today: date) -> list[MemberDirectory] | None:
    """The members as typed, in their order; None if one of them could not be read, which is told."""
    members: list[MemberDirectory] = []
    for source in sources:
        name, place = _named(source)
        member = _member(name, place, members, out, today)
        if member is None:
            print(f"{source} could not be joined. {NOTHING_WRITTEN}", file=sys.stderr)
            return None
        members.append(member)
    return members


def _member(name: str, place: str, before: Sequence[MemberDirectory], out: Path, today: date) -> MemberDirectory | None:
    if folder := _records(place):
        return _called(name, place, read_directory(folder))
    if is_package(place):
        package = package_directory(place, today)
        return _called(name, place, package) if package else None
    _require_feed(name, place, before)
    home = out.with_name(f"{out.name}-members") / id_from(name)
    feed = feed_directory(place, home, name, before[0], today)
    return MemberDirectory(id_from(name), name, feed, is_feed=True) if feed else None


def _called(name: str, place: str, directory: Directory) -> MemberDirectory:
    """A member with the name that was typed, or with its own."""
    name = name or directory.about.name
    if not id_from(name):
        raise UsageError(f"The directory in {place} has no name. Write NAME={place}. {NOTHING_WRITTEN}")
    return MemberDirectory(id_from(name), name, directory)


def _named(source: str) -> tuple[str, str]:
    """The name before a "=" sign, or "", and the place of a member."""
    name, sign, place = source.partition("=")
    return (name, place) if sign and "/" not in name and not Path(source).exists() else ("", source)


def _records(place: str) -> Path | None:
    """The folder of records at a place: itself, or the one in it; None if it is something to import."""
    folder = records_in(Path(place))
    return folder if (folder / "directory.yaml").is_file() else None


def _require_feed(name: str, place: str, members: Sequence[MemberDirectory]) -> None:
    if not is_web(place) and not Path(place).exists():
        raise UsageError(f"There is no directory, file or feed called {place}. {NOTHING_WRITTEN}")
    if not id_from(name):
        raise UsageError(f"{place} is no folder of records, so it needs a name. Write NAME={place}. {NOTHING_WRITTEN}")
    if not members:
        raise UsageError(f"Name a folder of records first: its words are used for {name}. {NOTHING_WRITTEN}")


def _refuse_twice(members: Sequence[MemberDirectory]) -> None:
    for place, member in enumerate(members):
        if member.id in {other.id for other in members[:place]}:
            raise UsageError(f"Two directories are called {member.name}. Write NAME=DIR for one. {NOTHING_WRITTEN}")


def _refuse_left_out(members: Sequence[MemberDirectory], county: County) -> None:
    """Refuse to drop a directory because its name was left out or has changed."""
    named = {member.id for member in members}
    if left := next((known for known in county.directory.members.values() if known.id not in named), None):
        raise UsageError(
            f"{left.name} was joined before, and none of these is called that. Name it too: “{left.name}=DIR”. If "
            f"it is to go, with all its records, delete it from members.yaml first. {NOTHING_WRITTEN}"
        )


def _refuse_misplaced(county: County) -> None:
    """Refuse to lose an area that somebody has written where joined ones belong."""
    if ids := county.misplaced:
        raise UsageError(
            f"In areas.yaml {join_words(list(ids))} stands below the line where joined areas begin, and would be lost. "
            f"Move it above that line. {NOTHING_WRITTEN}"
        )


def _refuse_joined(members: Sequence[MemberDirectory]) -> None:
    """Refuse what is itself joined: whose each record is would be lost."""
    for member in members:
        if inner := member.directory.members:
            names = join_words([one.name for one in inner.values()])
            raise UsageError(f"{member.name} was joined from {names}. Name those instead of it. {NOTHING_WRITTEN}")


def _errors(directory: Directory, today: date) -> list[Problem]:
    return [found for found in check(directory, today) if found.severity == "error"]


def _start(trial: Path, out: Path, members: Sequence[MemberDirectory], name: str) -> bool:
    """Put a copy of the directory in `out` into `trial`; if there is none, the beginning of one: then return True."""
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file, and no folder. {NOTHING_WRITTEN}")
    if out.exists() and any(out.iterdir()):
        if not (out / "members.yaml").is_file():
            raise UsageError(f"{out} is not empty, and nothing was joined in it. Choose another. {NOTHING_WRITTEN}")
        shutil.copytree(out, trial)
        return False
    if not id_from(name):
        raise UsageError(f"What is the whole called? Write --name, such as --name Leicestershire. {NOTHING_WRITTEN}")
    write_directory(trial, first_files(members, name))
    return True


def _tell(findings: Sequence[Finding], whole: Directory, out: Path) -> None:
    """Print what a person must know, what needs a decision first."""
    for kind, heading in KINDS.items():
        show(heading, [found.words for found in findings if found.kind == kind])
    print(
        f"{out} has {number_of(len(whole.activities), 'activity', 'activities')} of {len(whole.members)} directories."
    )
    print(f"Next: {command()} --directory {out}")

"""Our own export of Open Referral, imported again, gives the same directory, except for what is named."""

import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import pytest

from signpost.imports.reading.formats import read
from signpost.imports.reconciling.outcome import Target
from signpost.imports.run import run_import
from signpost.outputs.hsds_uk import FOLDER, hsds_uk
from signpost.records.days import is_running
from signpost.records.directory import Directory, read_directory
from signpost.records.document import Document
from signpost.records.model import Activity, Record
from signpost.records.parts import AgeRange, Audience
from signpost.records.source import Source
from signpost.views.hsds.not_held import NOT_HELD, left_behind
from signpost.views.open_data import OpenData
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, demonstration
from tests.imports.importing import Import, answers
from tests.records.scratch import SMALL, small_directory

VOCABULARIES: Final = ("directory.yaml", "levels.yaml", "areas.yaml", "assurance.yaml", "needs", "pathways")
NOWHERE: Final = Source("", "", Document("", None, {}, ()), (), None)  # a parser that was used can't be copied


def exported(directory: Directory, folder: Path) -> Path:
    """The export of a directory, as files."""
    for made in hsds_uk(Snapshot(directory, TODAY)):
        file = folder / made.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.content)
    return folder / FOLDER


def imported(feed: Path, home: Path, checked: tuple[str, ...] = ()) -> Import:
    """An import into a directory that has the demonstration's vocabularies and nothing else."""
    folder = home / "directory"
    folder.mkdir(parents=True)
    for name in VOCABULARIES:
        source = DEMONSTRATION / name
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, folder / name)
    told: list[str] = []
    mapping = answers(folder, f"source: Our own\nsensitive_checked: [{', '.join(checked)}]\n")
    reading = read("hsds-uk", str(feed), mapping, told.append, told.append)
    target = Target(folder, read_directory(folder), TODAY, update=False)
    done = run_import(reading, mapping, target, told.append, mapped=True)
    return Import(folder, done, told)


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Import:
    """The demonstration, imported again. What speaks of danger is only taken once a person has said that it may be."""
    home = tmp_path_factory.mktemp("again")
    feed = exported(demonstration(), home)
    first = imported(feed, home / "first")
    hidden = tuple(one.id for one in first.done.reconciled.services if one.sensitive)
    return imported(feed, home / "second", hidden)


def told(directory: Directory, kind: str, record: Record) -> Mapping[str, Any]:
    """What a record says in those fields that the form can hold. Other records are named, since ids are new."""
    values = asdict(replace(record, source=NOWHERE))
    del values["id"], values["source"]
    if isinstance(record, Activity):
        values["organisation"] = directory.organisations[record.organisation].name
        values["venue"] = directory.venues[record.venue].name if record.venue in directory.venues else record.venue
        running = [session for session in record.sessions if is_running(session, TODAY)]
        values["sessions"] = [
            asdict(session) | ({"day": f"{session.date:%A}".lower()} if session.date else {}) for session in running
        ]
    for closure in values.get("closures", ()):
        closure.pop("owner", None)  # a venue's closure comes back as that of its groups
    for path in NOT_HELD[kind]:
        name, _, part = path.partition(".")
        if part:
            held = values[name]
            for one in held if isinstance(held, list | tuple) else [held]:
                del one[part]
        else:
            del values[name]
    return values


@pytest.mark.parametrize("kind", ["activity", "organisation", "venue"])
def test_every_record_comes_back_as_it_was(again: Import, kind: str) -> None:
    before, after = Snapshot(demonstration(), TODAY).directory, Snapshot(read_directory(again.folder), TODAY).directory
    ours, theirs = records(before, kind), records(after, kind)
    running = [one for one in OpenData(before).activities.values() if one.status != "closed"]
    needed = {id_ for one in running for id_ in (one.id, one.organisation, one.venue)}
    assert theirs.keys() == {name for name, one in ours.items() if one.id in needed}  # a closed group is not taken over
    for name, record in theirs.items():
        assert told(after, kind, record) == told(before, kind, ours[name]), name


def records(directory: Directory, kind: str) -> Mapping[str, Any]:
    """The open records of a kind by name."""
    data = OpenData(directory)
    found: Mapping[str, Any] = {"activity": data.activities, "organisation": data.organisations, "venue": data.venues}[
        kind
    ]
    return {record.name: record for record in found.values()}


def test_no_question_is_left_and_nothing_is_at_fault(again: Import) -> None:
    assert again.done.review.count == 0
    assert again.errors() == []


def test_the_report_names_what_does_not_come_back(again: Import) -> None:
    assert left_behind() in again.told
    for title in ("Four signs", "What to bring", "Last checked", "Refer back if"):
        assert title in again.page


def test_an_export_that_is_imported_twice_changes_nothing(again: Import) -> None:
    before = again.files()
    mapping = answers(again.folder, "source: Our own\n")
    feed = again.folder.parents[1] / FOLDER
    reading = read("hsds-uk", str(feed), mapping, again.told.append, again.told.append)
    target = Target(again.folder, read_directory(again.folder), TODAY, update=True)
    done = run_import(reading, mapping, target, again.told.append, mapped=True)
    assert {one.state for one in done.reconciled.records("activity")} <= {"same", "closed", "sensitive"}
    assert again.files() == before


def brought_back(home: Path, more: str = "", session: str = "") -> Activity:
    """A group with these lines in its record, and these in its only session, exported and imported again."""
    like = (SMALL / "activities" / "knit-and-natter.yaml").read_text("utf-8").partition("not_suitable_for")[0]
    record = like.replace("ends: 12:00\n", f"ends: 12:00\n{session}") + more
    feed = exported(small_directory(home / "small", {"activities/knit-and-natter.yaml": record}), home)
    [found] = [
        one for one in read_directory(imported(feed, home).folder).activities.values() if one.name == "Knit and Natter"
    ]
    return found


def test_a_run_that_goes_on_after_its_known_times_keeps_both_days(tmp_path: Path) -> None:
    days = "    from: 2026-09-01\n    until: 2027-07-27\n    known_until: 2027-03-30\n"
    [session] = brought_back(tmp_path, session=days).sessions
    assert [str(day) for day in (session.from_, session.until, session.known_until)] == [
        "2026-09-01",
        "2027-07-27",
        "2027-03-30",
    ]


@pytest.mark.parametrize(
    ("audience", "means"),
    [
        ("{note: Adults}", Audience(note="Adults")),
        ("{note: Adults, age_from: 50}", Audience(note="Adults", age_from=50)),
        ("{children_ages: {from: 2, to: 4}, gender: women}", Audience(children_ages=AgeRange(2, 4), gender="women")),
    ],
)
def test_a_sentence_of_a_record_never_comes_back_as_an_answer_to_something_else(
    tmp_path: Path, audience: str, means: Audience
) -> None:
    own = (
        "For men",
        "For families",
        "Children of 3 and over",
        "Ages 18 to 25",
        "Who may come: anyone",
        "Not for: anyone",
        "Instead: nothing",
        "Suitable for: For women",
        "People who like tea.",
    )
    lines = "".join(f'  - "{line}"\n' for line in own)
    there = brought_back(tmp_path, f"audience: {audience}\nsuitable_for:\n{lines}")
    assert there.suitable_for == own
    assert there.not_suitable_for == ()
    assert there.audience == means

"""A page that is made of the same says the same: whatever is edited, no page is kept that would say something else."""

import copy
import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.outputs import outputs
from signpost.outputs.artefact import Page, Plan
from signpost.records.directory import Directory, read_directory
from signpost.records.model import Record
from signpost.records.schema import Written, schema_of, texts
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import DEMONSTRATION, demonstration

KINDS: Final = ("activity", "organisation", "venue", "need", "area", "level", "assurance", "pathway", "directory")
STATUS: Final = ("open", "full", "paused", "closed")


def plans(directory: Directory, today: date = TODAY) -> dict[str, Plan[Page]]:
    """Every page that is planned, by its path."""
    made = (one for share in outputs(Snapshot(directory, today)) for one in share)
    return {one.path: one for one in made if isinstance(one, Plan)}


@cache
def before() -> Mapping[str, tuple[str, Page]]:
    """What each planned page of the demonstration is made of, and that page."""
    return {path: (plan.fingerprint, plan.make()) for path, plan in plans(demonstration()).items()}


def changed(now: Mapping[str, Plan[Page]]) -> set[str]:
    """The pages that would be made anew. Each other one must be as it was."""
    then = before()
    anew = {path for path, plan in now.items() if path not in then or then[path][0] != plan.fingerprint}
    for path in now.keys() - anew:
        assert now[path].make() == then[path][1], path
    return anew


def typed_anew(written: Written, ids: Mapping[str, list[str]], number: int) -> str:
    """Another text that is as good there."""
    if written.refers_to:
        return ids[written.refers_to][number % len(ids[written.refers_to])]
    if written.path == ("status",):
        return STATUS[number % len(STATUS)]
    if written.schema.get("x-type") == "boolean":
        return "no" if written.text == "yes" else "yes"
    if written.schema.get("format") == "date":
        return (date.fromisoformat(written.text) - timedelta(days=number)).isoformat()
    if written.form == "phone":
        return f"0117 496 0{number % 1000:03}"
    return f"{written.text} Anew." if written.style else written.text


def edited(record: Record, written: Written, new: str) -> dict[str, Any]:
    """A record's values with another text at one place."""
    values: Any = copy.deepcopy(record.source.value)
    part = values
    for step in written.path[:-1]:
        part = part[step]
    part[written.path[-1]] = new
    return values  # type: ignore[no-any-return] # a good record is a mapping


def write(folder: Path, directory: Directory, record: Record, values: dict[str, Any]) -> None:
    """Write a record in the place of the one that it was, with the others of its file."""
    others = [source for source in directory.folder.sources if source.file == record.source.file]
    each = [values if source is record.source else source.value for source in others]
    text = yaml.safe_dump(each if record.source.root else values, allow_unicode=True)
    (folder / record.source.file).write_text(text, "utf-8", newline="\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the demonstration directory."""
    return shutil.copytree(DEMONSTRATION, tmp_path_factory.mktemp("planning") / "directory")


@settings(deadline=None, max_examples=15)
@given(st.sampled_from(KINDS), st.data())
def test_whatever_is_edited_no_page_is_kept_that_would_say_something_else(
    folder: Path, kind: str, data: st.DataObject
) -> None:
    directory = demonstration()
    record = data.draw(st.sampled_from(list(directory.of_kind(kind).values())))
    written = data.draw(st.sampled_from(texts(schema_of(kind), record.source.value or {})))
    ids = {name: list(directory.of_kind(name)) for name in KINDS if name != "directory"}
    new = typed_anew(written, ids, data.draw(st.integers(1, 700)))
    try:
        write(folder, directory, record, edited(record, written, new))
        changed(plans(read_directory(folder)))
    finally:
        shutil.copyfile(DEMONSTRATION / record.source.file, folder / record.source.file)


def edit(folder: Path, file: str, old: str, new: str) -> set[str]:
    """The pages that are made again when some words in a file are replaced."""
    text = (DEMONSTRATION / file).read_text("utf-8")
    assert old in text
    try:
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
        return changed(plans(read_directory(folder)))
    finally:
        shutil.copyfile(DEMONSTRATION / file, folder / file)


def test_nothing_is_made_anew_where_nothing_has_changed(folder: Path) -> None:
    assert changed(plans(read_directory(folder))) == set()


def test_another_day_makes_every_page_anew() -> None:
    now = plans(demonstration(), TODAY + timedelta(days=1))
    assert {path for path, plan in now.items() if plan.fingerprint == before()[path][0]} == set()


def test_a_changed_activity_makes_anew_the_pages_that_tell_of_it_and_no_others(folder: Path) -> None:
    anew = edit(folder, "activities/tea-and-talk.yaml", "Tea, toast", "Coffee, toast")
    assert anew >= {
        "activities/tea-and-talk.html",
        "activities/index.html",
        "needs/loneliness.html",
        "areas/south-ward.html",
        "organisations/bournville-neighbours.html",
    }
    assert {path for path in anew if path.startswith("activities/")} == {
        "activities/tea-and-talk.html",
        "activities/index.html",
    }
    assert "needs/menopause.html" not in anew


def test_a_changed_activity_makes_anew_the_pages_that_send_people_to_it(folder: Path) -> None:
    anew = edit(folder, "activities/befriending-by-phone.yaml", "A friendly call", "A kind call")
    assert {path for path in anew if path.startswith("activities/")} == {
        "activities/befriending-by-phone.html",
        "activities/index.html",
        "activities/befriending-visits.html",  # is full, and shows it as the most similar one
        "activities/sunday-welcome-lunch.html",  # links it for those who can't leave the house
    }


def test_a_venue_that_becomes_sensitive_is_taken_from_every_page(folder: Path) -> None:
    file = "venues/corner-room.yaml"
    name = demonstration().venues["corner-room"].name
    told = {path for path, (_, page) in before().items() if name in page.body}
    anew = edit(folder, file, "name:", "sensitive: yes\nname:")
    assert len(told) > 5
    assert told - {"venues/corner-room.html"} <= anew

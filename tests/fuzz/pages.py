"""Whatever the checks let through is built, and stays right as time passes. Too slow for `make test`."""

from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from signpost.checks import check
from signpost.outputs import outputs
from signpost.outputs.artefact import Plan, PlannedFile
from signpost.outputs.leaflets import print_leaflets
from signpost.records.cache import NoCache
from signpost.records.directory import Directory, read_directory
from signpost.records.problem import Problem
from signpost.records.schema import schema_of
from signpost.records.source import Source
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_folder
from tests.records.values import as_json, right

# Of a feed's members and of what is not listed no page is made.
GOOD: Final = tuple(one for one in read_directory(SMALL).folder.sources if one.kind not in {"member", "unlisted"})


@st.composite
def edits(draw: st.DrawFn) -> tuple[Source, dict[str, Any]]:
    """A good record with a few of its fields as any others that fit the schema."""
    source = draw(st.sampled_from(GOOD))
    fields = schema_of(source.kind)["properties"]
    names = draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=3, unique=True))
    assert isinstance(source.value, dict)
    return source, {**source.value, **{name: draw(right(fields[name])) for name in names}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_folder(tmp_path_factory.mktemp("pages"))


def edited(folder: Path, source: Source, value: dict[str, Any]) -> Directory:
    """The small directory with a record changed. Ends the example if the checks find an error."""
    others = [one.value for one in GOOD if one.file == source.file]
    whole = [value if one is source.value else one for one in others] if source.root else value
    (folder / source.file).write_text(as_json(whole), "utf-8")
    directory = read_directory(folder)
    (folder / source.file).write_bytes((SMALL / source.file).read_bytes())
    assume(errors(directory, 0) == [])
    return directory


def errors(directory: Directory, days: int) -> list[Problem]:
    """What is to be mended after so many days."""
    return [found for found in check(directory, TODAY + timedelta(days)) if found.severity == "error"]


any_edit = settings(deadline=None, suppress_health_check=list(HealthCheck))


@any_edit
@given(edits())
def test_whatever_the_checks_let_through_is_built(folder: Path, edit: tuple[Source, dict[str, Any]]) -> None:
    build(edited(folder, *edit))


@any_edit
@given(edits(), st.integers(1, 5_000))
def test_whatever_the_checks_let_through_stays_right_as_time_passes(
    folder: Path, edit: tuple[Source, dict[str, Any]], days: int
) -> None:
    assert errors(edited(folder, *edit), days) == []


def build(directory: Directory) -> None:
    """Make every page, leaflet and file, without the pages' layouts."""
    snapshot, refused = Snapshot(directory, TODAY), list[str]()
    snapshot.printed.update(print_leaflets(snapshot, NoCache(), lambda *_: None, refused.append))
    assert refused == []
    for share in outputs(snapshot):
        for made in share:
            if isinstance(made, Plan | PlannedFile):
                made.make()

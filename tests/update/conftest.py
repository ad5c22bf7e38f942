"""The update form's own scripts in Node, with the demonstration's data."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.find import Asker
from tests.conftest import without
from tools.programs import NO_NODE


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Return the scripts of the form, to be called. Without Node, CI has failed before this."""
    if not shutil.which("node"):
        without(NO_NODE)
    from signpost.outputs.update_form import update_data
    from signpost.views.snapshot import Snapshot
    from tests.day import TODAY
    from tests.demonstration import demonstration

    folder = tmp_path_factory.mktemp("update")
    for path, content in update_data(Snapshot(demonstration(), TODAY)).items():
        file = folder / path
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content)
    with Asker(folder, Path(__file__).with_name("ask.js")) as own:
        yield own

"""The search data of the demonstration, written once, and the page's own scripts in Node to ask it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.find import Asker, write_data
from tests.conftest import without
from tools.programs import NO_NODE


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the demonstration's search data. Without Node, CI has failed before this."""
    if not shutil.which("node"):
        without(NO_NODE)
    from tests.demonstration import DEMONSTRATION

    return write_data(DEMONSTRATION, tmp_path_factory.mktemp("find"))


@pytest.fixture(scope="session")
def asker(data: Path) -> Iterator[Asker]:
    """Return the search of the demonstration."""
    with Asker(data) as own:
        yield own

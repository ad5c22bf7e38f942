"""The demonstration's site with so little room on a page that its lists are long."""

from pathlib import Path
from typing import Final

import pytest

from signpost.cli.building import run
from signpost.views import long_lists
from tests.day import TODAY
from tests.demonstration import copy_of_demonstration

ROOM: Final = 3_000  # characters: 4 groups, 8 sessions, or 15 names on a page


def with_little_room(folder: Path) -> None:
    """Build the demonstration's site in a folder, with its lists on many pages."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_lists, "ROOM", ROOM)
        assert run(copy_of_demonstration(folder), folder / "site", TODAY, leaflets=False)

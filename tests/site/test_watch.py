"""Watching: whatever is changed in a folder is noticed."""

import os
import threading
from pathlib import Path
from typing import Final

import pytest

from signpost.site.watch import Watch

PATIENCE: Final = 60  # seconds after which a change counts as missed


@pytest.mark.parametrize("change", ["made", "changed", "deleted", "renamed", "made in a new folder", "same size"])
def test_a_change_is_noticed_even_one_that_came_while_nobody_waited(tmp_path: Path, change: str) -> None:
    file = tmp_path / "activities" / "tea.yaml"
    file.parent.mkdir()
    file.write_text("name: Tea")
    os.utime(file, (1, 1))
    watch = Watch([tmp_path, tmp_path / "not-there"])
    match change:
        case "made":
            (file.parent / "choir.yaml").touch()
        case "changed":
            file.write_text("name: Tea and Talk")
        case "deleted":
            file.unlink()
        case "renamed":
            file.rename(file.with_name("coffee.yaml"))
        case "made in a new folder":
            (tmp_path / "venues").mkdir()
            (tmp_path / "venues" / "hall.yaml").touch()
        case "same size":
            file.write_text("name: Pea")
    waiting = threading.Thread(target=watch.wait, daemon=True)
    waiting.start()
    waiting.join(PATIENCE)
    assert not waiting.is_alive()

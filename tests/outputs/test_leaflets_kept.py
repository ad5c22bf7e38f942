"""A promise about building again: only those leaflets are made anew that carry what has changed."""

from pathlib import Path
from typing import Any, Final

from signpost.outputs.handouts import handouts
from signpost.outputs.leaflets import print_leaflets
from signpost.records.cache import NoCache
from signpost.records.directory import read_directory
from signpost.views.leaflet import leaflet
from signpost.views.leaflet_pdf import pdf_path
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import copy_of_demonstration

MADE_BEFORE: Final = (1, b"made before", b"")
CHANGED: Final = "bournville-lunch-club"


class Before(NoCache):
    """What an earlier build has made: everything that it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.is_over = False

    def get(self, key: str, /) -> Any:
        if not self.is_over:
            self.asked.add(key)
        return MADE_BEFORE if key in self.asked else None


def test_one_changed_record_remakes_only_the_leaflets_that_carry_it(tmp_path: Path) -> None:
    folder = copy_of_demonstration(tmp_path)
    cache = Before()
    assert all(one.pdf == b"made before" for one in print_leaflets(snapshot(folder), cache, nobody, nobody).values())
    cache.is_over = True
    record = folder / f"activities/{CHANGED}.yaml"
    text = record.read_text("utf-8")
    name = text.partition("\nname: ")[2].partition("\n")[0]
    record.write_text(text.replace(f"\nname: {name}", "\nname: A New Name"), "utf-8")

    now = snapshot(folder)
    remade = {path for path, one in print_leaflets(now, cache, nobody, nobody).items() if one.pdf != b"made before"}
    every = now.directory.leaflets.values()
    views = [leaflet(now, one, size) for one in every for size in one.editions]
    carrying = {pdf_path(view.id, view.edition) for view in views if "A New Name" in str(view.json)}
    translated = [(pdf_path(record.id, view.language.code), told) for record, view, told in handouts(now)]
    carrying |= {path for path, told in translated if "A New Name" in str(told)}
    assert remade == carrying
    assert 2 <= len(remade) <= len(views) / 4


def snapshot(folder: Path) -> Snapshot:
    return Snapshot(read_directory(folder), TODAY)


def nobody(*_: object) -> None:
    """Ignore progress."""

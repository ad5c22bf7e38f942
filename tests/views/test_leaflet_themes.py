"""Promises about the themes of a long menu: each need has one, and each theme is one heading."""

from dataclasses import replace
from itertools import groupby
from typing import Final

import pytest

from signpost.records.model import Need
from signpost.views.leaflet import leaflet
from signpost.views.leaflet_parts import entry
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
MENUS: Final = [id_ for id_ in DIRECTORY.leaflets if id_.startswith("in-")]


def test_every_need_has_one_theme_and_those_of_a_theme_stand_together() -> None:
    themes = [theme for theme, _ in groupby(need.theme for need in DIRECTORY.needs.values())]
    assert len(themes) == len(set(themes))
    assert "" not in themes


def test_a_need_of_another_directory_has_its_own_theme_and_picture_or_its_name_as_heading() -> None:
    source = DIRECTORY.needs["loneliness"].source
    bees = Need("beekeeping", source, name="Beekeeping", theme="On the land", picture="garden")
    tea = replace(DIRECTORY.activities["tea-and-talk"], needs=("beekeeping",))
    for need, theme, picture in ((bees, "On the land", "garden"), (replace(bees, theme="", picture=""), "", "group")):
        theirs = replace(DIRECTORY, needs={"beekeeping": need}, activities={tea.id: tea})
        own = entry(Snapshot(theirs, TODAY), tea, need)
        assert (own.theme, own.group, own.picture) == (theme, "Beekeeping", picture)


@pytest.mark.parametrize("menu", MENUS)
def test_a_theme_begins_once_in_a_menu(menu: str) -> None:
    view = leaflet(Snapshot(DIRECTORY, TODAY), DIRECTORY.leaflets[menu], "standard")
    runs = [theme for theme, _ in groupby(entry.theme for entry in view.entries)]
    assert len(runs) == len(set(runs))

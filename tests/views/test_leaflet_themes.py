"""Promises about the themes of a long menu: each need has one, and each theme is one heading."""

from datetime import date
from itertools import groupby
from typing import Final

import pytest

from signpost.views.leaflet import leaflet
from signpost.views.leaflet_themes import OTHER, THEMES, theme_of
from signpost.views.snapshot import Snapshot
from tests.demonstration import demonstration

DIRECTORY: Final = demonstration()
MENUS: Final = [id_ for id_ in DIRECTORY.leaflets if id_.startswith("in-")]


def test_every_need_has_one_theme() -> None:
    assert sorted(need for needs in THEMES.values() for need in needs) == sorted(DIRECTORY.needs)


def test_a_need_of_another_directory_stands_under_other_help() -> None:
    assert theme_of("beekeeping") == OTHER


@pytest.mark.parametrize("menu", MENUS)
def test_a_theme_begins_once_in_a_menu(menu: str) -> None:
    view = leaflet(Snapshot(DIRECTORY, date(2026, 11, 22)), DIRECTORY.leaflets[menu], "standard")
    runs = [theme for theme, _ in groupby(entry.theme for entry in view.entries)]
    assert len(runs) == len(set(runs))

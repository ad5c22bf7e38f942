"""Promises about groups that asked not to be listed: no import brings one back, under its number or its name."""

from pathlib import Path

import pytest

from tests.imports.importing import chess, run
from tests.records.scratch import small_folder

ORIGIN = 'imported: {from: Saltmarsh Council, id: "17", on: 2026-03-02}\n'


@pytest.mark.parametrize(
    ("id_", "more", "name"),
    [
        ("chess-club", ORIGIN, "Tuesday Chess"),  # by its number in the list
        ("tuesday-chess", "", "Tuesday Chess"),  # by its name
        ("chess-club", "formerly: [tuesday-chess]\n", "Tuesday Chess"),  # by the name that it once had
    ],
)
def test_no_import_brings_a_group_back(tmp_path: Path, id_: str, more: str, name: str) -> None:
    folder = small_folder(tmp_path)
    (folder / f"unlisted/{id_}.yaml").write_text(f"since: 2026-11-02\n{more}", "utf-8")
    made = run(tmp_path, [chess("17", name=name), chess("18", name="Draughts")])
    assert made.states == ["unlisted", "new"]
    assert "asked not to be listed here" in made.page
    assert not (folder / "activities/tuesday-chess.yaml").exists()
    assert not made.errors()


def test_a_group_of_another_name_and_number_is_let_in(tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    (folder / "unlisted/chess-club.yaml").write_text(f"since: 2026-11-02\n{ORIGIN}", "utf-8")
    assert run(tmp_path, [chess("18")]).states == ["new"]

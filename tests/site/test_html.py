"""The HTML of every page, by the Nu checker (vnu), which knows the standard better than we do."""

from pathlib import Path

from tests.demonstration import ARCHIVED
from tests.site.html_checker import told


def test_the_checker_finds_nothing_on_any_page(validator: list[str], demonstration: Path, later: Path) -> None:
    assert told(validator, demonstration, later / ARCHIVED) == []


def test_the_checker_does_find_faults(validator: list[str], tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a>", "utf-8")
    assert any("Duplicate ID" in message for message in told(validator, tmp_path))

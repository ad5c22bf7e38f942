"""Promises about tables to download: a spreadsheet program takes no cell of them for a formula."""

import csv
from pathlib import Path

from signpost.outputs.artefact import Artefact
from signpost.outputs.coverage import coverage_pages
from signpost.outputs.figures import figures
from signpost.views.snapshot import Snapshot
from tests.day import TODAY
from tests.records.scratch import SMALL, small_directory

FORMULA = "=HYPERLINK(1)"
CHECKED = "verified: {on: 2026-11-02, by: Curator, how: phone}\n"
UNMET = f"quarter,area,need,asked,source,as_of\n2026-Q3,,,30,{FORMULA},2026-10-05\n"


def test_no_cell_of_a_table_can_become_a_formula(tmp_path: Path) -> None:
    need, group = SMALL / "needs/loneliness.yaml", SMALL / "activities/knit-and-natter.yaml"
    files = {
        "needs/loneliness.yaml": need.read_text("utf-8").replace("name: Loneliness", f'name: "{FORMULA}"'),
        "activities/knit-and-natter.yaml": group.read_text("utf-8") + CHECKED,
        "figures/unmet.csv": UNMET,
    }
    snapshot = Snapshot(small_directory(tmp_path, files), TODAY)
    made = [one for output in (figures, coverage_pages) for one in output(snapshot) if isinstance(one, Artefact)]
    paths = {"counted/groups", "counted/checks", "counted/opened", "counted/coverage", "figures/unmet"}
    assert {one.path for one in made} == {f"data/{path}.csv" for path in paths}
    cells = [cell for one in made for row in csv.reader(one.content.decode().splitlines()) for cell in row]
    assert cells.count(f"'{FORMULA}") == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)

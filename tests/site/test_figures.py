"""Every number of the dashboard and of the steering group's report, worked out again from the tables themselves.

Nothing of the engine reckons here: the tables are read by Python's own csv, the records by PyYAML, and the pages by
Python's own HTML parser.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.cli.running import DAY, in_this_process
from tests.demonstration import DEMONSTRATION
from tests.outputs.pdfs import Pdf

STEPS = ("offered", "accepted", "declined", "started", "finished", "told")
MONTHS = ("Jan", "Apr", "Jul", "Oct"), ("Mar", "Jun", "Sep", "Dec")
LAST, LAST_WORDS = "2026-Q3", "July to September 2026"
BANDS = {"ons4-anxious": ((1, "very low"), (3, "low"), (5, "medium"), (10, "high"))}
GOOD_BANDS = ((4, "low"), (6, "medium"), (8, "high"), (10, "very high"))
MEASURES = {
    "ons4-satisfaction": "Satisfied with life (0 to 10)",
    "ons4-worthwhile": "What they do is worthwhile (0 to 10)",
    "ons4-happy": "Happy yesterday (0 to 10)",
    "ons4-anxious": "Anxious yesterday (0 to 10, lower is better)",
    "ucla3": "Loneliness, three questions (3 to 9, lower is better)",
    "lonely-direct": "How often lonely (1 to 5, lower is better)",
}
Rows = list[tuple[str, ...]]


class Tables(HTMLParser):
    """The rows of every table of a page, by the id of the heading that names it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, Rows] = {}
        self.own: list[list[str]] = []
        self.in_label = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs).get("aria-labelledby") or ""
        if tag == "table" and named.startswith("table-"):
            self.own = []
            self.name = named.removeprefix("table-")
        if tag == "tr":
            self.own.append([])
        self.in_label = tag == "span"  # what a cell is, for a screen without room for columns
        if tag in ("th", "td") and self.own:
            self.own[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.own and self.own[-1] and not self.in_label:
            self.own[-1][-1] += data.strip().replace("’", "'")

    def handle_endtag(self, tag: str) -> None:
        self.in_label = False
        if tag == "table" and self.own:
            self.found[self.name] = [tuple(row) for row in self.own[1:]]
            self.own = []


@pytest.fixture(scope="module")
def page(demonstration: Path) -> dict[str, Rows]:
    return Tables((demonstration / "figures.html").read_text("utf-8")).found


@cache
def report_text() -> str:
    """All words of the steering group's report on paper."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "steering.pdf"
        words = ("--directory", DEMONSTRATION, "--date", DAY, "--format", "pdf", "--to", file)
        assert in_this_process("report", "steering", *words).code == 0
        return Pdf(file.read_bytes()).text.replace("’", "'")


@pytest.fixture
def report() -> str:
    return report_text()


def typed(table: str) -> Iterator[dict[str, str]]:
    with (DEMONSTRATION / f"figures/{table}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def named(folder: str, id_: str) -> str:
    """The name of a record, out of its own file or a list."""
    file = DEMONSTRATION / folder / f"{id_}.yaml"
    if file.exists():
        return str(yaml.load(file.read_text("utf-8"), yaml.BaseLoader)["name"])  # noqa: S506 - makes only texts
    records = yaml.load((DEMONSTRATION / f"{folder}.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return next(str(own["name"]) for own in records if own["id"] == id_)


def shown(cell: str) -> str:
    return {"*": "1 to 7", "": "not given"}.get(cell) or f"{int(cell):,}"


def average(cell: str) -> str:
    return "not given" if cell in ("", "*") else f"{float(cell):.1f}".removesuffix(".0")


def about(row: dict[str, str], *columns: str) -> bool:
    return [name for name in ("area", "need", "level", "activity") if row[name]] == list(columns)


def short(quarter: str) -> str:
    year, number = quarter.split("-Q")
    return f"{MONTHS[0][int(number) - 1]} to {MONTHS[1][int(number) - 1]} {year}"


def steps(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(shown(row[step]) for step in STEPS)


def in_the_report(report: str, rows: Iterable[tuple[str, ...]]) -> bool:
    return all(" ".join(row) in report for row in rows)


def test_the_quarters(page: dict[str, Rows], report: str) -> None:
    rows = sorted((row for row in typed("referrals") if about(row)), key=lambda row: row["quarter"])[-4:]
    expected = [
        (short(row["quarter"]), *steps(row), average(row["days_to_contact"]), average(row["days_to_reply"]))
        for row in rows
    ]
    assert len(expected) == 4
    assert page["referrals"] == expected
    assert in_the_report(report, expected)


@pytest.mark.parametrize(("column", "folder"), [("need", "needs"), ("area", "areas"), ("level", "levels")])
def test_the_last_quarter_in_parts(page: dict[str, Rows], report: str, column: str, folder: str) -> None:
    rows = [row for row in typed("referrals") if row["quarter"] == LAST and about(row, column)]
    expected = [(named(folder, row[column]), *steps(row)) for row in rows]
    assert len(expected) > 2
    assert sorted(page[f"by-{column}"]) == sorted(expected)
    assert in_the_report(report, expected)


def test_the_sentence_has_shares_of_the_rounded_counts(demonstration: Path, report: str) -> None:
    (row,) = (row for row in typed("referrals") if row["quarter"] == LAST and about(row))
    offered, yes, started, finished = (int(row[step]) for step in ("offered", "accepted", "started", "finished"))
    sentence = (
        f"{LAST_WORDS}: {offered} people were offered support, {yes} ({yes / offered:.0%}) said yes, "
        f"{started} ({started / offered:.0%}) started and {finished} ({finished / offered:.0%}) have finished."
    )
    assert sentence in (demonstration / "figures.html").read_text("utf-8")
    assert sentence in report


def test_the_outcomes_with_their_bands(page: dict[str, Rows], report: str) -> None:
    def band(measure: str, mean: str) -> str:
        if not measure.startswith("ons4") or mean == "*":
            return ""
        answer = int(float(mean) + 0.5)
        return f" ({next(word for most, word in BANDS.get(measure, GOOD_BANDS) if answer <= most)})"

    expected = [
        (
            MEASURES[row["measure"]],
            shown(row["n"]),
            *(average(row[when]) + band(row["measure"], row[when]) for when in ("mean_before", "mean_after")),
            shown(row["better"]),
        )
        for row in typed("outcomes")
        if row["quarter"] == LAST
    ]
    assert len(expected) > 3
    assert page["outcomes"] == expected
    assert in_the_report(report, expected)


def test_what_was_asked_for_in_vain(page: dict[str, Rows], report: str) -> None:
    rows = [row for row in typed("unmet") if row["quarter"] == LAST and row["need"] and not row["area"]]
    expected = [(named("needs", row["need"]), shown(row["asked"])) for row in rows]
    assert expected
    assert sorted(page["asked"]) == sorted(expected)
    assert in_the_report(report, expected)


def test_the_residents_of_each_area_and_how_many_are_in_the_poorest_fifth(report: str) -> None:
    areas = {"south-ward": (10_750, 6), "central-ward": (10_109, 5)}
    for area, (people, poor) in areas.items():
        rows = [row for row in typed("population") if row["area"] == area]
        assert sum(int(row["residents"]) for row in rows) == people
        in_fifth = [int(row["residents"]) for row in rows if int(row["decile"]) <= 2]
        assert len(in_fifth) == poor
        assert f"{people:,} {sum(in_fifth) / people:.0%}" in report


def test_what_has_opened_and_closed(page: dict[str, Rows], report: str) -> None:
    files = DEMONSTRATION.glob("activities/*.yaml")
    records = [yaml.load(file.read_text("utf-8"), yaml.BaseLoader) for file in files]  # noqa: S506 - makes only texts
    year = "2025-11-22", DAY
    opened = [own for own in records if year[0] < own["added"] <= year[1] and own.get("status") != "closed"]
    closed = [own for own in records if own.get("status") == "closed" and own["status_since"] > year[0]]
    assert page["opened"] == [("Added", str(len(opened))), ("Closed", str(len(closed)))]
    assert f"Added {len(opened)}" in report


@pytest.mark.parametrize("table", ["groups", "checks", "opened"])
def test_a_table_counted_from_the_records_can_be_had_as_it_stands(
    page: dict[str, Rows], demonstration: Path, table: str
) -> None:
    file = f"data/counted/{table}.csv"
    with (demonstration / file).open(encoding="utf-8", newline="") as lines:
        assert [tuple(row) for row in csv.reader(lines)][1:] == page[table]
    assert f'href="{file}" download' in (demonstration / "figures.html").read_text("utf-8")


def test_every_table_of_the_page_can_be_had(demonstration: Path) -> None:
    for section in (demonstration / "figures.html").read_text("utf-8").split("<section")[1:]:
        assert ("<table" in section) is ("download>" in section)
    for path in ("coverage.html", "coverage/smoking.html"):
        assert 'data/counted/coverage.csv" download>' in (demonstration / path).read_text("utf-8")


def test_neither_an_areas_poverty_nor_a_single_groups_counts_are_on_the_site(demonstration: Path) -> None:
    page = (demonstration / "figures.html").read_text("utf-8") + (demonstration / "coverage.html").read_text("utf-8")
    for word in ("poorest", "1,000 residents", "86%", "decile"):
        assert word not in page
    published = sorted(file.name for file in (demonstration / "data/figures").iterdir())
    assert published == ["outcomes.csv", "referrals.csv", "unmet.csv"]
    with (demonstration / "data/figures/referrals.csv").open(encoding="utf-8", newline="") as lines:
        assert not any(row["activity"] for row in csv.DictReader(lines))

"""What there is, what is missing and whether it is fair, counted again from the records without the engine.

The records are read by PyYAML as texts, the residents by Python's own csv, and the pages by Python's own HTML parser.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

import pytest
import yaml

from tests.cli.running import DAY
from tests.demonstration import DEMONSTRATION
from tests.site.test_figures import Tables, named, report_text

TODAY = date.fromisoformat(DAY)
REACHING = {"at-home", "by-phone", "online"}
Record = dict[str, Any]


def read(file: Path) -> Any:
    return yaml.load(file.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - makes only texts


@cache
def records(folder: str) -> dict[str, Record]:
    return {file.stem: read(file) for file in sorted((DEMONSTRATION / folder).glob("*.yaml"))}


@cache
def areas() -> dict[str, Record]:
    return {own["id"]: own for own in read(DEMONSTRATION / "areas.yaml")}


def months_later(day: str, months: int) -> date:
    year, month, number = map(int, day.split("-"))
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return next(date(year, month, last) for last in range(number, 0, -1) if is_day(year, month, last))


def is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def is_over(session: Record) -> bool:
    last = session.get("date") or session.get("until") or "9999-12-31"
    return date.fromisoformat(last) < TODAY


def banner_on(own: Record) -> date:
    """The first day on which its page says that it may be out of date: own and usual periods in months."""
    usual = read(DEMONSTRATION / "directory.yaml")["review_months"]
    ask, banner = int(usual["ask"]), int(usual["banner"])
    return months_later(own["verified"]["on"], int(own.get("review_months", ask)) + banner - ask)


def counts(own: Record) -> bool:
    """Whether it is open, not over, and was checked not too long ago."""
    sessions = own.get("sessions", [])
    return (
        own.get("status", "open") == "open"
        and not (sessions and all(map(is_over, sessions)))
        and "verified" in own
        and banner_on(own) > TODAY
        and date.fromisoformat(own.get("funded_until", "9999-12-31")) >= TODAY
        and date.fromisoformat(own.get("closes_on", "9999-12-31")) >= TODAY
    )


@cache
def counted() -> dict[str, Record]:
    return {id_: own for id_, own in records("activities").items() if counts(own)}


def lineage(area: str) -> Iterator[str]:
    while area:
        yield area
        area = areas()[area].get("parent", "")


def smallest() -> list[str]:
    parents = {own.get("parent") for own in areas().values()}
    return [id_ for id_ in areas() if id_ not in parents]


def serves(own: Record, area: str) -> bool:
    return not set(lineage(area)).isdisjoint(own["areas"])


def is_late(session: Record) -> bool:
    day = session.get("day") or f"{date.fromisoformat(session['date']):%A}".lower()
    hours = session["starts"].zfill(5)
    return day in ("saturday", "sunday") or hours >= "17:00"


def is_step_free(own: Record) -> bool:
    if not REACHING.isdisjoint(own["setting"]):
        return True
    venue = records("venues").get(own.get("venue", ""), {})
    answer = own.get("access", {}).get("step_free") or venue.get("access", {}).get("step_free")
    return bool(answer == "yes")


ASPECTS = {
    "All": bool,
    "Free": lambda own: own["cost"]["amount"] == "free",
    "Evening or weekend": lambda own: any(is_late(one) for one in own.get("sessions", []) if not is_over(one)),
    "Step-free": is_step_free,
    "Other languages": lambda own: any(language != "English" for language in own.get("languages", [])),
    "One to one": lambda own: not {"one-to-one", "at-home"}.isdisjoint(own["setting"]),
}


def test_how_many_groups_there_are_and_of_which_kinds(demonstration: Path) -> None:
    page = Tables((demonstration / "figures.html").read_text("utf-8")).found
    assert page["groups"] == [(name, str(sum(map(has, counted().values())))) for name, has in ASPECTS.items()]


@pytest.mark.parametrize("need", ["loneliness", "debt-money", "falls-frailty", "smoking", "veterans", "sleep"])
def test_how_many_there_are_for_a_need_in_each_area(demonstration: Path, need: str) -> None:
    html = (demonstration / f"coverage/{need}.html").read_text("utf-8")
    rows = html.partition('<h2 id="levels"')[0].split('<tr><th scope="row">')[1:]
    assert len(rows) == len(smallest())
    for row, area in zip(rows, smallest(), strict=True):
        here = [own for own in counted().values() if need in own["needs"] and serves(own, area)]
        cells = [cell.rpartition("</span>")[2].partition("<")[0] for cell in row.split("<td")[1:]]
        wanted = [
            str(sum(map(has, here)) or ("none" if here or name == "All" else "")) for name, has in ASPECTS.items()
        ]
        assert named("areas", area) in row
        assert cells[1:] == wanted


def test_the_table_to_download_has_the_same_counts_of_every_need_but_discreet_ones(demonstration: Path) -> None:
    with (demonstration / "data/counted/coverage.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    needs = {id_: own for id_, own in records("needs").items() if own.get("discreet") != "yes"}
    assert [row["Need"] for row in rows[:: len(smallest())]].count("Stopping smoking") == 1
    found = {(row["Need"], row["Area"]): tuple(map(int, list(row.values())[2:8])) for row in rows}
    assert found == {
        (need["name"], named("areas", area)): tuple(sum(map(has, here)) for has in ASPECTS.values())
        for id_, need in needs.items()
        for area in smallest()
        for here in [[own for own in counted().values() if id_ in own["needs"] and serves(own, area)]]
    }


def residents(*wanted: str) -> tuple[int, int]:
    """The people of some areas together, each once, and how many of them are in the poorest fifth."""
    with (DEMONSTRATION / "figures/population.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if not set(lineage(row["area"])).isdisjoint(wanted)]
    poor = sum(int(row["residents"]) for row in rows if row["decile"] in ("1", "2"))
    return sum(int(row["residents"]) for row in rows), poor


def rate(area: str) -> float:
    return sum(1000 / residents(*own["areas"])[0] for own in counted().values() if serves(own, area))


def test_each_areas_rate_and_residents_in_the_report() -> None:
    report = report_text()
    for area in smallest():
        people, poor = residents(area)
        number = sum(serves(own, area) for own in counted().values())
        assert f"{named('areas', area)} {rate(area):.1f} {number} " in report
        assert f" {people:,} {poor / people:.0%}" in report
    middle = median(map(rate, smallest()))
    assert f"The middle one of these areas has {middle:.1f} for each 1,000 residents." in report

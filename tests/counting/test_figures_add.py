"""figures add: what is counted, how it is rounded, what is left out, and what is said."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from frictionless import Resource, Schema
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signpost.counting.sheet import Referral
from signpost.counting.tables import make_tables, merged
from signpost.counting.tally import AFTER
from signpost.records.table_schema import columns_of, table_schema
from signpost.values.quarter import Quarter
from tests.cli.running import DAY, in_this_process, tree
from tests.counting.lists import (
    COUNTS,
    HEADINGS,
    ONE,
    PARTS,
    Row,
    Table,
    add,
    f,
    invented,
    referral,
    small_directory,
    tables,
    told_too_much,
    write_list,
)
from tests.day import TODAY

# Which rows of a list are in which column.
BELONGS = {
    "offered": {"waiting", "declined", "accepted", "started", "finished"},
    "accepted": {"accepted", "started", "finished"},
    "declined": {"declined"},
    "started": {"started", "finished"},
    "finished": {"finished"},
}
# A state of a referral that is in the column; a list of 40 more who are only offered stands beside it.
STATE = {
    "offered": "waiting",
    "accepted": "accepted",
    "declined": "declined",
    "started": "started",
    "finished": "finished",
}


def counted(rows: Iterable[Row], row: dict[str, str], column: str) -> int:
    """The exact count of a cell, from the list alone."""
    about = [name for name in ("area", "need", "level", "activity") if row.get(name)]
    those = [one for one in rows if all(one.get(name, "") == row[name] for name in about)]
    those = [one for one in those if quarter(one["month"]) == row["quarter"]]
    if column == "asked":
        return sum(one["what became of it"] == "nothing found" for one in those)
    if column == "told":
        those = [one for one in those if one["what became of it"] != "nothing found"]
        return sum(one.get("told the referrer") == "yes" or bool(one.get("days to reply")) for one in those)
    return sum(one["what became of it"] in BELONGS[column] for one in those)


def quarter(month: str) -> str:
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def wrong_cells(rows: Sequence[Row], name: str, table: Table) -> list[str]:
    return [
        f"{row} {column}"
        for row in table
        for column in COUNTS[name]
        if row[column] and row[column] != f(counted(rows, row, column))
    ]


def narrowed(rows: Sequence[Row], name: str, table: Table) -> list[str]:
    """What a table tells too exactly, quarter by quarter, to a reader who knows which rows are not there."""
    found: list[str] = []
    for when in {row["quarter"] for row in table}:
        those = [row for row in table if row["quarter"] == when]
        listed = [one for one in rows if quarter(one["month"]) == when]
        listed = [one for one in listed if (one["what became of it"] == "nothing found") is (name == "unmet")]
        each = {tuple(one[part] for part in PARTS[name]) for one in listed} if PARTS[name] else set()
        active = {one.get("activity", "") for one in listed} if name == "referrals" else {""}
        wanted = [dict(zip(PARTS[name], values, strict=True)) for values in each]
        wanted += [{"activity": activity} for activity in active if activity]
        those += [hidden(row, name) for row in wanted if not any(is_about(other, row) for other in those)]
        found += told_too_much(name, those, all_active="" not in active)
    return found


def hidden(row: dict[str, str], name: str) -> dict[str, str]:
    """A row that is not in a table, as one whose cells are all blank."""
    return {**dict.fromkeys((*columns_of(name), "hidden"), ""), **row}


def is_about(row: dict[str, str], wanted: dict[str, str]) -> bool:
    """Whether a row is about just this."""
    return all(row.get(part, "") == wanted.get(part, "") for part in ("area", "need", "level", "activity"))


@pytest.mark.parametrize("n", range(13))
@pytest.mark.parametrize("column", [*STATE, "told", "asked"])
@pytest.mark.parametrize("beside", [0, 40])
def test_each_count_from_0_to_12_is_written_by_the_rule_and_in_every_column(
    n: int, column: str, beside: int, tmp_path: Path
) -> None:
    state = "nothing found" if column == "asked" else STATE.get(column, "waiting")
    more = {"told the referrer": "yes"} if column == "told" else {}
    rows: list[Row] = [{**referral(state), **more} for _ in range(n)]
    rows += [
        referral("nothing found" if column == "asked" else "waiting", area="weston-super-mare") for _ in range(beside)
    ]
    rows = rows or [referral("waiting")]
    directory = small_directory(tmp_path)
    done = add(write_list(tmp_path / "list.csv", rows), directory)
    assert done.code == 0, done.err
    made = tables(directory)
    for name, table in made.items():
        assert wrong_cells(rows, name, table) == []
        assert narrowed(rows, name, table) == []
    if n:
        table = made["unmet" if column == "asked" else "referrals"]
        assert f(n) in [row[column] for row in table if row["area"] == "south-ward"]


@pytest.mark.parametrize("n", range(13))
@pytest.mark.parametrize("better", [0, 1, 7, 8, 12])
def test_answers_of_0_to_12_people_are_counted_and_a_mean_of_few_is_a_star(n: int, better: int, tmp_path: Path) -> None:
    rows = [referral("finished")]
    rows += [
        referral("finished", happy_yesterday_before="4", happy_yesterday_after="5" if number < better else "3")
        for number in range(n)
    ]
    directory = small_directory(tmp_path)
    assert add(write_list(tmp_path / "list.csv", rows), directory).code == 0
    if n == 0:
        assert "outcomes" not in tables(directory)
        return
    [row] = tables(directory)["outcomes"]
    assert (row["measure"], row["n"], row["better"]) == ("ons4-happy", f(n), f(min(n, better)))
    assert row["mean_before"] == ("*" if n <= 7 else "4")
    assert narrowed(rows, "outcomes", [row]) == []


@pytest.mark.parametrize(("known", "shown"), [(0, ""), (1, "*"), (7, "*"), (8, "11.5"), (9, "12")])
def test_the_median_of_days_of_few_is_a_star_and_of_nobody_is_nothing(known: int, shown: str, tmp_path: Path) -> None:
    rows = [referral("started", days_to_first_contact=str(8 + day)) for day in range(known)]
    rows += [referral("started") for _ in range(20)]
    directory = small_directory(tmp_path)
    assert add(write_list(tmp_path / "list.csv", rows), directory).code == 0
    assert {row["days_to_contact"] for row in tables(directory)["referrals"]} == {shown}


def test_loneliness_and_anxiety_are_better_when_they_are_lower(tmp_path: Path) -> None:
    headings = [
        *HEADINGS,
        "anxious yesterday before",
        "anxious yesterday after",
        "how often lonely before",
        "how often lonely after",
    ]
    rows = [
        {
            **referral("finished", loneliness_score_before="8", loneliness_score_after="6"),
            "anxious yesterday before": "3",
            "anxious yesterday after": "6",
            "how often lonely before": "Often or always",
            "how often lonely after": "occasionally",
        }
        for _ in range(10)
    ]
    directory = small_directory(tmp_path)
    assert add(write_list(tmp_path / "list.csv", rows, headings), directory).code == 0
    told = {
        row["measure"]: (row["mean_before"], row["mean_after"], row["better"]) for row in tables(directory)["outcomes"]
    }
    assert told == {"ons4-anxious": ("3", "6", "0"), "ucla3": ("8", "6", "10"), "lonely-direct": ("5", "3", "10")}


def of(rows: Iterable[Row]) -> list[Referral]:
    """The rows of a list as the engine has them, for lists that are drawn by the hundred."""
    return [
        Referral(
            Quarter(int(row["month"][:4]), (int(row["month"][5:]) + 2) // 3),
            row["area"],
            row["need"],
            row["level"],
            row.get("activity", ""),
            row["what became of it"],
            row.get("told the referrer") == "yes",
            None,
            None,
            {},
        )
        for row in rows
    ]


GROUPS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from(["l", "m"]),
        st.sampled_from(["", "p", "q", "r"]),
        st.sampled_from(["waiting", *AFTER, "nothing found"]),
        st.booleans(),
        st.integers(1, 14),
    ),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(groups=GROUPS)
def test_no_star_is_narrowed_and_each_cell_is_right_whatever_the_list(
    groups: list[tuple[str, str, str, str, str, bool, int]],
) -> None:
    rows: list[Row] = [
        {
            **ONE, "area": area, "need": need, "level": level, "activity": activity, "what became of it": state,
            "told the referrer": "yes" if told else "no",
        }
        for area, need, level, activity, state, told, times in groups
        for _ in range(times)
    ]  # fmt: skip
    for name, text in made_of(rows).items():
        table = list(csv.DictReader(text.splitlines()))
        assert wrong_cells(rows, name, table) == []
        assert narrowed(rows, name, table) == []
        assert table[0][COUNTS[name][0]] in {"", f(counted(rows, table[0], COUNTS[name][0]))}


def made_of(rows: Sequence[Row]) -> dict[str, str]:
    made = make_tables(of(rows), frozenset(), "Invented", TODAY)
    return {name: merged(name, None, quarters).decode() for name, quarters in made.rows.items()}


def test_of_two_groups_that_are_few_the_sum_is_not_given() -> None:
    rows = [referral("waiting", need="x") for _ in range(2)] + [referral("waiting", need="y") for _ in range(3)]
    table = list(csv.DictReader(made_of(rows)["referrals"].splitlines()))
    offered = {(row["area"], row["need"], row["level"]): row["offered"] for row in table}
    assert offered["", "x", ""] == offered["", "y", ""] == "*"
    assert offered["", "", ""] == ""


def test_a_list_of_2000_referrals_is_rounded_and_frictionless_finds_nothing(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    rows = invented(2000, 16, ["loneliness", "arts-creative"], ["south-ward", "weston-super-mare"], ["knit-and-natter"])
    assert add(write_list(tmp_path / "list.csv", rows), directory).code == 0
    made = tables(directory)
    assert set(made) == {"referrals", "outcomes", "unmet"}
    for name, table in made.items():
        assert name == "outcomes" or wrong_cells(rows, name, table) == []
        assert narrowed(rows, name, table) == []
        schema = Schema.from_descriptor(dict(table_schema(name)))
        path = Resource(path=f"{name}.csv", basepath=str(directory / "figures"), schema=schema)
        assert path.validate().valid
    assert in_this_process("check", "--directory", directory, "--date", DAY).code == 0
    assert any(all(row[part] for part in PARTS["referrals"]) for row in made["referrals"])


def test_each_row_is_there_once_and_totals_come_first(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    rows = invented(300, 4, ["loneliness", "arts-creative"], ["south-ward", "weston-super-mare"], ["knit-and-natter"])
    add(write_list(tmp_path / "list.csv", rows), directory)
    for name, table in tables(directory).items():
        keys = Counter(tuple(row[key] for key in table_schema(name)["primaryKey"]) for row in table)
        assert max(keys.values()) == 1
    first: dict[str, dict[str, str]] = {}
    for row in tables(directory)["referrals"]:
        first.setdefault(row["quarter"], row)
    assert list(first) == sorted(first)
    assert all(not any(row[part] for part in ("area", "need", "level", "activity")) for row in first.values())


def test_a_quarter_that_is_there_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    old = [referral("waiting", month=month) for month in ("2026-01", "2026-04") for _ in range(20)]
    add(write_list(tmp_path / "old.csv", old), directory)
    before = defaultdict(list)
    for row in tables(directory)["referrals"]:
        before[row["quarter"]].append(row)
    done = add(write_list(tmp_path / "new.csv", [referral("waiting", month="2026-05") for _ in range(30)]), directory)
    assert "What it had for 2026-Q2 (April to June 2026) was replaced." in done.out
    after = tables(directory)["referrals"]
    assert [row for row in after if row["quarter"] == "2026-Q1"] == before["2026-Q1"]
    assert {row["offered"] for row in after if row["quarter"] == "2026-Q2"} == {"30"}
    assert "replaced" not in add(tmp_path / "new.csv", small_directory(tmp_path / "again")).out


def test_no_row_is_about_an_activity_that_must_not_be_found_and_its_people_are_in_the_totals(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    rows = [referral("started", activity="lantern-line") for _ in range(20)]
    rows += [referral("started", activity="knit-and-natter") for _ in range(20)]
    done = add(write_list(tmp_path / "list.csv", rows), directory)
    assert done.code == 0
    written = (directory / "figures/referrals.csv").read_text()
    assert "lantern" not in (written + done.out + done.err).lower()
    assert {row["activity"] for row in tables(directory)["referrals"]} == {"", "knit-and-natter"}
    assert tables(directory)["referrals"][0]["offered"] == "40"


def test_nothing_is_added_to_a_table_that_has_faults(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    (directory / "figures").mkdir()
    (directory / "figures/referrals.csv").write_text("name\nx\n")
    before = tree(directory)
    done = add(write_list(tmp_path / "list.csv", [referral("waiting")]), directory)
    assert done.code == 2
    assert "There are faults in figures/referrals.csv" in done.err
    assert tree(directory) == before


def test_what_was_done_is_said_in_words(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    rows = invented(200, 4, ["loneliness", "arts-creative"], ["south-ward", "weston-super-mare"], ["knit-and-natter"])
    done = add(write_list(tmp_path / "list.csv", rows), directory, "--source", "Our own list")
    assert "Written: figures/referrals.csv, for 2025-Q1 (January to March 2025), " in done.out
    assert "Counts of 1 to 7 people became *, and larger ones were rounded to the nearest 5." in done.out
    assert {row["source"] for row in tables(directory)["referrals"]} == {"Our own list"}
    assert {row["as_of"] for row in tables(directory)["referrals"]} == {DAY}
    assert tuple(tables(directory)["referrals"][0]) == columns_of("referrals")


def test_another_areas_directory_takes_a_list_of_its_own(tmp_path: Path) -> None:
    target = tmp_path / "otter-vale"
    flags = {
        "--name": "Otter Vale Signpost", "--region": "Otter Vale", "--area": "Long Otter", "--area-kind": "Village",
        "--sectors": "LE13 0", "--connector": "Otter Vale Link Workers", "--role": "Link worker on duty",
        "--phone": "116 123",
    }  # fmt: skip
    made = in_this_process(
        "new", "directory", target, *(word for flag in flags.items() for word in flag), "--date", DAY
    )
    assert made.code == 0, made.err
    rows = [referral("finished", area="Long Otter", need="debt-money", level="some-support") for _ in range(40)]
    done = add(write_list(tmp_path / "list.csv", rows), target)
    assert done.code == 0, done.err
    assert {row["area"] for row in tables(target / "directory")["referrals"]} == {"", "long-otter"}
    assert in_this_process("check", "--directory", target, "--date", DAY).code == 0


@pytest.mark.parametrize("source", ["=1+1", "Sheila Jones's list", "x", "jo@mail.example", "two\nlines", "y" * 300])
def test_a_source_that_check_would_refuse_is_refused(source: str, tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    done = add(write_list(tmp_path / "list.csv", [referral("waiting")]), directory, f"--source={source}")
    assert done.code == 2
    assert done.err.startswith("This can't stand as the source. What would pass: ")
    assert not (directory / "figures").exists()


def test_a_quarter_that_is_not_over_is_said_to_be_so(tmp_path: Path) -> None:
    rows = [referral("waiting", month=month) for month in ("2026-09", "2026-10")]
    done = add(write_list(tmp_path / "list.csv", rows), small_directory(tmp_path))
    assert "  2026-Q4 (October to December 2026) is not over. Add the list again when it is." in done.out
    assert "2026-Q3 (July to September 2026) is not over" not in done.out


def test_a_misspelt_heading_is_told_which_it_may_be(tmp_path: Path) -> None:
    headings = [*HEADINGS[:-1], "days to replly"]
    done = add(
        write_list(tmp_path / "list.csv", [{**referral("waiting"), "days to replly": "3"}], [*headings]),
        small_directory(tmp_path),
    )
    assert "Row 1, column M: this column is none of those that are counted" in done.err
    assert "Did you mean “days to reply”?\n" in done.err


def test_an_activity_is_known_by_its_name_and_its_former_id_and_an_example_of_one_is_no_refuge(tmp_path: Path) -> None:
    directory = small_directory(tmp_path)
    (directory / "activities/a-lantern.yaml").write_bytes((directory / "activities/lantern-line.yaml").read_bytes())
    (directory / "activities/lantern-line.yaml").unlink()
    with (directory / "activities/knit-and-natter.yaml").open("a") as record:
        record.write("formerly: [old-circle]\n")
    rows = [referral("started", activity=name) for name in ("old-circle", "Knit and Natter") for _ in range(10)]
    assert add(write_list(tmp_path / "list.csv", rows), directory).code == 0
    assert {(row["activity"], row["offered"]) for row in tables(directory)["referrals"]} == {
        ("", "20"),
        ("knit-and-natter", "20"),
    }
    refused = add(write_list(tmp_path / "other.csv", [referral("started", activity="zzz")]), directory)
    assert "such as knit-and-natter; or nothing." in refused.err

"""The sections of the dashboard from the tables of figures: what became of people, and what nobody could find."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from signpost.checks.words import join_words
from signpost.records.figures import Outcomes, Referrals, Unmet, last_year
from signpost.records.table_schema import file_of
from signpost.values.average import Average
from signpost.values.count import Count
from signpost.views.dashboard_parts import Row, Section, Table, average_words, count_words, with_bars
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

# What became of a referral: the columns of its table, each with its heading.
STEPS: Final = {
    "offered": "Offered",
    "accepted": "Said yes",
    "declined": "Said no",
    "started": "Started",
    "finished": "Finished",
    "told": "Referrer told",
}
DAYS: Final = {"days_to_contact": "Days to contact", "days_to_reply": "Days to reply"}
MEASURES: Final = {
    "ons4-satisfaction": "Satisfied with life (0 to 10)",
    "ons4-worthwhile": "What they do is worthwhile (0 to 10)",
    "ons4-happy": "Happy yesterday (0 to 10)",
    "ons4-anxious": "Anxious yesterday (0 to 10, lower is better)",
    "ucla3": "Loneliness, three questions (3 to 9, lower is better)",
    "lonely-direct": "How often lonely (1 to 5, lower is better)",
}
# The bands of the Office for National Statistics for its four questions, each with its highest answer.
GOOD_BANDS: Final = ((4, "low"), (6, "medium"), (8, "high"), (10, "very high"))
ANXIOUS_BANDS: Final = ((1, "very low"), (3, "low"), (5, "medium"), (10, "high"))
BANDS: Final = {
    "ons4-satisfaction": GOOD_BANDS,
    "ons4-worthwhile": GOOD_BANDS,
    "ons4-happy": GOOD_BANDS,
    "ons4-anxious": ANXIOUS_BANDS,
}


def referrals_section(snapshot: Snapshot) -> Iterator[Section]:
    """How many were referred in the last four quarters, and what became of them."""
    rows = snapshot.directory.figures.referrals
    quarters = last_year(row.quarter for row in rows)
    if not quarters:
        return
    last = [row for row in rows if row.quarter == quarters[-1] and not row.activity]
    totals = [row for row in rows if row.quarter in quarters and _is_about(row)]
    tables = (
        _steps("referrals", "By quarter", sorted(totals, key=lambda row: row.quarter), _quarter_of, tuple(DAYS)),
        _steps("by-need", f"By need, {quarters[-1].words}", _only(last, "need"), _named(snapshot, "need")),
        _steps("by-area", f"By area, {quarters[-1].words}", _only(last, "area"), _named(snapshot, "area")),
        _steps(
            "by-level", f"By level of support, {quarters[-1].words}", _only(last, "level"), _named(snapshot, "level")
        ),
    )
    yield Section(
        "referrals",
        "Referrals, and what became of them",
        tuple(_what_became(row) for row in totals if row.quarter == quarters[-1]),
        tuple(table for table in tables if table.rows),
        _source(row for row in rows if row.quarter in quarters),
        "Who was referred lately may still start or finish.",
    )


def _is_about(row: Referrals, *columns: str) -> bool:
    """Whether a row is about these columns alone, and about all together in the others."""
    return all(bool(getattr(row, name)) == (name in columns) for name in ("area", "need", "level", "activity"))


def _only(rows: Iterable[Referrals], column: str) -> list[Referrals]:
    """The rows about one column alone, those with the most people first."""
    return sorted((row for row in rows if _is_about(row, column)), key=lambda row: -_middle(row.offered))


def _quarter_of(row: Referrals) -> str:
    return row.quarter.short


def _named(snapshot: Snapshot, kind: str) -> Callable[[Referrals], str]:
    """The name of the record that a row is about."""
    records = snapshot.directory.of_kind(kind)
    return lambda row: getattr(records.get(getattr(row, kind)), "name", "")


def _steps(
    id_: str, title: str, rows: Iterable[Referrals], head: Callable[[Referrals], str], days: tuple[str, ...] = ()
) -> Table:
    """What became of the people in some rows."""
    drawn = (
        (
            head(row),
            (*(count_words(getattr(row, step)) for step in STEPS), *(average_words(getattr(row, day)) for day in days)),
            _middle(row.offered),
        )
        for row in rows
    )
    columns = (*STEPS.values(), *(DAYS[day] for day in days))
    return Table(id_, title, columns, with_bars(drawn), file_of("referrals"))


def _middle(count: Count | None) -> float:
    """A number for the length of a bar: the middle of what a count may stand for."""
    return (count.low + count.high) / 2 if count else 0


def _what_became(row: Referrals) -> str:
    """One quarter in a sentence, with shares of the rounded counts as whole numbers."""
    parts = [f"{count_words(row.offered)} people were offered support"]
    for step, words in (("accepted", "said yes"), ("started", "started"), ("finished", "have finished")):
        own: Count | None = getattr(row, step)
        if own is not None:
            parts.append(f"{count_words(own)}{_share(own, row.offered)} {words}")
    return f"{row.quarter.words}: {join_words(parts)}."


def _share(count: Count, whole: Count | None) -> str:
    """ " (71%)", from the rounded counts; "" if either is not a number."""  # noqa: D210 - the space belongs to it
    if count.number is None or whole is None or not whole.number:
        return ""
    return f" ({min(count.number / whole.number, 1):.0%})"


def outcomes_section(snapshot: Snapshot) -> Iterator[Section]:
    """What people answered before and after support, in the last quarter."""
    rows = snapshot.directory.figures.outcomes
    quarters = last_year(row.quarter for row in rows)
    if not quarters:
        return
    last = [row for row in rows if row.quarter == quarters[-1]]
    table = Table(
        "outcomes",
        f"Before and after, {quarters[-1].words}",
        ("People", "Before", "After", "Better"),
        tuple(Row(MEASURES[row.measure], _before_and_after(row)) for row in last),
        file_of("outcomes"),
    )
    yield Section(
        "outcomes",
        "Did it help?",
        (),
        (table,),
        _source(row for row in rows if row.quarter in quarters),
        "Only people who answered both times are counted. Some would have felt better without support, and people who "
        "felt worse may have stopped answering.",
    )


def _before_and_after(row: Outcomes) -> tuple[str, ...]:
    before, after = (f"{average_words(mean)}{_band(row.measure, mean)}" for mean in (row.mean_before, row.mean_after))
    return count_words(row.n), before, after, count_words(row.better)


def _band(measure: str, mean: Average | None) -> str:
    """The band of a mean in brackets: " (medium)"; "" for a measure that has none."""
    if mean is None or mean.number is None or measure not in BANDS:
        return ""
    answer = int(mean.number + 0.5)  # halves go up
    return f" ({next(name for highest, name in BANDS[measure] if answer <= highest)})"


def unmet_section(snapshot: Snapshot) -> Iterator[Section]:
    """What was asked for in the last quarter, and not found."""
    rows = snapshot.directory.figures.unmet
    quarters = last_year(row.quarter for row in rows)
    if not quarters:
        return
    needs = snapshot.directory.needs
    last = [row for row in rows if row.quarter == quarters[-1] and row.need and not row.area]
    ordered = sorted(last, key=lambda row: -_middle(row.asked))
    drawn = ((needs[row.need].name, (count_words(row.asked),), _middle(row.asked)) for row in ordered)
    yield Section(
        "unmet",
        "Asked for, and not found",
        (),
        (Table("asked", f"What was asked for, {quarters[-1].words}", ("Asked",), with_bars(drawn), file_of("unmet")),),
        _source(row for row in rows if row.quarter in quarters),
        "Most people who find nothing tell nobody, so there are more.",
    )


def _source(rows: Iterable[Referrals | Outcomes | Unmet]) -> str:
    """Where figures come from, and when they were counted: "The Connector's list, counted on 5 October 2026."."""
    latest: dict[str, date] = {}
    for row in rows:
        latest[row.source] = max(row.as_of, latest.get(row.source, row.as_of))
    return " ".join(f"{source}, counted on {short_day(day)}." for source, day in latest.items())

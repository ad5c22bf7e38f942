"""What the steering group and everybody else can see at once: sections of sentences and tables.

The page "In figures" and the steering group's report draw the same sections. Every number is as it stands in the
directory's tables of figures, or counted from its records; nothing is estimated.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from signpost.checks.words import join_words
from signpost.records.days import later
from signpost.records.figures import Outcomes, Referrals, Unmet
from signpost.records.table_schema import file_of
from signpost.values.average import Average
from signpost.values.average import written as average_written
from signpost.values.count import Count
from signpost.values.quarter import Quarter
from signpost.views.coverage import ASPECTS, coverage
from signpost.views.freshness import Stage
from signpost.views.gaps import gaps
from signpost.views.snapshot import Snapshot
from signpost.views.when import short_day

FEW: Final = "1 to 7"
NOT_GIVEN: Final = "not given"
YEAR: Final = 12  # months
QUARTERS: Final = 4
MOST_MISSING: Final = 5
ROUNDED: Final = (
    "Counts of people are rounded: 1 to 7 people are told as “1 to 7”, and more to the nearest 5. Each total is "
    "rounded by itself, so it may differ from the sum of its parts. “Not given” would tell too much about a few people."
)
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
STAGES: Final = {
    Stage.FRESH: "Checked not long ago",
    Stage.ASK: "Being asked again",
    Stage.BANNER: "May be out of date",
    Stage.LAST: "Last in lists",
    Stage.ARCHIVED: "Out of the lists",
}


@dataclass(frozen=True)
class Row:
    """A row of a table: what it is about, its cells, and the length of its bar from 0 to 1."""

    head: str
    cells: tuple[str, ...]
    bar: float = 0


@dataclass(frozen=True)
class Table:
    """A table with a bar in each row for the first of its columns. `file` is where its figures can be had."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    file: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the dashboard: what it says in sentences, its tables, and where the figures come from.

    `cannot_say` is what nobody should read into them.
    """

    id: str
    title: str
    sentences: tuple[str, ...]
    tables: tuple[Table, ...]
    source: str
    cannot_say: str


def dashboard(snapshot: Snapshot) -> tuple[Section, ...]:
    """Every section for which this directory has figures or records."""
    sections = (_coverage, _freshness, _changes, _referrals, _outcomes, _unmet, _missing)
    return tuple(found for section in sections for found in section(snapshot))


def how_to_read(snapshot: Snapshot) -> str:
    """How counts of people are rounded; "" if there are none."""
    return ROUNDED if snapshot.directory.figures else ""


def count_words(count: Count | None) -> str:
    """A count of people as a table shows it: "85", "1 to 7", "not given"."""
    if count is None:
        return NOT_GIVEN
    return FEW if count.number is None else f"{count.number:,}"


def average_words(average: Average | None) -> str:
    """A mean or median as a table shows it: "6.4", "not given"."""
    return NOT_GIVEN if average is None or average.number is None else average_written(average)


def _with_bars(rows: Iterable[tuple[str, tuple[str, ...], float]]) -> tuple[Row, ...]:
    """Rows whose bars are as long as their numbers, the longest 1."""
    kept = list(rows)
    longest = max((number for *_, number in kept), default=0) or 1
    return tuple(Row(head, cells, number / longest) for head, cells, number in kept)


def _coverage(snapshot: Snapshot) -> Iterator[Section]:
    what = coverage(snapshot)
    if not what.counted:
        return
    kinds = [(aspect.label, len(what.aspects[name])) for name, aspect in ASPECTS.items()]
    rows = [("All", len(what.counted)), *kinds]
    yield Section(
        "coverage",
        "What there is",
        (f"{len(what.counted)} groups and services are open, and were checked not long ago.",),
        (Table("groups", "Groups and services", ("Number",), _with_bars((name, (str(n),), n) for name, n in rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "This can't say how many people each has room for.",
    )


def _freshness(snapshot: Snapshot) -> Iterator[Section]:
    cards = [card for card in snapshot.cards.values() if card.status != "closed"]
    if not cards:
        return
    counts = {stage: sum(card.stage == stage for card in cards) for stage in Stage}
    rows = ((STAGES[stage], (str(count),), count) for stage, count in counts.items())
    yield Section(
        "freshness",
        "How fresh it is",
        (f"Of {len(cards)} groups, {counts[Stage.FRESH]} were checked by a person not long ago.",),
        (Table("checks", "When each was last checked", ("Groups",), _with_bars(rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "A group may have changed since the day of its check.",
    )


def _changes(snapshot: Snapshot) -> Iterator[Section]:
    since = later(snapshot.today, -YEAR)
    activities = snapshot.directory.activities.values()
    opened = [one for one in activities if since < one.added <= snapshot.today and one.status != "closed"]
    closed = [one for one in activities if one.status == "closed" and one.status_since and one.status_since > since]
    if not opened and not closed:
        return
    rows = (("Added", (str(len(opened)),), len(opened)), ("Closed", (str(len(closed)),), len(closed)))
    names = join_words(sorted(one.name for one in closed if not snapshot.directory.is_sensitive(one)))
    yield Section(
        "changes",
        "What has opened and closed",
        (f"Closed in the last 12 months: {names}.",) if names else (),
        (Table("opened", "In the last 12 months", ("Groups",), _with_bars(rows)),),
        f"The records of this directory, on {short_day(snapshot.today)}.",
        "A group that was added may be older than its record.",
    )


def _referrals(snapshot: Snapshot) -> Iterator[Section]:
    rows = snapshot.directory.figures.referrals
    quarters = _latest(row.quarter for row in rows)
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


def _latest(quarters: Iterable[Quarter]) -> list[Quarter]:
    """The last four quarters that have figures, in order."""
    return sorted(set(quarters))[-QUARTERS:]


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
    return Table(id_, title, columns, _with_bars(drawn), file_of("referrals"))


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


def _outcomes(snapshot: Snapshot) -> Iterator[Section]:
    rows = snapshot.directory.figures.outcomes
    quarters = _latest(row.quarter for row in rows)
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


def _unmet(snapshot: Snapshot) -> Iterator[Section]:
    rows = snapshot.directory.figures.unmet
    quarters = _latest(row.quarter for row in rows)
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
        (Table("asked", f"What was asked for, {quarters[-1].words}", ("Asked",), _with_bars(drawn), file_of("unmet")),),
        _source(row for row in rows if row.quarter in quarters),
        "Most people who find nothing tell nobody, so there are more.",
    )


def _missing(snapshot: Snapshot) -> Iterator[Section]:
    found = [gap for gap in gaps(snapshot) if not gap.need.discreet][:MOST_MISSING]
    if found and coverage(snapshot).counted:
        yield Section(
            "missing",
            "What is missing most",
            tuple(gap.sentence for gap in found),
            (),
            f"The records of this directory, on {short_day(snapshot.today)}.",
            "Somebody may offer it whom this directory does not know.",
        )


def _source(rows: Iterable[Referrals | Outcomes | Unmet]) -> str:
    """Where figures come from, and when they were counted: "The Connector's list, counted on 5 October 2026."."""
    latest: dict[str, date] = {}
    for row in rows:
        latest[row.source] = max(row.as_of, latest.get(row.source, row.as_of))
    return " ".join(f"{source}, counted on {short_day(day)}." for source, day in latest.items())

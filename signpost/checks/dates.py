"""Dates and ranges: nothing was done in the future, and no range starts after its end."""

from collections.abc import Iterator
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.records.document import Path
from signpost.records.model import Record
from signpost.records.problem import Problem, problem, quoted
from signpost.values.date import exact

# Pairs of fields of one mapping, of which the first may not be larger than the second.
PAIRS: Final = (
    ("from", "until"),
    ("from", "known_until"),
    ("known_until", "until"),
    ("from", "to"),
    ("age_from", "age_to"),
    ("agreed_on", "review_by"),
    ("ask", "banner"),
    ("banner", "last"),
    ("last", "archive"),
)
# Fields that say when somebody did something.
PAST: Final = frozenset({"added", "status_since", "waiting_as_of", "agreed_on", "on", "seen_on"})


@per_record()
def ranges(record: Record, context: Context) -> Iterator[Problem]:
    """A first date, age or period that is larger than the last."""
    values = {written.path: written.text for written in record.texts}
    for path, text in values.items():
        for first, last in PAIRS:
            if path[-1] == last and _larger(values.get((*path[:-1], first)), text):
                yield _wrong_way_round(record, path, first, values)


def _larger(first: str | None, last: str) -> bool:
    """Whether the first is larger; whole numbers as numbers, dates as dates."""
    if first is None:
        return False
    if first.isdecimal() and last.isdecimal() and len(first) + len(last) < 20:
        return int(first) > int(last)
    one, other = exact(first), exact(last)
    return one is not None and other is not None and one > other


def _wrong_way_round(record: Record, path: Path, first: str, values: dict[Path, str]) -> Problem:
    more, less = ("later", "earlier") if exact(values[path]) else ("more", "less")
    return problem(
        record.source.place(path),
        "range-order",
        f"{path[-1]} is {quoted(values[path])}, and {first} is {quoted(values[(*path[:-1], first)])}, which is {more}.",
        f"Change one of the two, so that {path[-1]} is not {less} than {first}.",
    )


@per_record()
def dates(record: Record, context: Context) -> Iterator[Problem]:
    """Something that was done on a day in the future."""
    for written in record.texts:
        if written.path[-1] in PAST and (day := exact(written.text)) and day > context.today:
            yield problem(
                record.source.place(written.path),
                "date-future",
                f"{quoted(written.text)} has not come yet, and this is a day on which something was done.",
                "Look at the year and the month again.",
            )

"""Sensitive services: nothing in the record may reveal the location. What was typed is never quoted."""

from collections.abc import Iterator
from functools import cache
from pathlib import PurePath
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.records.model import Activity, Organisation, Record, Venue
from signpost.records.problem import Place, Problem, problem
from signpost.records.writing import write_record
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger
from signpost.values.location_clues import NAMED_PLACE, LocationClue, location_clues, reveals_location
from signpost.values.names import mentions

PLACES: Final = ("venue", "address", "town", "postcode", "coordinates", "bus_routes", "door")
IN_TOUCH: Final = frozenset({"at_home", "online", "contact", "access", "sessions"})
TAKE_OUT: Final = (
    "Take it out, and ask for help to take it out of the history too. If it is no such thing, say it in other words."
)


@per_record()
def sensitive(record: Record, context: Context) -> Iterator[Problem]:
    """Clues to a location in sensitive records and in what belongs to them."""
    if context.sensitive:
        yield from _forbidden_fields(record)
        yield from _in_words(record, context)
        yield from _in_comments(record, context)
        yield from _in_name(record)


@per_record("organisation", "venue", "activity")
def unanswered(record: Organisation | Venue | Activity, context: Context) -> Iterator[Problem]:
    """Records that mention danger and don't say whether they are sensitive."""
    if context.sensitive or record.has("sensitive") or _is_lost(record, context):
        return
    if speaks_of_danger(_all_words(record)):
        places = (place for place, text in _placed_words(record) if speaks_of_danger([text]))
        place = next(places, Place(record.source.file))
        yield problem(
            Place(place.file, place.line, place.column, "sensitive"),
            "sensitive-unanswered",
            "This speaks of abuse, of a refuge or of other danger, and the record doesn't say whether its place must "
            "stay secret.",
            "If somebody dangerous must not find the place, write sensitive: yes, and no address is published. If "
            "everybody may know where it is, write sensitive: no, and it is published like any other.",
        )


def _is_lost(record: Record, context: Context) -> bool:
    """Whether it names an organisation or venue that is missing, and that may have the answer."""
    return any(
        written.text not in context.ids[kind]
        for written in record.texts
        if (kind := written.refers_to) in {"organisation", "venue"}
    )


def _all_words(record: Record) -> Iterator[str]:
    """All words of a record: its texts, its comments, and the name of its file."""
    yield from (written.text for written in record.texts)
    yield from (text for _, text in comments_of(record))
    yield record.id.replace("-", " ")


def _placed_words(record: Record) -> Iterator[tuple[Place, str]]:
    """The same, each with its place, which is slow to find."""
    for written in record.texts:
        yield record.source.place(written.path), written.text
    for line, text in comments_of(record):
        yield Place(record.source.file, line), text
    yield Place(record.source.file), record.id.replace("-", " ")


def _forbidden_fields(record: Record) -> Iterator[Problem]:
    for name in PLACES:
        if record.has(name):
            yield problem(
                record.place(name),
                "sensitive-place",
                f"This service is sensitive, or belongs to one that is, so {name} can't be here.",
                "Delete it, and ask for help to take it out of the history too."
                + (" Say in at_home how people get in touch." if name == "venue" else ""),
            )


def _in_words(record: Record, context: Context) -> Iterator[Problem]:
    for written in record.texts:
        if written.path[0] in PLACES or written.refers_to:
            continue
        places = () if written.path == ("name",) else context.places
        for trace in _clues(written.text, context, places, in_touch=written.path[0] in IN_TOUCH):
            yield problem(
                record.source.place(written.path),
                trace.code,
                f"There is what looks like {trace.what} in these words, and this service is sensitive.",
                TAKE_OUT,
            )


def _clues(text: str, context: Context, places: tuple[str, ...], *, in_touch: bool = False) -> Iterator[LocationClue]:
    """The kinds of clue to a location in a text. The names of `places` are one."""
    yield from location_clues(text, context.areas, in_touch=in_touch)
    if places and mentions(places).search(" ".join(as_read(text).split())):
        yield NAMED_PLACE


def _in_comments(record: Record, context: Context) -> Iterator[Problem]:
    for line, text in comments_of(record):
        for trace in _clues(text, context, context.places):
            yield problem(
                Place(record.source.file, line),
                trace.code,
                f"There is what looks like {trace.what} in a comment here, and this service is sensitive.",
                TAKE_OUT,
            )


def _in_name(record: Record) -> Iterator[Problem]:
    if name_reveals_location(record.source.file):
        yield problem(
            Place(record.source.file),
            "sensitive-name",
            "The name of this file could lead somebody to the place, and this service is sensitive.",
            "Rename the file, and ask for help to take the old name out of the history too.",
        )


def name_reveals_location(file: str) -> bool:
    """Whether the name of a file reveals a location."""
    return reveals_location(PurePath(file).name.strip(".").partition(".")[0].replace("-", " "))


def comments_of(record: Record) -> Iterator[tuple[int, str]]:
    """A record's comments, without the notes that every new record of the kind has."""
    for line, text in record.source.document.comments:
        rows = [row for row in text.splitlines() if _bare(row) not in _notes(record.source.kind)]
        if rows:
            yield line, "\n".join(rows)


@cache
def _notes(kind: str) -> frozenset[str]:
    return frozenset(map(_bare, write_record(kind, {}).splitlines()))


def _bare(row: str) -> str:
    return row.strip("# \t")

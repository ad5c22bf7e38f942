"""What became of every text of a source: each is compared with the record, word for word.

The converter's own account is not trusted for this: it could be wrong.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from signpost.imports.converting.convert import OVERRULED, Converted
from signpost.imports.converting.provenance import ON_PURPOSE, Origin
from signpost.imports.reconciling.outcome import Reconciled
from signpost.imports.review.quoting import called, counted, escaped, in_code
from signpost.records.document import in_words
from signpost.values.text import plain

WORD: Final = re.compile(r"[^\W_]+")
MOST_WORDS: Final = 40  # named as missing
# Fields that hold a source's own words; for all others the report shows the old and the new value side by side.
OWN_WORDS: Final = re.compile(
    r"name|summary|description|areas|languages|good_to_know|suitable_for|waiting_time|online|access|audience\.note|"
    r"contact\.(?:role|hours)|(?:venue|organisation)\.(?:name|address|town|summary|access)"
)
KEPT: Final = "kept"
NO_RECORD: Final = {
    "closed": "the source says that the service is closed, so no record was made of it",
    "unlisted": "the group asked not to be listed, so no record was made of it",
}
BESIDE: Final = {"description": ("summary",), "audience": ("audience",)}  # where else its words may be


def value_lines(done: Reconciled) -> Iterator[str]:
    """Return the report's lines on every value of every service."""
    for service in done.services:
        yield from (f"### {called(service)}", "", *_lines(service, done), "")


def _lines(service: Converted, done: Reconciled) -> Iterator[str]:
    if service.sensitive or service.activity is None:
        hushed = (
            "none of which is repeated here" if service.sensitive else "left, as the mapping leaves the service out"
        )
        yield f"- {counted(service.origins, 'value')}, {hushed}."
        return
    found = [(origin, *trace(origin, service, done)) for origin in service.origins]
    if kept := [f"{origin.name} → {origin.field}" for origin, _, why in found if why == KEPT]:
        yield f"- Kept, word for word: {escaped(', '.join(kept))}"
    if left := [origin.where for origin in service.origins if origin.why == ON_PURPOSE]:
        yield f"- Left on purpose, as the mapping says: {escaped('; '.join(left))}"
    yield from (_value(*each) for each in found if each[2] not in {KEPT, ON_PURPOSE})


def trace(origin: Origin, service: Converted, done: Reconciled) -> tuple[str, str]:
    """Return what a text became in its record ("" if nothing), and why; or KEPT if all its words are there.

    The record is the one that is written to the directory or left out.
    """
    if not origin.field:
        return "", origin.why
    kind, _, path = origin.field.partition(".")
    if not (kind in {"venue", "organisation"} and path):
        kind, path = "activity", origin.field
    outcome = done.of(service) if kind == "activity" else done.outcomes.get((kind, service.owners.get(kind, "")))
    if outcome is None or outcome.state in NO_RECORD:
        return "", NO_RECORD[outcome.state] if outcome else OVERRULED
    found = [value for each in path.split(", ") if (value := _at(outcome.values, each)) is not None]
    name = path.partition(".")[0]
    why = OVERRULED if name in outcome.candidate.answered else origin.why
    if not found:
        refused = outcome.refused.get(path) or outcome.refused.get(name)
        return "", f"the checks refuse it: {refused}" if refused else why or "the record says nothing of it"
    beside = [outcome.values.get(each, "") for each in BESIDE.get(name, ())]
    there = in_words(outcome.values if kind == "venue" else [*found, *beside])
    return in_words(found), why if why or missing_words(origin.text, there) else KEPT


def missing_words(text: str, record: str) -> list[str]:
    """Return the words of a text, without markup, that are not in a record's words."""
    read = plain(text)
    there = set(WORD.findall(record.casefold()))
    words = WORD.findall(f"{read.value or ''} {read.left}")
    return list(dict.fromkeys(word for word in words if word.casefold() not in there))


def _at(values: Mapping[str, Any], path: str) -> Any:
    value: Any = values
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _value(origin: Origin, became: str, why: str) -> str:
    """Return a line on one value that was changed or left, and why."""
    where = escaped(f"{origin.name} ({origin.where})")
    if origin.redacted:
        return f"- Left: {where}: {escaped(why)}."
    if not became:
        return f"- Left: {where}: {in_code(origin.text)}: {escaped(why)}."
    gone = missing_words(origin.text, became) if OWN_WORDS.fullmatch(origin.field) else []
    rest = f"; not in the record: {in_code(' '.join(gone[:MOST_WORDS]))}" if gone else ""
    said = f" ({escaped(why)})" if why else ""
    return f"- Changed: {where}: {in_code(origin.text)} → {escaped(origin.field)}: {in_code(became)}{rest}{said}"

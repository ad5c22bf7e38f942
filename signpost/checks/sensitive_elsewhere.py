"""Records that reveal where a sensitive service is, though they belong to somebody else."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from signpost.checks.per_record import Context, per_record
from signpost.checks.sensitive import comments_of
from signpost.records.model import Record
from signpost.records.problem import Place, Problem, problem
from signpost.values.confusables import as_read
from signpost.values.location_clues import reveals_location
from signpost.values.names import mentions

# Words that link a service to a place: the record's own, or one that its words name.
TIES: Final = re.compile(
    r"\b(?:home\s+(?:of|to)|houses?|housed|based|meets?|met|held|located|situated|runs?\s+(?:\w+\s+)?(?:here|from|at|in)|"
    r"lives?\s+(?:here|at|in)|stays?\s+(?:here|at|in)|moved|here|on\s+site|on\s+the\s+premises|premises|"
    r"(?:this|our|same|the)\s+(?:building|house|hall|venue|address|site|floor|corridor|yard|street|road)|next\s+door|"
    r"neighbou?rs?|neighbou?ring|upstairs|downstairs|floor|rooms?|shares?|sharing|beside|opposite|behind|above|below|"
    r"near|offices?|address|find\s+(?:them|us|it)|visit|where|(?:is|are)\s+(?:\w+\s+)?(?:at|in|on)\b)",
    re.IGNORECASE,
)


@per_record()
def sensitive_elsewhere(record: Record, context: Context) -> Iterator[Problem]:
    """Words of other records that name a sensitive service with a place. In a venue, all words are about its place."""
    if context.sensitive or not context.hidden:
        return
    if not _may_name(record, context.hidden):
        return
    names = mentions(context.hidden)
    of_place = record.source.kind == "venue"
    titles = ("name", "summary") if record.has("venue") else ()  # kinds of record that are about a place
    for written in record.texts:
        if not written.refers_to and _tells(written.text, names, of_place=of_place or written.path[0] in titles):
            yield _told(record.source.place(written.path))
    for line, text in comments_of(record):
        if _tells(text, names, of_place=of_place):
            yield _told(Place(record.source.file, line))
    if of_place and names.search(record.id.replace("-", " ")):
        yield _told(Place(record.source.file))


def _may_name(record: Record, names: tuple[str, ...]) -> bool:
    """Whether a record may name one of these: a quick test that rules out nearly all records."""
    texts = [written.text for written in record.texts]
    whole = as_read("\n".join([*texts, *(text for _, text in record.source.document.comments), record.id]))
    bare = " ".join(whole.replace("-", " ").split()).casefold()
    return any(name in bare for name in _bare(names))


@cache
def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(as_read(name).replace("-", " ").split()).casefold() for name in names)


def _tells(text: str, names: re.Pattern[str], *, of_place: bool) -> bool:
    read = " ".join(as_read(text).split())
    if not names.search(read):
        return False
    return of_place or TIES.search(names.sub(" ", read)) is not None or reveals_location(read)


def _told(place: Place) -> Problem:
    return problem(
        place,
        "sensitive-told",
        "These words name a service that must not be found, together with a place.",
        "Take the name or the place out, and ask for help to take it out of the history too. To name the service with "
        "its phone number alone is fine.",
    )

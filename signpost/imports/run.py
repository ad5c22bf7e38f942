"""Runs a whole import: from what was read to records in the directory, with a report beside it."""

from dataclasses import dataclass, replace

from signpost.imports.converting.convert import convert
from signpost.imports.reading.listing import Reading, Tell
from signpost.imports.reading.mapping import Answers
from signpost.imports.reconciling.outcome import Reconciled, Target
from signpost.imports.reconciling.reconcile import reconcile
from signpost.imports.review.files_to_write import Review, files_to_write
from signpost.imports.review.write import last_base, write_all


@dataclass(frozen=True)
class ImportResult:
    """What an import did, and what it leaves to a person."""

    reconciled: Reconciled
    review: Review


def run_import(reading: Reading, answers: Answers, target: Target, tell: Tell, *, mapped: bool) -> ImportResult:
    """Import what was read. If a person gave a mapping (`mapped`), only the new questions are written.

    Raises OSError, and ForeignFiles if somebody has put something into the folder beside the directory meanwhile.
    """
    answers = replace(answers, source=answers.source or reading.origin)
    target = replace(target, base=last_base(target.folder, answers.source))
    conversion = convert(reading.listings, answers, target.directory, target.today)
    reconciled = reconcile(conversion, answers, target, tell)
    if reading.missing:
        reconciled = replace(reconciled, gone=())  # what was not read may still exist
    made = files_to_write(reconciled, reading, answers, target, mapped=mapped)
    write_all(target.folder, made)
    return ImportResult(reconciled, made)

"""Checks: generators that yield problems. They never raise and never print.

`CHECKS` lists them all; a new check is one function and one line there. A check of single records is decorated with
`per_record`.
"""

from collections.abc import Callable, Collection, Container, Iterator
from datetime import date
from typing import Final

from signpost.checks.ageing import (
    ended_activities,
    lapsing_checks,
    long_closures,
    past_days,
    terms_ending,
    times_lapsing,
)
from signpost.checks.assurance import answered_twice, answers_to_questions, assurance, works_well
from signpost.checks.consistency import door, few_words, instead_closed, joining, ring_first, status
from signpost.checks.contacts import contacts, helplines, helplines_in_words
from signpost.checks.dates import dates, ranges
from signpost.checks.discreet import discreet
from signpost.checks.duplicates import duplicate_ids, near_duplicates
from signpost.checks.figures import (
    figures_averages,
    figures_days,
    figures_references,
    figures_sources,
    figures_sums,
)
from signpost.checks.former_ids import former_ids, unlisted
from signpost.checks.glyphs import glyphs
from signpost.checks.holidays import coming_holidays
from signpost.checks.joined import joined
from signpost.checks.leaflets import easy_sentences, guides, leaflet_parts, practice_groups, selections
from signpost.checks.narrowed import figures_narrowed
from signpost.checks.outlines import outlines
from signpost.checks.per_record import PerRecord, check_per_record
from signpost.checks.personal_data import personal_data
from signpost.checks.places import coordinates, locations, postcodes
from signpost.checks.protection import Protection, protection, protection_changed
from signpost.checks.red_flags import red_flags
from signpost.checks.redaction import redacted
from signpost.checks.references import loops, references, themes
from signpost.checks.root_causes import without_consequences
from signpost.checks.sensitive import sensitive, unanswered
from signpost.checks.sensitive_elsewhere import sensitive_elsewhere
from signpost.checks.sessions import sessions, term_time
from signpost.checks.shape import comments, shape
from signpost.checks.system_clock import report_once, system_clock
from signpost.checks.tables import tables
from signpost.checks.theme import theme_colours, theme_logo
from signpost.checks.touched import to_answer_for
from signpost.checks.translations import half_checked, letters_of_translations, translated_leaflets, translations
from signpost.checks.urgent_numbers import urgent_numbers
from signpost.checks.version import schema_version
from signpost.checks.wording import reading_age, wording
from signpost.records.cache import Cache, NoCache
from signpost.records.directory import Directory
from signpost.records.problem import Problem

Check = Callable[[Directory, date], Iterator[Problem]]


def reading(directory: Directory, today: date) -> Iterator[Problem]:
    """What went wrong when the files were read."""
    yield from directory.folder.problems


CHECKS: Final[tuple[Check, ...]] = (
    reading,
    schema_version,
    shape,
    comments,
    references,
    themes,
    loops,
    former_ids,
    unlisted,
    joined,
    duplicate_ids,
    near_duplicates,
    contacts,
    helplines,
    helplines_in_words,
    locations,
    postcodes,
    coordinates,
    sessions,
    term_time,
    terms_ending,
    times_lapsing,
    ranges,
    dates,
    ended_activities,
    past_days,
    long_closures,
    lapsing_checks,
    personal_data,
    sensitive,
    unanswered,
    sensitive_elsewhere,
    joining,
    door,
    ring_first,
    instead_closed,
    status,
    assurance,
    answered_twice,
    answers_to_questions,
    works_well,
    few_words,
    red_flags,
    leaflet_parts,
    easy_sentences,
    selections,
    guides,
    practice_groups,
    urgent_numbers,
    discreet,
    glyphs,
    translations,
    letters_of_translations,
    half_checked,
    translated_leaflets,
    wording,
    reading_age,
    tables,
    figures_references,
    figures_sources,
    figures_days,
    figures_sums,
    figures_averages,
    figures_narrowed,
    outlines,
    theme_colours,
    theme_logo,
)


def check(
    directory: Directory, today: date, cache: Cache | None = None, before: Protection | None = None
) -> tuple[Problem, ...]:
    """Return every problem of a directory once, in the order of files and lines, but a wrong clock first.

    Nothing typed in a sensitive record is quoted. `cache` has what earlier runs found in single records. `before` is
    which records were protected when the site was last built.
    """
    found = _unredacted(directory, today, cache or NoCache(), before or {})
    return _for_readers(directory, found, frozenset(found))


def check_since(old: Directory, new: Directory, today: date) -> tuple[Problem, ...]:
    """Return, as `check` does, the problems of `new` in records that differ from `old`, and those that `old` lacks."""
    before = _unredacted(old, today, NoCache(), {})
    after = _unredacted(new, today, NoCache(), protection(old))
    return _for_readers(new, after, frozenset(to_answer_for(old, new, before, after)))


def _unredacted(directory: Directory, today: date, cache: Cache, before: Protection) -> tuple[Problem, ...]:
    of_each = tuple(run for run in CHECKS if isinstance(run, PerRecord))
    of_all = (run for run in CHECKS if not isinstance(run, PerRecord))
    found = {problem for run in of_all for problem in run(directory, today)}
    found.update(check_per_record(directory, today, of_each, cache))
    found.update(protection_changed(directory, before))
    behind = () if directory.focus else tuple(system_clock(directory, today))
    found.update(() if behind else coming_holidays(directory, today, cache))
    return (*behind, *sorted(report_once(behind, found)))


def _for_readers(directory: Directory, found: Collection[Problem], shown: Container[Problem]) -> tuple[Problem, ...]:
    """Those of `found` that are `shown`, redacted, without mere consequences, and a wrong clock first."""
    safe = sorted(redacted(directory, found, shown), key=lambda item: (item.code != "clock-behind", item))
    return tuple(without_consequences(safe))

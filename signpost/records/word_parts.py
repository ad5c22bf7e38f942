"""The parts of records that are words for readers: needs, pathways, leaflets and translations."""

import datetime as dt
from dataclasses import dataclass

from signpost.records.parts import AgeRange


@dataclass(frozen=True)
class Acronym:
    """Short letters, and what they mean."""

    short: str = ""
    means: str = ""


@dataclass(frozen=True)
class RedFlag:
    """A sign of danger, and the id of the pathway to take."""

    sign: str = ""
    go_to: str = ""


@dataclass(frozen=True)
class Declined:
    """What a clinician can put into the record when the person says no."""

    text: str = ""
    snomed: str = ""


@dataclass(frozen=True)
class RecordCode:
    """What a clinician can put into the record, when the code is used, and what records a no."""

    text: str = ""
    snomed: str = ""
    when: str = ""
    declined: Declined | None = None


@dataclass(frozen=True)
class Practice:
    """An invented person for volunteers to practise with. `activities` and `pathway` hold ids."""

    situation: str = ""
    search: str = ""
    good_answer: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    pathway: str = ""


@dataclass(frozen=True)
class Point:
    """One sentence of an easy-read leaflet, with its picture."""

    picture: str = ""
    words: str = ""


@dataclass(frozen=True)
class Selection:
    """Ages in whole years, both ends included."""

    needs: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    age_from: int | None = None
    age_to: int | None = None
    children: AgeRange | None = None
    cost: tuple[str, ...] = ()
    organisation: str = ""
    activities: tuple[str, ...] = ()


@dataclass(frozen=True)
class TranslatedSentence:
    """A field of a record in another language. `of` is the record's file without .yaml; `english` what it said then.

    `checked_by` is empty while nobody who speaks the language has checked it: then a machine made it.
    """

    of: str = ""
    field: str = ""
    english: str = ""
    words: str = ""
    checked_by: str = ""
    checked_on: dt.date | None = None

"""The words by which the update form finds what a group helps with."""

from collections.abc import Iterator, Mapping
from typing import Final

from signpost.records.model import Need
from signpost.views.snapshot import Snapshot

LONGEST: Final = 2  # words of a phrase; what somebody types into a box to find one thing is hardly ever longer


def need_words(snapshot: Snapshot) -> Mapping[str, list[str]]:
    """The short phrases that people use for each need, in small letters, by its id. Discreet needs are left out."""
    return {
        need.id: list(dict.fromkeys(_phrases(need))) for need in snapshot.directory.needs.values() if not need.discreet
    }


def _phrases(need: Need) -> Iterator[str]:
    said = (*need.lay_words, *(acronym.short for acronym in need.acronyms))
    return (phrase.casefold() for phrase in said if len(phrase.split()) <= LONGEST)

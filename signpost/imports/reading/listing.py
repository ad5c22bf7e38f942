"""The common form of a service: its texts as the source has them, each with its name here and its place in the source.

Every source is read into this form, and records are made from it alone. A text that has no name here goes into
`others`, so that the report names it and nothing is lost. Functions for comparing texts follow.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Tell = Callable[[str], None]  # receives a sentence for the person who imports

# What a source may say about a service, and what each name means, for people who map a spreadsheet's headings.
FIELDS: Final[Mapping[str, str]] = {
    "id": "the source's own number or name for it, which stays the same from year to year",
    "name": "what it is called",
    "summary": "one sentence on what it is",
    "description": "what it is, at length",
    "status": "whether it runs: active, full, temporarily closed, closed",
    "status_since": "the day since which it has been full, paused or closed",
    "organisation": "who runs it",
    "organisation_id": "the source's own id of who runs it",
    "organisation_description": "what the organisation does",
    "organisation_website": "the organisation's web address",
    "organisation_email": "the organisation's e-mail address",
    "organisation_phone": "the organisation's phone number",
    "charity_number": "its charity number",
    "company_number": "its company number",
    "organisation_kind": "what kind of organisation it is, by the id that records have for it",
    "needs": "what it helps with, by the ids of needs in this directory",
    "levels": "the levels of support, by their ids in this directory",
    "categories": "the source's words for what kind of service it is, or what it helps with",
    "times": "when it meets, in any words",
    "fees": "what it costs, in any words",
    "age_from": "the youngest who may come, in years",
    "age_to": "the oldest who may come, in years",
    "ages": "the ages it is for, in any words",
    "who_for": "whom it is for, in any words",
    "how_to_join": "how somebody joins or is referred",
    "waiting_time": "how long people wait",
    "languages": "the languages spoken",
    "access": "what it says of access, such as a ramp or a hearing loop",
    "areas": "the area it serves",
    "setting": "how people take part: in a group, online, at home",
    "checked_on": "the day somebody last asked whether it is true",
    "checked_by": "who asked",
    "notes": "anything else for readers",
}
# Parts of which a service may have several. A place is a venue; a contact is somebody to ask.
PLACE: Final[Mapping[str, str]] = {
    "venue": "the name of the place",
    "kind": "physical, postal or virtual",
    "address": "the street, or the whole address on one line",
    "town": "the town",
    "postcode": "the postcode",
    "buses": "the buses that stop there, each on a line",
    "latitude": "degrees north",
    "longitude": "degrees east; west is negative",
    "access": "what it says of access there",
}
SESSION: Final[Mapping[str, str]] = {
    "day": "the day of the week, such as Tuesday, TU or 2TU (the second Tuesday)",
    "starts": "when it starts",
    "ends": "when it ends",
    "repeats": "how often: weekly, fortnightly, monthly, once",
    "week": "which week of the month",
    "day_of_month": "the day of the month, as a number",
    "date": "the day, where it is only once",
    "from": "the first day of a run",
    "until": "the last day of a run",
    "known_until": "the last day for which its times are known, if it goes on after that",
    "place": "where it is, if it is not at the first place",
    "note": "anything else on the time",
}
CONTACT: Final[Mapping[str, str]] = {
    "person": "a person's name, which is published only where that person has agreed",
    "role": "the role of whoever answers",
    "phone": "the phone number",
    "text": "a number that takes texts",
    "email": "the e-mail address",
    "website": "the web address",
    "hours": "when somebody answers",
}


# Names whose texts decide a field of the record. If one can't be used, that field is asked about.
DECIDES: Final[Mapping[str, str]] = {
    "status": "status",
    "fees": "cost",
    "ages": "audience",
    "age_from": "audience",
    "age_to": "audience",
    "how_to_join": "joining",
    "setting": "setting",
}
LONGEST_SOURCE_ID: Final = 200


@dataclass(frozen=True)
class Given:
    """One text of a source, unchanged and never empty. `where` is its place in words: "row 12, Telephone".

    `why` is the reason if reading has found that it can't be used.
    """

    text: str
    where: str
    why: str = ""


Part = Mapping[str, Given]


@dataclass(frozen=True)
class Listing:
    """One service. `id` is not empty, and unique in the source; `where` is its place in words, for the report.

    `values` holds the texts of each name in FIELDS, in the source's order; `places`, `sessions` and `contacts` are
    lists of parts under the names above. `others` are texts that have no name.
    """

    id: str
    where: str
    values: Mapping[str, tuple[Given, ...]]
    places: tuple[Part, ...] = ()
    sessions: tuple[Part, ...] = ()
    contacts: tuple[Part, ...] = ()
    others: tuple[Given, ...] = ()

    def first(self, name: str) -> str:
        """The first text under a name of FIELDS, or "" if there is none."""
        return next((given.text for given in self.values.get(name, ())), "")

    def texts(self) -> Iterator[str]:
        """Every text of it."""
        parts = (*self.places, *self.sessions, *self.contacts)
        for givens in (*self.values.values(), *(part.values() for part in parts), self.others):
            yield from (given.text for given in givens)


@dataclass(frozen=True)
class Reading:
    """A source as read: a name for it if the mapping gives none, its services, and notes for the report.

    `missing` are sentences on what the source announces but did not contain. If there are any, a service that is not
    among the listings may still exist.
    """

    origin: str
    listings: tuple[Listing, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Log:
    """Collects what a format notes while it reads: notes for the report, what is missing, and the progress."""

    def __init__(self, tell: Tell, progress: Tell = lambda _: None) -> None:
        self._tell = tell
        self.progress = progress
        self.notes: list[str] = []
        self.missing: list[str] = []

    def note(self, words: str) -> None:
        """Add a note for the report."""
        self.notes.append(words)
        self._tell(words)

    def note_missing(self, words: str) -> None:
        """Add a note on what the source announces but did not contain."""
        self.missing.append(words)
        self.note(words)


class SourceFault(Exception):
    """A source that can't be read at all. The text tells a person where, what was found and what would pass."""


def folded(text: str) -> str:
    """Normalise a word for looking it up: without capitals, double spaces and invisible characters."""
    return "".join(char for char in " ".join(text.casefold().split()) if char.isprintable())


def source_id(text: str) -> str:
    """Return an id of the source in a form that a record can hold: a fingerprint if it is too long or not printable."""
    plain = " ".join(text.split())
    if plain and plain.isprintable() and len(plain) <= LONGEST_SOURCE_ID:
        return plain
    return fingerprint(text)


def fingerprint(text: str) -> str:
    """Return a hash of a text, from which the text can't be found."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def plain_name(name: str) -> str:
    """Normalise a name for comparing: small letters, without accents, punctuation and a leading "the"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    words = re.findall(r"\w+", re.sub(r"['’`]", "", bare.replace("&", " and ")))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)

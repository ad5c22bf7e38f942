"""One service as a source tells of it: plain texts under the names of one common form, each with where it stood.

Every source is brought into this form, and records are made from this form alone. What the form has no name for goes
into `others`, so that the report can name it: nothing that a source says is lost in silence. Below stand the forms in
which texts are compared.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Tell = Callable[[str], None]  # takes a sentence for whoever imports

# What a source may say of a service, and what each name means to whoever maps a spreadsheet's headings to it.
FIELDS: Final[Mapping[str, str]] = {
    "id": "the source's own number or name for it, which stays the same from year to year",
    "name": "what it is called",
    "summary": "one sentence on what it is",
    "description": "what it is, at length",
    "status": "whether it runs: active, full, temporarily closed, closed",
    "organisation": "who runs it",
    "organisation_id": "the source's own id of who runs it",
    "organisation_description": "what the organisation does",
    "organisation_website": "the organisation's web address",
    "organisation_email": "the organisation's e-mail address",
    "organisation_phone": "the organisation's phone number",
    "charity_number": "its charity number",
    "company_number": "its company number",
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


LONGEST_SOURCE_ID: Final = 200


@dataclass(frozen=True)
class Given:
    """One text of a source, never empty, just as it stood. `where` says where to a person: "row 12, Telephone".

    `why` is given where it is known already that nothing can be made of it.
    """

    text: str
    where: str
    why: str = ""


Part = Mapping[str, Given]


@dataclass(frozen=True)
class Listing:
    """One service. `id` is never empty and no other service of the source has it; `where` names it in the report.

    `values` holds what stood under each of FIELDS, in the source's order; `places`, `sessions` and `contacts` are
    lists of parts under the names above. `others` are texts that no name fits, each with where it stood.
    """

    id: str
    where: str
    values: Mapping[str, tuple[Given, ...]]
    places: tuple[Part, ...] = ()
    sessions: tuple[Part, ...] = ()
    contacts: tuple[Part, ...] = ()
    others: tuple[Given, ...] = ()

    def first(self, name: str) -> str:
        """The first text under a name of FIELDS, or "" where there is none."""
        return next((given.text for given in self.values.get(name, ())), "")

    def texts(self) -> Iterator[str]:
        """Every text of it."""
        parts = (*self.places, *self.sessions, *self.contacts)
        for givens in (*self.values.values(), *(part.values() for part in parts), self.others):
            yield from (given.text for given in givens)


@dataclass(frozen=True)
class Reading:
    """All that was read of a source: what to call it if no mapping does, its services, and notes on the reading.

    `missing` are sentences on what the source speaks of and did not give. If there are any, nothing may be called
    gone because it is not among the listings.
    """

    origin: str
    listings: tuple[Listing, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Log:
    """What a format tells while it reads: notes for the report, what is missing, and how far it has come."""

    def __init__(self, tell: Tell, progress: Tell = lambda _: None) -> None:
        self._tell = tell
        self.progress = progress
        self.notes: list[str] = []
        self.missing: list[str] = []

    def note(self, words: str) -> None:
        """Tell something about the source."""
        self.notes.append(words)
        self._tell(words)

    def lacks(self, words: str) -> None:
        """Tell what the source speaks of and did not give."""
        self.missing.append(words)
        self.note(words)


class SourceFault(Exception):
    """A source that can't be read at all: its words say, for a person, where, what was found and what would do."""


def folded(text: str) -> str:
    """A word of the source for looking it up: capitals, spaces and what nobody can see don't matter."""
    return "".join(char for char in " ".join(text.casefold().split()) if char.isprintable())


def source_id(text: str) -> str:
    """What the source knows something by, as a record can hold it; a fingerprint where it is too long or odd."""
    plain = " ".join(text.split())
    if plain and plain.isprintable() and len(plain) <= LONGEST_SOURCE_ID:
        return plain
    return fingerprint(text)


def fingerprint(text: str) -> str:
    """Some letters and digits that stand for a text and tell nothing of it."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def plain_name(name: str) -> str:
    """A name for comparing: small letters, without accents, marks and a leading "the"."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    words = re.findall(r"\w+", re.sub(r"['’`]", "", bare.replace("&", " and ")))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)

"""Which service is which: an id where the source gives none, and one listing of several for the same service."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from signpost.imports.guard import speaks_of_danger
from signpost.imports.listing import Given, Listing, Part
from signpost.imports.names import fingerprint
from signpost.records.ids import id_from

MOST_COMPARED: Final = 200  # parts of one service; with more, only equal ones are noticed


def id_of(listing: Listing) -> str:
    """Make an id that stays the same in whatever order services come: chair-yoga-1c9e40d2.

    The number stands for name and postcode, or name and organisation where there is no postcode. An id may be
    published: that of a place which must not be found has nothing of where it is, not even in the number.
    """
    name, organisation = listing.first("name"), listing.first("organisation")
    if not name.strip():
        return f"no-name-{digest(' '.join(_everything(listing)))}"
    if is_hidden(listing):
        return f"hidden-{digest(f'{name} {organisation}')}"
    postcode = next((place["postcode"].text for place in listing.places if "postcode" in place), "")
    number = digest(f"{name} {''.join(postcode.split()) or organisation}")
    return f"{id_from(name)[:60].rstrip('-')}-{number}".lstrip("-")


def is_hidden(listing: Listing) -> bool:
    """Whether a service may be one that must not be found."""
    return speaks_of_danger(_everything(listing))


def _everything(listing: Listing) -> list[str]:
    parts = (*listing.places, *listing.sessions, *listing.contacts)
    givens = [given for many in (*listing.values.values(), *(part.values() for part in parts)) for given in many]
    return [given.text for given in (*givens, *listing.others)]


def digest(text: str) -> str:
    """Give eight signs that stand for a text."""
    return fingerprint(" ".join(text.casefold().split()))[:8]


def joined(listings: Sequence[Listing]) -> Listing:
    """Make one listing of several with the same id: every text that differs is kept, after those of the first."""
    first = listings[0]
    values: dict[str, dict[str, Given]] = {}
    for listing in listings:
        for name, givens in listing.values.items():
            kept = values.setdefault(name, {})
            for given in givens:
                kept.setdefault(given.text, given)
    return replace(
        first,
        values={name: tuple(kept.values()) for name, kept in values.items()},
        places=_fullest(part for listing in listings for part in listing.places),
        sessions=_fullest(part for listing in listings for part in listing.sessions),
        contacts=_fullest(part for listing in listings for part in listing.contacts),
        others=_unequal(given for listing in listings for given in listing.others),
    )


def size_of(listing: Listing) -> int:
    """How many texts a listing holds."""
    parts = (*listing.places, *listing.sessions, *listing.contacts)
    return sum(map(len, (*listing.values.values(), *parts, listing.others)))


def different(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts that say something of their own: one with the same texts as an earlier one is left out."""
    kept: dict[frozenset[tuple[str, str]], Part] = {}
    for part in parts:
        kept.setdefault(texts_of(part), part)
    return tuple(kept.values())


def _fullest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Leave out each part, too, whose texts all stand in another one, as a summary's do."""
    kept = different(parts)
    if len(kept) > MOST_COMPARED:
        return kept
    texts = [texts_of(part) for part in kept]
    return tuple(part for part, own in zip(kept, texts, strict=True) if not any(own < other for other in texts))


def apart(sessions: Iterable[Part]) -> list[Given]:
    """Give the texts of sessions at a second place, each with why it was not taken."""
    return [
        replace(given, why="it is at another place, and a record has room for one")
        for part in sessions
        for given in part.values()
    ]


def texts_of(part: Part) -> frozenset[tuple[str, str]]:
    """Give what a part says, wherever it stood."""
    return frozenset((name, given.text) for name, given in part.items())


def _unequal(givens: Iterable[Given]) -> tuple[Given, ...]:
    """Give each text once; of those with a key before them, each key's."""
    kept: dict[tuple[str, str], Given] = {}
    for given in givens:
        kept.setdefault((given.where.rpartition(", ")[2], given.text), given)
    return tuple(kept.values())

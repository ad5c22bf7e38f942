"""Which service is which: an id where the source gives none, and one listing of several for the same service."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from signpost.imports.reading.listing import Given, Listing, Part, Tell, fingerprint, folded
from signpost.values.danger import speaks_of_danger
from signpost.values.names import id_from

T = TypeVar("T")
# In these, several rows of one group may differ: one for each session, as many sheets have it.
MAY_DIFFER: Final = frozenset({"times", "fees", "notes", "ages", "categories", "who_for", "access"})
MOST_COMPARED: Final = 200  # parts of one service; with more, only equal ones are noticed


def id_of(listing: Listing) -> str:
    """Make an id that stays the same in whatever order services come: chair-yoga-1c9e40d2.

    The number stands for name and postcode, or name and organisation where there is no postcode. An id may be
    published: that of a place which must not be found has nothing of where it is, not even in the number.
    """
    name, organisation = listing.first("name"), listing.first("organisation")
    if not name.strip():
        return f"no-name-{digest(' '.join(listing.texts()))}"
    if speaks_of_danger(listing.texts()):
        return f"hidden-{digest(f'{name} {organisation}')}"
    postcode = next((place["postcode"].text for place in listing.places if "postcode" in place), "")
    number = digest(f"{name} {''.join(postcode.split()) or organisation}")
    return f"{id_from(name)[:60].rstrip('-')}-{number}".lstrip("-")


def digest(text: str) -> str:
    """Give eight signs that stand for a text."""
    return fingerprint(" ".join(text.casefold().split()))[:8]


def joined(listings: Sequence[Listing]) -> Listing:
    """Make one listing of several with the same id: every text that differs is kept, after those of the first."""
    names = dict.fromkeys(name for listing in listings for name in listing.values)
    values = {name: [given for listing in listings for given in listing.values.get(name, ())] for name in names}
    return replace(
        listings[0],
        values={name: _firsts(givens, lambda given: given.text) for name, givens in values.items()},
        places=_fullest(part for listing in listings for part in listing.places),
        sessions=_fullest(part for listing in listings for part in listing.sessions),
        contacts=_fullest(part for listing in listings for part in listing.contacts),
        others=_firsts(
            (given for listing in listings for given in listing.others),
            lambda given: (given.where.rpartition(", ")[2], given.text),
        ),
    )


def _firsts(many: Iterable[T], by: Callable[[T], object]) -> tuple[T, ...]:
    """Give the first of those that are the same by some measure."""
    kept: dict[object, T] = {}
    for one in many:
        kept.setdefault(by(one), one)
    return tuple(kept.values())


def size_of(listing: Listing) -> int:
    """How many texts a listing holds."""
    return len(list(listing.texts()))


def different(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Give the parts that say something of their own: one with the same texts as an earlier one is left out."""
    return _firsts(parts, texts_of)


def _fullest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Leave out each part, too, whose texts all stand in another one, as a summary's do."""
    kept = different(parts)
    if len(kept) > MOST_COMPARED:
        return kept
    texts = [texts_of(part) for part in kept]
    return tuple(part for part, own in zip(kept, texts, strict=True) if not any(own < other for other in texts))


def elsewhere(sessions: Iterable[Part], place: Part) -> list[Part]:
    """Give sessions at a second place, each with that place: a record has one, and they must not seem to be there."""
    words = ", ".join(place[name].text for name in ("venue", "address", "town", "postcode") if name in place)
    return [
        {**part, "place": Given(words or "another place", given.where)}
        for part in sessions if (given := next(iter(part.values()), None))
    ]  # fmt: skip


def texts_of(part: Part) -> frozenset[tuple[str, str]]:
    """Give what a part says, wherever it stood."""
    return frozenset((name, given.text) for name, given in part.items())


def told_apart(listings: Sequence[Listing], tell: Tell) -> Iterator[Listing]:
    """Give listings of which no two have the same id, in their order. What was taken together or apart is told."""
    same: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        same[listing.id].append(listing)
    for identity, group in same.items():
        if len(group) == 1:
            yield group[0]
            continue
        kinds = _kinds(group)
        rows = ", ".join(listing.where.partition(", ")[2] for listing in group)
        if len(kinds) > 1:
            tell(
                f"{rows} have the same id, or nothing but their words tells them apart, and they differ in more than "
                "their times. Each was read as a group of its own. Give every group an id of its own, or two of them "
                "may be taken for each other one day."
            )
        else:
            tell(f"{rows} tell of one group. They were taken together.")
        for mark, alike in kinds.items():
            whole = joined(alike)
            yield whole if len(kinds) == 1 else replace(whole, id=f"{identity}-{digest(mark)}")


def _kinds(group: Sequence[Listing]) -> dict[str, list[Listing]]:
    """Part listings with one id into those of one group each: they say the same of all but their times."""
    kinds: dict[str, list[Listing]] = defaultdict(list)
    places = {(_mark(listing), _place(listing)) for listing in group if _place(listing)}
    for listing in group:
        mark = _mark(listing)
        there = [place for known, place in places if known == mark]
        # A row that names no place goes on from the one above it, where that is clear.
        place = _place(listing) or (there[0] if len(there) == 1 else "")
        kinds[f"{mark}\n{place}".strip()].append(listing)
    return kinds


def _mark(listing: Listing) -> str:
    """What has to be equal in rows of one group: with an id of the source's own, its name; else almost everything."""
    if listing.values.get("id"):
        return folded(listing.first("name"))
    texts = [
        f"{name}: {folded(given.text)}"
        for name, givens in sorted(listing.values.items())
        if name not in MAY_DIFFER
        for given in givens
    ]
    texts += [folded(given.text) for part in listing.contacts for given in part.values()]
    bare = not listing.places and "organisation" not in listing.values
    if bare and not speaks_of_danger(listing.texts()):  # there is only a name to go by
        texts += [folded(given.text) for given in listing.others]
    return "\n".join(texts)


def _place(listing: Listing) -> str:
    """Where it is, for comparing; nothing for what must not be found, since ids are made of it."""
    if speaks_of_danger(listing.texts()):
        return ""
    return "\n".join(folded(given.text) for part in listing.places for _, given in sorted(part.items()))

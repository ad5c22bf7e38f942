"""Ids for services whose source gives none, and duplicates: several listings of one service are merged."""

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
MOST_COMPARED: Final = 200  # parts of one service; if there are more, only equal ones are found


def id_of(listing: Listing) -> str:
    """Make an id that stays the same in whatever order services come: chair-yoga-1c9e40d2.

    The number stands for name and postcode, or name and organisation if there is no postcode. An id may be
    published, so that of a sensitive service is made of neither its address nor its postcode.
    """
    name, organisation = listing.first("name"), listing.first("organisation")
    if not name.strip():
        return f"no-name-{short_digest(' '.join(listing.texts()))}"
    if speaks_of_danger(listing.texts()):
        return f"hidden-{short_digest(f'{name} {organisation}')}"
    postcode = next((place["postcode"].text for place in listing.places if "postcode" in place), "")
    number = short_digest(f"{name} {''.join(postcode.split()) or organisation}")
    return f"{id_from(name)[:60].rstrip('-')}-{number}".lstrip("-")


def short_digest(text: str) -> str:
    """Return the first eight digits of a text's fingerprint, which ignores capitals and spaces."""
    return fingerprint(" ".join(text.casefold().split()))[:8]


def merged(listings: Sequence[Listing]) -> Listing:
    """Merge listings with the same id: texts that differ are added after those of the first."""
    names = dict.fromkeys(name for listing in listings for name in listing.values)
    values = {name: [given for listing in listings for given in listing.values.get(name, ())] for name in names}
    return replace(
        listings[0],
        values={name: _unique(givens, lambda given: given.text) for name, givens in values.items()},
        places=_fullest(part for listing in listings for part in listing.places),
        sessions=_fullest(part for listing in listings for part in listing.sessions),
        contacts=_fullest(part for listing in listings for part in listing.contacts),
        others=_unique(
            (given for listing in listings for given in listing.others),
            lambda given: (given.where.rpartition(", ")[2], given.text),
        ),
    )


def _unique(many: Iterable[T], by: Callable[[T], object]) -> tuple[T, ...]:
    """Leave out each item whose key an earlier one has."""
    kept: dict[object, T] = {}
    for one in many:
        kept.setdefault(by(one), one)
    return tuple(kept.values())


def size_of(listing: Listing) -> int:
    """Count the texts of a listing."""
    return len(list(listing.texts()))


def distinct(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Leave out each part that has the same texts as an earlier one."""
    return _unique(parts, texts_of)


def _fullest(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Leave out each part whose texts are all in another one, as those of a summary are."""
    kept = distinct(parts)
    if len(kept) > MOST_COMPARED:
        return kept
    texts = [texts_of(part) for part in kept]
    return tuple(part for part, own in zip(kept, texts, strict=True) if not any(own < other for other in texts))


def elsewhere(sessions: Iterable[Part], place: Part) -> list[Part]:
    """Add the words for its place to each session, because a record has one venue and this is another."""
    words = ", ".join(place[name].text for name in ("venue", "address", "town", "postcode") if name in place)
    return [
        {**part, "place": Given(words or "another place", given.where)}
        for part in sessions if (given := next(iter(part.values()), None))
    ]  # fmt: skip


def texts_of(part: Part) -> frozenset[tuple[str, str]]:
    """Return the names and texts of a part, for comparing."""
    return frozenset((name, given.text) for name, given in part.items())


def with_unique_ids(listings: Sequence[Listing], tell: Tell) -> Iterator[Listing]:
    """Make ids unique: listings of one group are merged, and others get ids of their own. Both are noted."""
    same: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        same[listing.id].append(listing)
    for identity, group in same.items():
        if len(group) == 1:
            yield group[0]
            continue
        kinds = _by_group(group)
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
            whole = merged(alike)
            yield whole if len(kinds) == 1 else replace(whole, id=f"{identity}-{short_digest(mark)}")


def _by_group(group: Sequence[Listing]) -> dict[str, list[Listing]]:
    """Split listings with the same id by group. Listings of one group differ only in their times."""
    kinds: dict[str, list[Listing]] = defaultdict(list)
    places = {(_group_key(listing), _place_key(listing)) for listing in group if _place_key(listing)}
    for listing in group:
        mark = _group_key(listing)
        there = [place for known, place in places if known == mark]
        # A row without a place belongs to the one above it, if there is only one place.
        place = _place_key(listing) or (there[0] if len(there) == 1 else "")
        kinds[f"{mark}\n{place}".strip()].append(listing)
    return kinds


def _group_key(listing: Listing) -> str:
    """Return what all rows of one group have in common: the name if the source has ids, else almost everything."""
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
    if bare and not speaks_of_danger(listing.texts()):  # there is only a name to compare
        texts += [folded(given.text) for given in listing.others]
    return "\n".join(texts)


def _place_key(listing: Listing) -> str:
    """Return the words for its places, for comparing; "" for a sensitive service, since ids are made of them."""
    if speaks_of_danger(listing.texts()):
        return ""
    return "\n".join(folded(given.text) for part in listing.places for _, given in sorted(part.items()))

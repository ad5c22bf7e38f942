"""Which services are sensitive, or may be, and what may be repeated about them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from signpost.imports.reading.listing import Listing, fingerprint, plain_name, source_id
from signpost.imports.reading.mapping import RECORD, Answers
from signpost.records.directory import Directory
from signpost.records.model import Activity
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger
from signpost.values.location_clues import reveals_location
from signpost.values.map_points import postcodes_in
from signpost.values.streets import numbered_streets

Door = tuple[str, str]  # a street with its number, and a postcode or ""


class SensitiveServices:
    """Finds the services that must not be found: by their words, by the directory, and by what they share."""

    def __init__(self, directory: Directory, answers: Answers) -> None:
        self._directory, self._answers = directory, answers
        hidden = [record for record in directory.protectable() if directory.is_sensitive(record)]
        self._names = {plain_name(record.name) for record in hidden}
        imported = [record.imported for record in hidden if isinstance(record, Activity) and record.imported]
        self._ids = {one.id for one in imported if one.from_ == answers.source}

    def ids(self, listings: Sequence[Listing]) -> set[str]:
        """Return the ids of the services that are sensitive or may be.

        Those are the known ones, those that mention danger, what the same organisation does at the same place, and
        whatever anybody does at the same address.
        """
        checked = {one.id for one in listings if is_checked(one, self._answers)}
        hidden = [
            one for one in listings
            if self._hides(one) or (one.id not in checked and speaks_of_danger(one.texts()))
        ]  # fmt: skip
        found = {one.id for one in hidden}
        doors = {door for one in hidden for door in _doors(one)}
        spots: defaultdict[str, set[str]] = defaultdict(set)
        for one in hidden:
            for owner in _owners(one):
                spots[owner].update(_spots(one))
        for one in listings:
            if one.id not in {*found, *checked}:
                theirs = set[str]().union(*(spots[owner] for owner in _owners(one)))
                if (theirs and _names_one(one, theirs)) or (doors and _has_one(one, doors)):
                    found.add(one.id)
        return found

    def _hides(self, listing: Listing) -> bool:
        """Whether the directory, or the mapping, says that it is sensitive."""
        own = {**self._answers.defaults, **self._answers.service(listing.id)}
        named = [
            self._directory.activities.get(str(own.get(RECORD))),
            self._directory.organisations.get(str(own.get("organisation"))),
            self._directory.venues.get(str(own.get("venue"))),
        ]
        if any(record is not None and self._directory.is_sensitive(record) for record in named):
            return True
        if not self._ids.isdisjoint({source_id(listing.id), fingerprint(listing.id)}):
            return True
        given = [*listing.values.get("name", ()), *listing.values.get("organisation", ())]
        given += [place["venue"] for place in listing.places if "venue" in place]
        return not self._names.isdisjoint(plain_name(one.text) for one in given)


def is_checked(listing: Listing, answers: Answers) -> bool:
    """Whether a person has checked it and answered that it is public."""
    checked = answers.sensitive_checked
    return bool(checked) and not checked.isdisjoint({listing.id, safe_id(listing)})


def _owners(listing: Listing) -> set[str]:
    """Return who runs a service, by id and by name; "" if nobody is named."""
    said = (listing.first("organisation_id"), plain_name(listing.first("organisation")))
    return {owner for owner in said if owner} or {""}


def _spots(listing: Listing) -> Iterator[str]:
    """Return the addresses of a service in a form that can be compared."""
    for place in listing.places:
        if "kind" in place and place["kind"].text.strip().lower() == "virtual":
            continue
        for name in ("venue", "address", "latitude"):
            first = re.split(r"[,;\n]", place[name].text)[0] if name in place else ""
            if len(bare := _bare(first)) > 4:
                yield bare
    yield from (_bare(found) for text in listing.texts() for found in _addresses(text))


def _doors(listing: Listing) -> set[Door]:
    """Return every street with its number that a service names, each with every postcode that it names, or with ""."""
    streets, postcodes = (
        {_bare(found) for text in listing.texts() for found in found_in(text)}
        for found_in in (numbered_streets, postcodes_in)
    )
    return {(street, postcode) for street in streets for postcode in postcodes or {""}}


def _has_one(listing: Listing, doors: set[Door]) -> bool:
    """Whether a service names one of these addresses. If there is no postcode, street and number are enough."""
    return any(
        street == other and (postcode == another or not postcode or not another)
        for street, postcode in _doors(listing)
        for other, another in doors
    )


def _names_one(listing: Listing, spots: Iterable[str]) -> bool:
    texts = [_bare(f"{text} {as_read(text)}") for text in listing.texts()]
    return any(spot in text for spot in spots for text in texts)


def _addresses(text: str) -> Iterator[str]:
    """Return every postcode, and every street with its number, in a text as people read it."""
    yield from postcodes_in(text)
    yield from numbered_streets(text)


def tells_where(text: str, listing: Listing) -> bool:
    """Whether a text reveals where a service is: by any clue to a location, or by the source's words for its place."""
    if reveals_location(text):
        return True
    bare = _bare(text)
    return any(len(where) > 2 and where in bare for where in map(_bare, _places(listing)))


def _places(listing: Listing) -> Iterator[str]:
    """Return all that the source says about where it is, piece by piece."""
    pieces = [given.text for place in listing.places for name, given in place.items() if name != "kind"]
    pieces += [found for text in listing.texts() for found in _addresses(text)]
    for piece in pieces:
        yield from re.split(r"[,;\n]|^\s*\d+\w?\s", piece)


def fit_to_repeat(note: str, listings: Iterable[Listing]) -> bool:
    """Whether a note on the source may be repeated: it mentions no danger, and no place of these services."""
    return not speaks_of_danger([note]) and not any(tells_where(note, listing) for listing in listings)


def safe_id(listing: Listing) -> str:
    """Return a service's id in the source, or a fingerprint of the id if it reveals where the service is."""
    return fingerprint(listing.id) if tells_where(listing.id, listing) else source_id(listing.id)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())

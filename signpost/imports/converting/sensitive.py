"""The guard of those in danger: which services may be places that must not be found."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from signpost.imports.converting.provenance import Provenance
from signpost.imports.reading.listing import fingerprint, plain_name, source_id
from signpost.imports.reading.mapping import Answers
from signpost.values.confusables import as_read
from signpost.values.danger import speaks_of_danger
from signpost.values.doors import leads_to_door
from signpost.values.map_points import postcodes_in
from signpost.values.streets import numbered_streets

Door = tuple[str, str]  # a street with its number, and a postcode or ""


def guarded(accounts: Sequence[Provenance], known: Iterable[str], answers: Answers) -> set[str]:
    """The ids of the services that may be places that must not be found.

    They are those `known` to be, those that speak of danger, what the same organisation does at the same place, and
    whatever anybody does behind the same door.
    """
    found = set(known)
    spots: defaultdict[str, set[str]] = defaultdict(set)
    doors: set[Door] = set()
    others = []
    for account in accounts:
        is_known = account.listing.id in found
        if is_known or (speaks_of_danger(entry.text for entry in account) and not is_checked(account, answers)):
            found.add(account.listing.id)
            doors.update(_doors(account))
            for owner in _owners(account):
                spots[owner].update(_spots(account))
        else:
            others.append(account)
    for account in others:
        theirs = set().union(*(spots.get(owner, ()) for owner in _owners(account)))
        shares = (theirs and _names_one(account, theirs)) or (doors and _has_one(account, doors))
        if shares and not is_checked(account, answers):
            found.add(account.listing.id)
    return found


def is_checked(account: Provenance, answers: Answers) -> bool:
    """Whether a person who has looked says that everybody may know where it is."""
    return not answers.sensitive_checked.isdisjoint({account.listing.id, safe_id(account)})


def _owners(account: Provenance) -> set[str]:
    """Who runs a service, by id and by name; "" where nobody is named."""
    said = (account.listing.first("organisation_id"), plain_name(account.listing.first("organisation")))
    return {owner for owner in said if owner} or {""}


def _spots(account: Provenance) -> Iterator[str]:
    """Where a service is, each spot in a form for comparing."""
    for place in account.places:
        if "kind" in place and place["kind"].text.strip().lower() == "virtual":
            continue
        for name in ("venue", "address", "latitude"):
            first = re.split(r"[,;\n]", place[name].text)[0] if name in place else ""
            if len(bare := _bare(first)) > 4:
                yield bare
    yield from (_bare(found) for entry in account for found in _addresses(entry.text))


def _doors(account: Provenance) -> set[Door]:
    """Every street with its number that a service names, each with every postcode that it names, or with ""."""
    streets, postcodes = (
        {_bare(found) for entry in account for found in found_in(entry.text)}
        for found_in in (numbered_streets, postcodes_in)
    )
    return {(street, postcode) for street in streets for postcode in postcodes or {""}}


def _has_one(account: Provenance, doors: set[Door]) -> bool:
    """Whether a service names one of these doors. Without a postcode the street with its number is enough."""
    return any(
        street == other and (postcode == another or not postcode or not another)
        for street, postcode in _doors(account)
        for other, another in doors
    )


def _names_one(account: Provenance, spots: Iterable[str]) -> bool:
    texts = [_bare(f"{entry.text} {as_read(entry.text)}") for entry in account]
    return any(spot in text for spot in spots for text in texts)


def _addresses(text: str) -> Iterator[str]:
    """Every postcode and street with its number in a text, as it reads."""
    yield from postcodes_in(text)
    yield from numbered_streets(text)


def tells_where(text: str, account: Provenance) -> bool:
    """Whether a text tells where a service is: in any form that leads to a door, or by what the source says."""
    if leads_to_door(text):
        return True
    bare = _bare(text)
    return any(len(where) > 2 and where in bare for where in map(_bare, _places(account)))


def _places(account: Provenance) -> Iterator[str]:
    """Every piece of what the source says of where it is."""
    pieces = [entry.text for place in account.places for name, entry in place.items() if name != "kind"]
    pieces += [found for entry in account for found in _addresses(entry.text)]
    for piece in pieces:
        yield from re.split(r"[,;\n]|^\s*\d+\w?\s", piece)


def fit_to_repeat(note: str, accounts: Iterable[Provenance]) -> bool:
    """Whether a note on the source may be repeated: it speaks of no danger, and of no place of these services."""
    return not speaks_of_danger([note]) and not any(tells_where(note, account) for account in accounts)


def safe_id(account: Provenance) -> str:
    """What the source knows a service by; a fingerprint of it where it tells where the service is."""
    identity = account.listing.id
    return fingerprint(identity) if tells_where(identity, account) else source_id(identity)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())

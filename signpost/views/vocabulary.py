"""The vocabulary for understanding questions: needs, places, words of crisis, and their spelling."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, Final

from signpost.records.model import Activity, Area, Need, Organisation, Venue
from signpost.values.sectors import Point, distance, sector_of, sectors
from signpost.views.facets import AGES, TIMES, facets
from signpost.views.labels import JOINING, STATE
from signpost.views.snapshot import Snapshot
from signpost.views.tokenize import (
    ABOUT_WORDS,
    ELSEWHERE_WORDS,
    EMPTY_WORDS,
    EXACT_WORDS,
    LIGHT_WORDS,
    SMALL,
    SMALL_WORDS,
    stems,
    words,
)

NEAR_KM: Final = 40  # kilometres within which a postcode can be looked up
SHORTEST_WORD: Final = 4  # letters; a shorter word is too ambiguous to correct
HOUSE_NUMBER: Final = re.compile(r"^\d+[a-z]?\s+", re.IGNORECASE)
# Larger towns of Britain, so that the page can say that a place is elsewhere.
TOWNS: Final = (
    "Aberdeen Aberystwyth Aylesbury Banbury Bangor Barnsley Barnstaple Basildon Basingstoke Bath Bedford Belfast "
    "Birkenhead Birmingham Blackburn Blackpool Bolton Boston Bournemouth Bracknell Bradford Brentwood Bridgend "
    "Bridgwater Bridlington Brighton Bristol Burnham-on-Sea Burnley Bury Cambridge Canterbury Cardiff Carlisle "
    "Chelmsford Cheltenham Chester Chesterfield Chichester Chippenham Clacton Cleethorpes Clevedon Colchester "
    "Corby Coventry Crawley Crewe Croydon Darlington Dartford Derby Derry Doncaster Dorchester Dover Dudley "
    "Dundee Durham Eastbourne Edinburgh Exeter Falmouth Folkestone Frome Gateshead Glasgow Glastonbury Gloucester "
    "Gravesend Grimsby Guildford Halifax Harlow Harrogate Hartlepool Hastings Hereford Hertford Huddersfield Hull "
    "Huntingdon Inverness Ipswich Kendal Kettering Kidderminster Lancaster Leeds Leicester Lichfield Lincoln "
    "Liverpool Llandudno London Loughborough Lowestoft Luton Macclesfield Maidstone Manchester Mansfield Margate "
    "Merthyr Middlesbrough Nailsea Newcastle Newport Newquay Northampton Norwich Nottingham Nuneaton Oldham "
    "Oxford Penzance Perth Peterborough Plymouth Poole Portishead Portsmouth Preston Ramsgate Reading Redditch "
    "Rochdale Rotherham Rugby Salford Salisbury Scarborough Scunthorpe Selby Sheffield Shrewsbury Slough Solihull "
    "Southampton Southend Southport Stafford Stevenage Stirling Stockport Stockton Stroud Sunderland Swansea "
    "Swindon Taunton Telford Torquay Trowbridge Truro Wakefield Walsall Warrington Warwick Watford Wells Weymouth "
    "Wigan Winchester Windsor Woking Wolverhampton Worcester Workington Worthing Wrexham Yeovil York"
)
LONGEST_WORD: Final = 24  # letters; longer words don't help with spelling
# Everyday words that could be mistaken for misspelt words of needs; `python -m tools.everyday` writes them.
ORDINARY: Final = files("signpost.views").joinpath("ordinary.txt")


def vocabulary(snapshot: Snapshot) -> dict[str, Any]:
    """The browser's whole vocabulary, as plain values."""
    directory = snapshot.directory
    return {
        "built": snapshot.today.isoformat(),
        "months": snapshot.about.review_months.banner,
        "small": SMALL_WORDS,
        "light": LIGHT_WORDS,
        "exact": EXACT_WORDS,
        "elsewhere": ELSEWHERE_WORDS,
        "about": ABOUT_WORDS,
        "empty": EMPTY_WORDS,
        "needs": [_need(need) for need in directory.needs.values()],
        "acronyms": _acronyms(directory.needs.values()),
        "names": list(_names(snapshot)),
        "areas": [_area(area) for area in directory.areas.values()],
        "towns": _towns(directory.areas.values()),
        "sectors": _sectors(snapshot),
        "facets": {
            facet.name: [[option.value, option.label] for option in facet.options] for facet in facets(snapshot)
        },
        "ages": {value: years for value, (_, *years) in AGES.items()},
        "times": {value: hours for value, (_, *hours) in TIMES.items()},
        "joining": JOINING,
        "state": STATE,
        "spelling": " ".join(_spelling(snapshot)),
        "ordinary": ORDINARY.read_text(encoding="utf-8"),
    }


def _need(need: Need) -> dict[str, Any]:
    """A need with its phrases, each kind as a text separated by bars.

    The kinds: what people say, deliberate misspellings, and what means something else.
    """
    said = (need.name, need.id.replace("-", " "), *need.lay_words, *(acronym.means for acronym in need.acronyms))
    row = {
        "id": need.id,
        "name": need.name,
        "kind": need.kind,
        "discreet": need.discreet,
        "urgent": need.urgent,
        "said": _together(said),
        "misspelt": _together(need.misspellings),
        "unless": _together(text for text in need.unless if len(stems(text)) > 1),
    }
    return {name: value for name, value in row.items() if value}


def red_flags(snapshot: Snapshot) -> dict[str, list[tuple[str, str, str]]]:
    """The red flags of each need: the sign, and the page and name of the pathway to take."""
    pathways = snapshot.directory.pathways
    return {
        need.id: [(flag.sign, f"pathways/{flag.go_to}.html", pathways[flag.go_to].name) for flag in need.red_flags]
        for need in snapshot.directory.needs.values()
        if need.red_flags
    }


def _together(texts: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(" ".join(words(text)) for text in texts))


def _acronyms(needs: Iterable[Need]) -> dict[str, list[list[int | str]]]:
    """Every acronym, as one word, with the numbers of its needs, and its meaning if it has several."""
    found: defaultdict[str, list[list[int | str]]] = defaultdict(list)
    for number, need in enumerate(needs):
        for acronym in need.acronyms:
            found["".join(words(acronym.short))].append([number, acronym.means])
    return {short: meanings if len(meanings) > 1 else [meanings[0][:1]] for short, meanings in sorted(found.items())}


def _names(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Everything else that has a name, with its page and the numbers of its listed activities.

    Organisations, places and their streets, and activities that have left the lists.
    """
    directory = snapshot.directory
    numbers = {activity.id: number for number, activity in enumerate(snapshot.listed)}

    def row(
        text: str, record: Organisation | Venue | Activity, activities: Iterable[Activity], phone: str = ""
    ) -> dict[str, Any]:
        found: dict[str, Any] = {"text": text, "name": record.name, "phone": phone}
        found |= {"path": f"{record.source.file.removesuffix('.yaml')}.html"}
        found |= {"activities": [numbers[activity.id] for activity in activities]}
        return {name: value for name, value in found.items() if value}

    for organisation in directory.organisations.values():
        own = snapshot.run_by.get(organisation.id, ())
        yield row(organisation.name, organisation, own, organisation.contact.phone)
    for venue in directory.venues.values():
        if not directory.is_sensitive(venue):
            for text in dict.fromkeys((venue.name, *_streets(venue.address))):
                yield row(text, venue, snapshot.held_at.get(venue.id, ()))
    for activity in directory.activities.values():
        if activity.id not in numbers:
            yield row(activity.name, activity, ())


def _streets(address: str) -> tuple[str, ...]:
    """The street of an address with its number and without: "12 Windlass Way" and "Windlass Way"."""
    street = address.partition(",")[0].strip()
    return (street, HOUSE_NUMBER.sub("", street)) if street else ()


def _area(area: Area) -> dict[str, Any]:
    names = [" ".join(words(name)) for name in (area.name, *area.also_called)]
    row = {
        "id": area.id,
        "name": area.name,
        "parent": area.parent,
        "names": list(dict.fromkeys(names)),
        "sectors": area.postcode_sectors,
    }
    return {name: value for name, value in row.items() if value}


def _towns(areas: Iterable[Area]) -> dict[str, str]:
    """The towns that are none of these areas, by their tokenized names."""
    own = {" ".join(words(name)) for area in areas for name in (area.name, *area.also_called)}
    return {" ".join(words(town)): town for town in TOWNS.split() if " ".join(words(town)) not in own}


def _sectors(snapshot: Snapshot) -> dict[str, Point]:
    """The centres of the postcode sectors around this directory's areas and venues, to about a hundred metres."""
    directory = snapshot.directory
    own = {sector for area in directory.areas.values() for sector in area.postcode_sectors}
    shown = (venue for venue in directory.venues.values() if not directory.is_sensitive(venue))
    own |= {sector_of(venue.postcode) for venue in shown if venue.postcode}
    return dict(_around(tuple(sectors()[sector] for sector in sorted(own & sectors().keys()))))


def _around(middles: tuple[Point, ...]) -> Iterator[tuple[str, Point]]:
    """The sectors near any of these points."""
    if not middles:
        return
    margin = NEAR_KM / 60  # degrees; a degree of longitude is more than 60 km anywhere in Great Britain
    (south, west), (north, east) = (tuple(edge(part) for part in zip(*middles, strict=True)) for edge in (min, max))
    for name, (latitude, longitude) in sectors().items():
        # Most of the country is far outside, and needs no exact distance.
        inside = south - margin <= latitude <= north + margin and west - margin <= longitude <= east + margin
        if inside and any(distance((latitude, longitude), middle) <= NEAR_KM for middle in middles):
            yield name, (round(latitude, 3), round(longitude, 3))


def _spelling(snapshot: Snapshot) -> Iterator[str]:
    """Correctly spelt words of the activities, the most frequent first. The browser has those of needs already."""
    needs = {word for need in snapshot.directory.needs.values() for word in words(_need(need)["said"])}
    texts = (text for activity in snapshot.listed for text in (activity.name, activity.summary))
    found = Counter(word for text in texts for word in words(text) if word not in needs and word not in SMALL)
    for word, _ in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if word.isalpha() and SHORTEST_WORD <= len(word) <= LONGEST_WORD:
            yield word

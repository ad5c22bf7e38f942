"""Which records of different directories are surely of the same group, organisation or place."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from signpost.joining.members import Key, MemberDirectory
from signpost.records.model import ASK, Activity, Area, Leaflet, Organisation, Pathway, Record, Venue
from signpost.values.names import id_from
from signpost.values.phone import for_tel_link

Same = dict[Key, Key]


def same_records(members: Sequence[MemberDirectory], said: Mapping[Key, Key]) -> Same:
    """By the key of every record of `KINDS`: the key of the first record that is of the same thing, perhaps itself.

    `said` holds the pairs that a person has named. Two records of one directory are never the same: somebody keeps
    them apart on purpose.
    """
    found: Same = {}
    for kind in ("area", "venue", "organisation", "activity", "pathway", "leaflet"):
        _add(kind, members, said, found)
    return found


def _add(kind: str, members: Sequence[MemberDirectory], said: Mapping[Key, Key], found: Same) -> None:
    """Add the records of one kind. Those of the kinds before it are there already."""
    first: dict[str, Key] = {}  # the first record with a trait
    taken: set[tuple[Key, str]] = set()  # a member has only one record in each set of the same
    for member in members:
        records = member.directory.of_kind(kind)
        traits = {id_: tuple(_traits(record, member, found)) for id_, record in records.items()}
        often = Counter(trait for own in traits.values() for trait in own)
        for id_, own in traits.items():
            key = Key(member.id, kind, id_)
            sure = [trait for trait in own if often[trait] == 1]
            candidates = [said[key]] if key in said else [first[trait] for trait in sure if trait in first]
            leads = (found[one] for one in candidates if one in found)
            lead = next((one for one in leads if (one, member.id) not in taken), key)
            found[key] = lead
            taken.add((lead, member.id))
            for trait in sure:
                first.setdefault(trait, key)


def _traits(record: Record, member: MemberDirectory, found: Same) -> Iterator[str]:
    """What only records of the same thing have in common."""
    if isinstance(record, Area):
        larger = [area.name.casefold() for area in member.directory.lineage(record)]
        yield f"{larger} {record.kind} {sorted(record.postcode_sectors)}"
    elif isinstance(record, Venue):
        if record.postcode:
            yield f"{id_from(record.name)} {record.postcode}"
    elif isinstance(record, Organisation):
        numbers = (record.charity_number, record.company_number, for_tel_link(record.contact.phone))
        yield from (f"{id_from(record.name)} {number}" for number in numbers if number)
    elif isinstance(record, Activity):
        organisation = found.get(Key(member.id, "organisation", record.organisation))
        yield f"{id_from(record.name)} of {organisation} at {_where(record, member, found)}"
    elif isinstance(record, Pathway):
        # What it says may send people to its own Connector. The routes of a feed are those of another directory.
        yield f"{record.source.value} {for_tel_link(member.directory.about.connector.contact.phone)}"
    elif isinstance(record, Leaflet) and not record.select:
        yield f"{record.source.value}"  # one with groups holds those of its own directory
    if imported := getattr(record, "imported", None):
        yield f"list {imported.from_} {imported.id}"


def _where(activity: Activity, member: MemberDirectory, found: Same) -> str:
    """Where an activity meets, equal for the same place in two directories."""
    if activity.venue and activity.venue != ASK:
        return str(found.get(Key(member.id, "venue", activity.venue)))
    return f"{activity.venue} {bool(activity.online)} {bool(activity.at_home)} {for_tel_link(activity.contact.phone)}"

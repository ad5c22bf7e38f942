"""Joins directories: from the members, and what is there already, to the files of the directory that holds them all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, permutations
from typing import Any, Final

from signpost.checks.duplicates import twins
from signpost.joining.county import JOINED_AREAS, County, is_national
from signpost.joining.findings import Finding
from signpost.joining.members import KINDS, Key, MemberDirectory
from signpost.joining.merging import Merging
from signpost.joining.naming import Ids, ids_of
from signpost.joining.outlines import JoinedOutlines
from signpost.joining.residents import POPULATION, left_behind, residents
from signpost.joining.same import same_records
from signpost.joining.translations import translated
from signpost.joining.vocabulary import missing_words, other_settings, other_words
from signpost.records.checksum import checksum
from signpost.records.directory import Directory
from signpost.records.file_names import FOLDERS
from signpost.records.outlines import FILE as OUTLINES
from signpost.records.parts import Joined as JoinedFrom
from signpost.records.writing import write_plain

FOLDER_OF: Final = {kind: folder for folder, kind in FOLDERS.items()}


@dataclass(frozen=True)
class Joined:
    """What a join makes: the contents of files by name (None is to be deleted), and what a person must know."""

    files: Mapping[str, bytes | None]
    findings: Sequence[Finding]


def join(members: Sequence[MemberDirectory], county: County, today: date) -> Joined:
    """Join these directories into the county's. Its own records and its own text stay as they are."""
    same = same_records(members, county.said)
    ids = ids_of(same, county.ids, county.own)
    merging = Merging(members, same, ids)
    texts: dict[str, str] = {}
    for file, more in missing_words(members, county.directory, ids):
        texts[file] = texts.get(file, county.texts.get(file, "")) + more
    owners: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        if kind != "area":
            for id_, value in merging.records(kind):
                owners[kind, id_] = value["joined"]["from"]
                texts[f"{FOLDER_OF[kind]}/{id_}.yaml"] = write_plain(kind, _sealed(value))
    texts["areas.yaml"] = _areas(county, merging)
    texts["members.yaml"] = county.members_file(members, today)
    outlines = JoinedOutlines(members, county, ids)
    files: dict[str, bytes | None] = dict.fromkeys(county.joined_files)
    files |= {file: text.encode() for file, text in texts.items()}
    files |= {file: text.encode() or None for file, text in translated(members, county, ids, owners)}
    files |= {POPULATION: residents(members, county, ids) or None, OUTLINES: outlines.file() or None}
    return Joined(files, (*merging.findings, *outlines.findings, *_findings(members, county, ids)))


def _areas(county: County, merging: Merging) -> str:
    """areas.yaml: the directory's own, and those of members, of which each lies in another or in the top one."""
    joined = dict(merging.records("area"))
    text, top = county.own_areas + JOINED_AREAS, county.top(joined)
    for id_, value in joined.items():
        parent = {"parent": top} if top not in ("", id_) and "parent" not in value else {}
        text += write_plain("area", _sealed({"id": id_, **value, **parent}))
    return text


def _sealed(value: dict[str, Any]) -> dict[str, Any]:
    """A record with the checksum of all that it says, by which a change of it here is noticed."""
    return value | {"joined": value["joined"] | {"checksum": checksum(value)}}


def _findings(members: Sequence[MemberDirectory], county: County, ids: Ids) -> Iterator[Finding]:
    yield from _helplines(members, county.directory)
    yield from _routes(members, ids)
    yield from other_words(members, county.directory)
    yield from other_settings(members, county.directory)
    yield from _other_ids(members, ids)
    yield from _asked_not_to_be_listed(members)
    yield from left_behind(members)


def _helplines(members: Sequence[MemberDirectory], here: Directory) -> Iterator[Finding]:
    """Local numbers for urgent help that a member has and this directory lacks."""
    lines = (*here.about.urgent_help.public, *here.about.urgent_help.professionals)
    known = {number for line in lines for number in (line.phone, line.text)}
    for member in members:
        help_ = member.about.get("urgent_help", {})
        for line in (*help_.get("public", ()), *help_.get("professionals", ())):
            numbers = [line[way] for way in ("phone", "text") if way in line]
            if not is_national(line) and not known.issuperset(numbers):
                yield Finding("urgent", f"{line['name']} of {member.name}: {' or '.join(numbers)}")


def _routes(members: Sequence[MemberDirectory], ids: Ids) -> Iterator[Finding]:
    """Pathways of several members that have one name and are not the same."""
    named: defaultdict[str, dict[str, str]] = defaultdict(dict)  # by name, whose it is by its id here
    for member in members:
        for pathway in member.directory.pathways.values():
            named[pathway.name].setdefault(ids[Key(member.id, "pathway", pathway.id)], member.name)
    for name, owners in named.items():
        if len(owners) > 1:
            yield Finding("route", f"{name}: {', '.join(owners.values())}")


def _other_ids(members: Sequence[MemberDirectory], ids: Ids) -> Iterator[Finding]:
    for member in members:
        for kind in KINDS:
            for key, source in member.sources(kind):
                if ids[key] == key.id or member.is_sensitive(member.directory.of_kind(kind)[key.id]):
                    continue
                yield Finding("id", f"{source.file} of {member.name}, here {ids[key]}")


def _asked_not_to_be_listed(members: Sequence[MemberDirectory]) -> Iterator[Finding]:
    """Records of a list that one member was asked not to show, and another shows."""
    for member, other in permutations(members, 2):
        for asked in member.directory.unlisted.values():
            for record in other.directory.activities.values():
                if record.id == asked.id or (asked.imported and record.imported == asked.imported):
                    files = f"{asked.source.file} of {member.name}, {record.source.file} of {other.name}"
                    yield Finding("unlisted", files)


def perhaps_same(joined: Directory) -> Iterator[Finding]:
    """Records of different members that may be of the same thing, among all that are joined."""
    places = {id_: place for place, id_ in enumerate(joined.members)}
    for pair in twins(joined):
        both = [record for record in (pair.older, pair.newer) if record.joined and not joined.is_sensitive(record)]
        ordered = sorted(both, key=lambda record: places[record.joined.from_] if record.joined else -1)
        for first, other in pairwise(ordered):
            if first.joined and other.joined and other.joined.from_ not in _owners(first.joined):
                folder, theirs = FOLDER_OF[other.source.kind], other.joined
                yield Finding(
                    "perhaps",
                    f"“{first.name}” and “{other.name}” have the same {pair.alike}. At {theirs.from_}: "
                    f"theirs: {folder}/{theirs.id}, ours: {folder}/{first.id}",
                )


def _owners(own: JoinedFrom) -> frozenset[str]:
    return frozenset((own.from_, *(other.from_ for other in own.also)))

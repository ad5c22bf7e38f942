"""The directory that holds all members: what is its own, and what the last join has put there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from signpost.joining.members import KINDS, Key, MemberDirectory, typed
from signpost.records.directory import Directory
from signpost.records.file_names import LIST_FILES, kind_and_id
from signpost.records.model import Area
from signpost.records.parts import Joined
from signpost.records.writing import write_plain
from signpost.values.helplines import NUMBERS
from signpost.values.names import id_from
from signpost.values.phone import national
from signpost.values.text import LONGEST_NAME

# Below this line of areas.yaml are the joined areas; what is above it is never changed.
JOINED_AREAS: Final = (
    "# ---- The areas below belong to the directories in members.yaml. build.py join writes them ----\n"
)
SHARED: Final = ("level", "assurance", "topic")  # the lists that all members share
Values = dict[str, Any]


@dataclass(frozen=True)
class County:
    """The directory that holds all members, and the texts of its files that are lists."""

    directory: Directory
    texts: Mapping[str, str]

    @cached_property
    def ids(self) -> dict[Key, str]:
        """The ids that the last join gave, by key, of those that are shown and of those that are the same."""
        found: dict[Key, str] = {}
        for kind, id_, joined in self._joined():
            found[Key(joined.from_, kind, joined.id)] = id_
            found |= {Key(other.from_, kind, other.id): id_ for other in joined.also}
        return found

    @cached_property
    def own(self) -> frozenset[tuple[str, str]]:
        """The kind and id of each record that came from no member."""
        joined = {(kind, id_) for kind, id_, _ in self._joined()}
        return frozenset((kind, id_) for kind in KINDS for id_ in self.directory.of_kind(kind)) - joined

    @property
    def joined_files(self) -> Iterator[str]:
        """The files that the last join wrote."""
        return (self.directory.of_kind(kind)[id_].source.file for kind, id_, _ in self._joined() if kind != "area")

    @property
    def said(self) -> dict[Key, Key]:
        """The pairs of records that a person has named as the same, below same_as: by each of the two, the other."""
        of_id = {(kind, id_): Key(joined.from_, kind, joined.id) for kind, id_, joined in self._joined()}
        found: dict[Key, Key] = {}
        for member in self.directory.members.values():
            for pair in member.same_as:
                (kind, theirs), (_, ours) = kind_and_id(pair.theirs), kind_and_id(pair.ours)
                if other := of_id.get((kind, ours)):
                    found[Key(member.id, kind, theirs)] = other
                    found.setdefault(other, Key(member.id, kind, theirs))  # whichever member comes first
        return found

    @property
    def own_areas(self) -> str:
        """The text of areas.yaml that is this directory's own."""
        return self.texts["areas.yaml"].partition(JOINED_AREAS)[0]

    def top(self, joined: Mapping[str, Values]) -> str:
        """The id of the area that all others lie in: the first of this directory's own that lies in no other.

        If there is none, it is the area of a member that is called as this directory; "" if there is none either.
        """
        own = (area.id for area in self.directory.areas.values() if not area.joined and not area.parent)
        name = self.directory.about.region.casefold()
        named = (id_ for id_, area in joined.items() if area["name"].casefold() == name and "parent" not in area)
        return next(own, next(named, ""))

    @property
    def misplaced(self) -> tuple[str, ...]:
        """The ids of this directory's own areas that stand below the line in areas.yaml, where joined ones belong."""
        last = self.own_areas.count("\n")
        own = (area for area in self.directory.areas.values() if not area.joined)
        return tuple(area.id for area in own if area.place().line > last)

    def members_file(self, members: Sequence[MemberDirectory], today: date) -> str:
        """members.yaml: what each member says of itself, with what a person has written below same_as."""
        return "".join(write_plain("member", self._member(member, today)) for member in members)

    def _member(self, member: MemberDirectory, today: date) -> Values:
        known = self.directory.members.get(member.id)
        before = typed(known) if known else {}
        about = {} if member.is_feed else member.about
        return {
            "id": member.id,
            "name": member.name,
            **{name: about[name] for name in ("site_url", "licence") if name in about},
            **({"contact": member.contact} if member.contact else {}),
            **({"feed": "yes"} if member.is_feed else {}),
            "read_on": today.isoformat(),
            **({"same_as": before["same_as"]} if "same_as" in before else {}),
        }

    def _joined(self) -> Iterator[tuple[str, str, Joined]]:
        for kind in KINDS:
            for id_, record in self.directory.of_kind(kind).items():
                if joined := getattr(record, "joined", None):
                    yield kind, id_, joined


def first_files(members: Sequence[MemberDirectory], name: str) -> dict[str, str]:
    """The own files of a new directory that is to hold these members, by name. It has the words of the first one."""
    first = members[0].directory
    files = {
        "directory.yaml": write_plain("directory", _about(members, name)),
        "areas.yaml": "".join(write_plain("area", area) for area in _top(members, name)),
    }
    for kind, file in ((kind, file) for file, kind in LIST_FILES.items() if kind in SHARED):
        if text := "".join(write_plain(kind, typed(record)) for record in first.of_kind(kind).values()):
            files[file] = text
    return files | {f"needs/{need.id}.yaml": write_plain("need", typed(need)) for need in first.needs.values()}


def _about(members: Sequence[MemberDirectory], name: str) -> Values:
    """What directory.yaml says: as the first member has it, with the helplines of all."""
    about = members[0].about
    for left in ("site_url", "repository", "demonstration", "theme"):
        about.pop(left, None)
    licences = {"" if member.is_feed else member.directory.about.licence for member in members}
    if len(licences) > 1:
        about.pop("licence", None)  # each owner's terms hold for its own records
    about |= {"name": name, "region": name}
    if any(member.directory.about.demonstration for member in members):
        about["demonstration"] = "yes"  # while one holds invented groups, every page says so
    if languages := list(dict.fromkeys(code for member in members for code in member.about.get("languages", ()))):
        about["languages"] = languages
    help_ = dict(about.get("urgent_help", {}))
    for readers in ("public", "professionals"):
        help_[readers] = list(_helplines(members, readers))
    return about | {"urgent_help": help_}


def _helplines(members: Sequence[MemberDirectory], readers: str) -> Iterator[Values]:
    """The helplines of all members, each once. One that not all have is local, and says for which region it is."""
    lists = [(member, member.about.get("urgent_help", {}).get(readers, ())) for member in members]
    told: list[Values] = []
    for member, lines in lists:
        for line in lines:
            if line not in told:
                told.append(line)
                everywhere = is_national(line) or all(line in others for _, others in lists)
                yield line if everywhere else _local(line, member.about.get("region", ""))


def _local(line: Values, region: str) -> Values:
    """A helpline with its region: in its name, or if that would be too long, in the note below it."""
    name = f"{line['name']} ({region})"
    if len(name) <= LONGEST_NAME:
        return line | {"name": name}
    return line | {"note": " ".join(filter(None, (f"For {region}.", line.get("note", ""))))}


def is_national(line: Mapping[str, Any]) -> bool:
    """Whether all numbers of a helpline are those of national ones."""
    numbers = {national(line[way]) for way in ("phone", "text") if way in line}
    return numbers <= NUMBERS.keys()


def _top(members: Sequence[MemberDirectory], name: str) -> Iterator[Values]:
    """The area that all others lie in, unless a member has it."""
    if not any(_is_named(area, name) for member in members for area in member.directory.areas.values()):
        yield {"id": id_from(name), "name": name, "kind": "county"}


def _is_named(area: Area, name: str) -> bool:
    return area.name.casefold() == name.casefold() and not area.parent

"""The words that all members share: needs, levels, questions of assurance and topics. This directory's own hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from signpost.joining.findings import Finding
from signpost.joining.members import MemberDirectory, typed
from signpost.joining.naming import Ids, id_here, renamed
from signpost.records.directory import Directory
from signpost.records.file_names import FOLDERS, LIST_FILES
from signpost.records.writing import write_plain

KINDS: Final = ("need", "level", "assurance")
SETTINGS: Final = ("connector", "review_months", "school_terms", "closed_days", "nation")
PLACES: Final = {kind: name for name, kind in (FOLDERS | LIST_FILES).items()}


def missing_words(members: Sequence[MemberDirectory], here: Directory, ids: Ids) -> Iterator[tuple[str, str]]:
    """Each need, level and question that members have and this directory lacks: its file, and what to add there."""
    known = {(kind, id_) for kind in KINDS for id_ in here.of_kind(kind)}
    for kind in KINDS:
        for member in members:
            for id_, record in member.directory.of_kind(kind).items():
                if (kind, id_) not in known:
                    known.add((kind, id_))
                    value = renamed(kind, typed(record), id_here(ids, member.id))
                    if value.get("theme") not in here.about.themes:
                        value.pop("theme", None)
                    place = PLACES[kind]
                    yield place if place.endswith(".yaml") else f"{place}/{id_}.yaml", write_plain(kind, value)


def other_words(members: Sequence[MemberDirectory], here: Directory) -> Iterator[Finding]:
    """What members say otherwise than this directory does."""
    for member in members:
        for kind in KINDS:
            own: Mapping[str, Any] = member.directory.of_kind(kind)
            theirs = [id_ for id_, record in own.items() if _differs(record, here.of_kind(kind).get(id_))]
            if theirs:
                yield Finding("words", f"{PLACES[kind]} of {member.name}: {', '.join(theirs)}")


def other_settings(members: Sequence[MemberDirectory], here: Directory) -> Iterator[Finding]:
    """What directory.yaml of a member says otherwise of days, terms and reviews."""
    own = typed(here.about)
    for member in members:
        if theirs := [name for name in SETTINGS if name in member.about and member.about[name] != own.get(name)]:
            yield Finding("words", f"directory.yaml of {member.name}: {', '.join(theirs)}")


def _differs(theirs: Any, ours: Any) -> bool:
    return ours is not None and theirs.source.value != ours.source.value

"""The translated sentences of all members' records, by language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from signpost.joining.county import County
from signpost.joining.members import Key, MemberDirectory, typed
from signpost.joining.naming import Ids
from signpost.records.file_names import FOLDERS
from signpost.records.writing import write_plain

Sentence = dict[str, Any]


def translated(
    members: Sequence[MemberDirectory], county: County, ids: Ids, owners: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """The files of translations with members' sentences: each file's name and text.

    `owners` has the member whose record is shown, by the record's kind and its id here: only that one's sentences were
    made from its words. The county's own sentences come first.
    """
    found: dict[str, list[Sentence]] = {}
    for member in members:
        for code, sentence in _sentences(member):
            if here := _here(sentence["of"], member, ids, owners):
                found.setdefault(code, []).append({**sentence, "of": here})
    for code, sentences in found.items():
        yield f"translations/{code}.yaml", write_plain("translation", {"sentences": [*_own(county, code), *sentences]})


def _sentences(member: MemberDirectory) -> Iterator[tuple[str, Sentence]]:
    for record in member.directory.of_kind("translation").values():
        for sentence in typed(record).get("sentences", ()):
            yield record.id, sentence


def _here(of: str, member: MemberDirectory, ids: Ids, owners: Mapping[tuple[str, str], str]) -> str:
    """The record here of which a sentence is; "" if another member's is shown, or there is none."""
    folder, _, id_ = of.partition("/")
    kind = FOLDERS.get(folder, "")
    here = ids.get(Key(member.id, kind, id_), "")
    return f"{folder}/{here}" if owners.get((kind, here)) == member.id else ""


def _own(county: County, code: str) -> Iterator[Sentence]:
    """The sentences in a language of the records that came from no member."""
    record = county.directory.of_kind("translation").get(code)
    for sentence in typed(record).get("sentences", ()) if record else ():
        folder, _, id_ = sentence["of"].partition("/")
        if (FOLDERS.get(folder, ""), id_) in county.own:
            yield sentence

"""The translated sentences of all members' records, by language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from signpost.joining.county import County
from signpost.joining.members import Key, MemberDirectory, typed
from signpost.joining.naming import Ids
from signpost.records.file_names import kind_and_id
from signpost.records.model import Translation
from signpost.records.writing import write_plain

Sentence = dict[str, Any]


def translated(
    members: Sequence[MemberDirectory], county: County, ids: Ids, owners: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """The files of translations: each file's name, and its text or "" if it holds nothing any more.

    `owners` has the member whose record is shown, by the record's kind and its id here: only that one's sentences were
    made from its words. The county's own sentences come first.
    """
    found = {code: list(_own(county, record)) for code, record in county.directory.translations.items()}
    for member in members:
        for code, sentence in _sentences(member):
            if here := _here(sentence["of"], member, ids, owners):
                found.setdefault(code, []).append({**sentence, "of": here})
    for code, sentences in found.items():
        text = write_plain("translation", {"sentences": sentences}) if sentences else ""
        yield f"translations/{code}.yaml", text


def _sentences(member: MemberDirectory) -> Iterator[tuple[str, Sentence]]:
    for record in member.directory.translations.values():
        for sentence in typed(record).get("sentences", ()):
            yield record.id, sentence


def _here(of: str, member: MemberDirectory, ids: Ids, owners: Mapping[tuple[str, str], str]) -> str:
    """The record here of which a sentence is; "" if another member's is shown, or there is none."""
    kind, id_ = kind_and_id(of)
    here = ids.get(Key(member.id, kind, id_), "")
    return f"{of.removesuffix(id_)}{here}" if owners.get((kind, here)) == member.id else ""


def _own(county: County, record: Translation) -> Iterator[Sentence]:
    """The sentences of the records that came from no member."""
    return (one for one in typed(record).get("sentences", ()) if kind_and_id(one["of"]) in county.own)

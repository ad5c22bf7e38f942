"""What the checks say of the records that a submission makes, before anything is written."""

import re
from collections.abc import Iterator
from dataclasses import replace

from signpost.checks import check
from signpost.checks.new_problems import new_problems
from signpost.records.directory import Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.problem import Problem
from signpost.records.replacing import with_files
from signpost.submissions.drafts import Drafts, labelled
from signpost.submissions.secrecy import is_protected

SECRET = frozenset({"sensitive-unanswered", "sensitive-told", "sensitive-place"})
# Advice in a record by hand, where somebody may have asked the person; but never taken from outside.
REFUSED = frozenset({"person-as-role", "story-of-a-person"})
TAKE_OUT = "Take it out before you send it again."
SAID_ALREADY = frozenset({"group-unlisted", "field-missing", "where-missing", "address-missing"})
SAME = "Nothing in it differs from the page. If all is right as it is, say that everything is still right."


def reviewed(drafts: Drafts) -> tuple[dict[str, bytes], Directory]:
    """The files to write and the directory with them. What is wrong becomes faults, and advice becomes notes."""
    files = dict(_files(drafts))
    if not files and not drafts.faults:
        drafts.faults.append(SAME)
    if not files:
        return {}, drafts.directory
    new = with_files(drafts.directory, files)
    found = new_problems(check(drafts.directory, drafts.today), new, drafts.today)
    drafts.secret = drafts.secret or any(one.code in SECRET for one in found) or _is_protected(drafts, new)
    for one in found:
        if one.code in SAID_ALREADY and drafts.faults:
            continue
        bad = one.severity == "error" or one.code in REFUSED
        (drafts.faults if bad else drafts.notes).append(_sentence(drafts, refused(one) if bad else one))
    return files, new


def refused(found: Problem) -> Problem:
    """A problem as an error in what is not written: it is in no history yet."""
    return replace(found, severity="error", fix=TAKE_OUT if "history" in found.fix else found.fix)


def _is_protected(drafts: Drafts, new: Directory) -> bool:
    """Whether any of the records would belong to a sensitive service, or be for a discreet need."""
    records = [new.of_kind(draft.kind).get(draft.id) for draft in drafts.by_kind.values()]
    return any(is_protected(record, new) for record in records if isinstance(record, Activity | Organisation | Venue))


def _files(drafts: Drafts) -> Iterator[tuple[str, bytes]]:
    for draft in drafts.by_kind.values():
        if not draft.changed:
            continue
        content = draft.content()
        if content is None:
            drafts.faults.append(f"{draft.file} is written in a way that can't be changed surely. Change it by hand.")
        else:
            yield draft.file, content


def _sentence(drafts: Drafts, found: Problem) -> str:
    """A problem as a sentence. It names the question and not the line, since the record is in no file yet."""
    draft = next((one for one in drafts.by_kind.values() if one.file == found.file), None)
    path = tuple(re.sub(r"\[\d+\]", "", found.field).split(".")) if found.field else ()
    where = labelled(draft.kind, path) if draft else ""
    return f"{where or found.file}: {found.message} {found.fix}"

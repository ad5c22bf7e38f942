"""What a reviewer has to know of a change, the worst first.

`aspects` says what a change of one field means; what only two whole states together can tell, such as a protection that
ends with an owner's or a check that is older than what it checked, is found here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from signpost.changes.addresses import lacking, led_on
from signpost.changes.aspects import ASPECTS, CALM, aspect_of
from signpost.changes.compare import FieldChange, RecordChange, compare
from signpost.changes.notes import note_on, old_way
from signpost.checks.redaction import redacted_files
from signpost.checks.sensitive import name_reveals_location
from signpost.records.directory import Directory
from signpost.records.model import Activity, Record
from signpost.views.best_contact import BestContact, best_contact

DAYS_OFF: Final = frozenset({"not_on", "closures"})
TIME_AND_PLACE: Final = frozenset({"sessions", "venue", "online", "at_home"})


@dataclass(frozen=True)
class Finding:
    """One thing that a reviewer has to know: of which record, which field, its value before and after, and a note.

    `old` and `new` are "" if there was or is no value, or if it may not be shown: then `hidden` is true.
    """

    aspect: str
    kind: str
    file: str
    name: str
    label: str
    old: str = ""
    new: str = ""
    note: str = ""
    hidden: bool = False


def review(old: Directory, new: Directory) -> tuple[Finding, ...]:
    """All findings, the worst aspect first; those of one aspect in the order of the records' kinds and ids."""
    changes = compare(old, new)
    found = [*_of_changes(changes, old, new), *_lifted(old, new), *_led_elsewhere(changes, old, new)]
    silent = redacted_files(old) | redacted_files(new)
    order = list(ASPECTS)
    return tuple(sorted((_redacted(item, silent) for item in found), key=lambda item: order.index(item.aspect)))


def is_alarming(finding: Finding) -> bool:
    """Whether a reviewer has to do something before the change goes in."""
    return finding.aspect not in CALM


def _of_changes(changes: Iterable[RecordChange], old: Directory, new: Directory) -> Iterator[Finding]:
    for change in changes:
        if change.kind == "unlisted":
            yield from _unlisted(change)
        elif change.how == "added":
            yield _finding("new", change.record, _label(change.kind), note=_added(new, change.record))
        elif change.how == "removed":
            leads, way = led_on(change, new), old_way(old, change.old)
            yield _finding("gone", change.record, _label(change.kind), note=f"{leads} {way}".strip())
        else:
            yield from _renamed(change, new)
            yield from (_of_field(change, item, old) for item in change.fields if item.path[0] != "verified")
            yield from _checked(change)
            yield from _untold(change)


def _unlisted(change: RecordChange) -> Iterator[Finding]:
    """A group that asked not to be listed, or the record of that, which is gone or different."""
    if change.old:
        note = "This group asked not to be listed. Only the group itself can change that: ask it."
        yield _finding("protection", change.record, "Not listed", note=note)
    else:
        yield _finding("gone", change.record, "Not listed", note="It asked not to be listed: its record has to go too.")


def _renamed(change: RecordChange, new: Directory) -> Iterator[Finding]:
    """A new address, which is bad unless the old one leads there."""
    if change.how == "renamed" and change.old and change.new:
        leads = led_on(change, new)
        ids, note = (change.old.id, change.new.id), leads or lacking(change.old, change.new, new)
        yield _finding("rest" if leads else "gone", change.new, "Address", *ids, note=note)


def _added(new: Directory, record: Record) -> str:
    """Who runs a new activity, and what people are told to use."""
    if not isinstance(record, Activity):
        return ""
    runs = new.organisations.get(record.organisation)
    told = _said(best_contact(new, record)) or "no way to reach it"
    return f"{runs.name if runs else 'Nobody known'} runs it. People are told to use {told}."


def _checked(change: RecordChange) -> Iterator[Finding]:
    """A check that was touched, removed or moved back, or that is older than what it checked."""
    old, new = change.old, change.new
    if not isinstance(old, Activity) or not isinstance(new, Activity) or old.verified is None:
        return
    was, now = old.verified, new.verified
    says = (f"{was.on} by {was.by}, {was.how}", f"{now.on} by {now.by}, {now.how}" if now else "")
    if now is None or now.on < was.on:
        yield _finding("check", new, "Last checked", *says)
    elif now != was:
        yield _finding("check" if now.on == was.on else "rest", new, "Last checked", *says)
    elif any(_questions_check(item) for item in change.fields):
        note = f"It still says checked on {now.on}, which was before this change. Ask, and write the new day."
        yield _finding("check", new, "Last checked", note=note)


def _questions_check(item: FieldChange) -> bool:
    """Whether a change makes an older check doubtful. A day off does not."""
    return aspect_of(item) in {"contact", "place", "people"} and not DAYS_OFF & set(item.path)


def _of_field(change: RecordChange, item: FieldChange, old: Directory) -> Finding:
    aspect = aspect_of(item)
    hidden = old.is_sensitive(change.record) or (change.old is not None and old.is_sensitive(change.old))
    if hidden and item.style and aspect in CALM:
        aspect = "protection"
    return _finding(aspect, change.record, item.label, item.old, item.new, note_on(aspect, change, item, old))


def _untold(change: RecordChange) -> Iterator[Finding]:
    """A new time or place of which nobody who comes already is told."""
    old, new = change.old, change.new
    moved = any(item.path[0] in TIME_AND_PLACE for item in change.fields)
    if moved and isinstance(old, Activity) and isinstance(new, Activity) and not {*new.changed} - {*old.changed}:
        note = "Readers are not told. To tell them, write the day and one sentence below changed in the record."
        yield _finding("rest", new, "What has changed", note=note)


def _lifted(old: Directory, new: Directory) -> Iterator[Finding]:
    """Records that were sensitive through an owner, and no longer are."""
    for record in new.protectable():
        before = old.of_kind(record.source.kind).get(record.id)
        if before and old.is_sensitive(before) and not new.is_sensitive(record) and not _own(before):
            note = "It was protected because of its organisation or venue. The next site shows where and when it meets."
            yield _finding("protection", record, "Sensitive", note=note)


def _own(record: Record) -> bool:
    return bool(getattr(record, "sensitive", False))


def _led_elsewhere(changes: Iterable[RecordChange], old: Directory, new: Directory) -> Iterator[Finding]:
    """Activities whose readers are given another contact although their own is as it was."""
    touched = {
        change.record.source.file for change in changes if any(aspect_of(item) == "contact" for item in change.fields)
    }
    for id_, after in new.activities.items():
        before = old.activities.get(id_)
        runs = new.organisations.get(after.organisation)
        if before is None or {after.source.file, runs.source.file if runs else ""} & touched:
            continue
        ways = best_contact(old, before), best_contact(new, after)
        if ways[0] != ways[1]:
            yield _finding("contact", after, "What people are told to use", *map(_said, ways))


def _said(way: BestContact) -> str:
    return next(filter(None, (way.phone, way.text, way.email, way.website)), "")


def _finding(aspect: str, record: Record, label: str, old: str = "", new: str = "", note: str = "") -> Finding:
    name = getattr(record, "name", "") or getattr(record, "title", "") or record.id
    return Finding(aspect, record.source.kind, record.source.file, str(name), label, old, new, note)


def _label(kind: str) -> str:
    return {"directory": "The directory itself"}.get(kind, kind.capitalize())


def _redacted(item: Finding, silent: frozenset[str]) -> Finding:
    """A finding without what was typed, if its record is or may be sensitive."""
    if item.file not in silent:
        return item
    hidden = bool(item.old or item.new)
    named = "" if name_reveals_location(item.file) else item.file
    return replace(
        item,
        file=named,
        name="a sensitive record",
        label=item.label.partition(" (“")[0],
        old="",
        new="",
        note=item.note if item.aspect == "protection" else "",
        hidden=hidden,
    )

"""What a reviewer has to know of a change, the worst first.

The schema's `x-review` says of each field what a change of it means; what only two states together can tell, such as a
protection that ends with an owner's or a check that is older than what it checked, is found here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from signpost.changes.addresses import lacking, led_on
from signpost.changes.compare import FieldChange, RecordChange, compare
from signpost.checks.redaction import redacted_files
from signpost.checks.sensitive import name_reveals_location
from signpost.records.directory import Directory
from signpost.records.model import Activity, Record
from signpost.records.schema import parse_scalar
from signpost.values import email, helplines, web
from signpost.views.best_contact import BestContact, best_contact

# Each aspect of a change: its heading, and what the reviewer does about it. The worst comes first.
ASPECTS: Final = {
    "helpline": (
        "A number for urgent help is different",
        "Compare it with what the helpline itself publishes, and ring it. A clinician has to agree before it goes in.",
    ),
    "contact": (
        "A contact is different",
        "Ring the old number before this goes in, and ask whether the new one is right. Anybody can send a change.",
    ),
    "protection": (
        "What is kept back from readers is different",
        "Only whoever answers for the service can allow this. Ask them by a number that you had before.",
    ),
    "patient-details": (
        "Patient details may be sent in a new way",
        "Ask whoever answers for information governance. Until they agree, write secure: no.",
    ),
    "person": (
        "A person is named, or no longer asked",
        "Ask them whether their name may be public. A role is better: people move on.",
    ),
    "clinician": (
        "Signs of danger, limits or referral routes are different",
        "A clinician has to read this and agree before it goes in.",
    ),
    "closing": (
        "Something closes, or may not open again",
        "Ring them to be sure, by a number that you had before. Pages, calendars and leaflets tell everybody.",
    ),
    "gone": (
        "Something is gone, or has another address",
        "Ring them to be sure. Links and codes on paper lead to the old address.",
    ),
    "check": (
        "The check is in doubt",
        "A check has the day on which somebody asked, who asked and how. If nobody asked, leave the old check.",
    ),
    "site": (
        "The address of the site is different",
        "The codes on all printed leaflets lead to the old address. It has to lead on to the new one for years.",
    ),
    "place": (
        "Where it meets is different",
        "Ring the group, by a number that you had before, and ask. Take leaflets with the old place off the rack.",
    ),
    "people": (
        "When, for whom or at what price",
        "People turn up by this. Make sure that the group says so itself.",
    ),
    "new": ("Something is new", "Ring the group, by a number from somewhere else if you can find one."),
    "rest": ("Other changes", "Read them once."),
}
CALM: Final = frozenset({"people", "new", "rest"})  # aspects that nobody has to be warned about
DAYS_OFF: Final = frozenset({"not_on", "closures"})
TIME_AND_PLACE: Final = frozenset({"sessions", "venue", "online", "at_home"})
# A telephone number within a text, and no date.
NUMBER: Final = re.compile(r"(?<![\d-])(?!\d{4}-\d\d-\d\d(?!\d))\+?\d[\d ()-]{6,}\d")


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
            leads, way = led_on(change, new), _old_way(old, change.old)
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


def _of_field(change: RecordChange, item: FieldChange, old: Directory) -> Finding:
    aspect = _aspect(item)
    if old.is_sensitive(change.record) or (change.old and old.is_sensitive(change.old)):
        aspect = "protection" if aspect in CALM and item.style else aspect
    notes = {
        "closing": lambda: _groups_there(change, old),
        "helpline": lambda: _published(item),
        "contact": lambda: _old_way(old, change.old),
        "protection": lambda: _protection(item),
    }
    note = notes.get(aspect, str)()
    return _finding(aspect, change.record, item.label, item.old, item.new, note)


def _aspect(item: FieldChange) -> str:
    """The worst that a change of a field means."""
    if _is_helpline(item):
        return "helpline"
    if not item.reviews and _ways_in(item.old) != _ways_in(item.new):
        return "contact"
    if _closes(item):
        return "closing"
    if item.path[0] == "lay_words" and item.old and not item.new:
        return "clinician"  # whoever writes this no longer finds what it led to
    if item.path[0] == "formerly":
        return "gone" if item.old else "rest"  # an old address that led on does so no longer
    if item.reviews[:1] == ("patient-details",) and parse_scalar(item.new, bool) is not True:
        return "rest"
    return next((aspect for aspect in ASPECTS if aspect in item.reviews), "rest")


def _closes(item: FieldChange) -> bool:
    """Whether a change closes something for good, or for as long as nobody knows."""
    if item.path == ("status",):
        return item.new == "closed"
    if item.path[0] == "closes_on":
        return bool(item.new)
    return item.path[0] == "closures" and bool(item.new) and "until:" not in item.new and len(item.path) < 3


def _groups_there(change: RecordChange, directory: Directory) -> str:
    """The groups that close with a venue or an organisation."""
    kind, id_ = change.kind, change.record.id
    names = [own.name for own in directory.activities.values() if id_ == getattr(own, kind, "")]
    return f"With it: {', '.join(names)}." if names and kind in {"venue", "organisation"} else ""


def _ways_in(text: str) -> set[str]:
    """The telephone numbers, e-mail and web addresses within a text."""
    return {*NUMBER.findall(text), *email.ADDRESS.findall(text), *web.SITE.findall(text)}


def _is_helpline(item: FieldChange) -> bool:
    """Whether it is a helpline for urgent help, or its number."""
    inside = item.path[0] == "urgent_help" and item.path[1] in {"public", "professionals"}
    return inside and (bool(item.form) or isinstance(item.path[-1], int))


def _published(item: FieldChange) -> str:
    """What the national list has for a helpline."""
    named = re.search("“(.+)”", item.label)
    known = helplines.called(named[1]) if named else None
    if known is None:
        return ""
    here = "as here" if known.digits in re.sub(r"\D", "", item.new) else "and not this"
    return f"The list of national helplines has {known.number} for {known.name}, {here}."


def _protection(item: FieldChange) -> str:
    """What becomes of a protection."""
    if item.path[-1] == "print":
        return "This decides what leaflets may print of it."
    if item.style:
        return "These are words about a service that must not be found. Read them for anything that could lead there."
    if parse_scalar(item.new, bool):
        return "It is protected now. Take older leaflets that name the place off the rack."
    if not parse_scalar(item.old, bool):
        return "It no longer says whether its place must stay secret."
    return "It was protected and is not now: the next site shows what was kept back."


def _old_way(old: Directory, record: Record | None) -> str:
    """How to reach a group as it was known before."""
    for _, contact in record.contacts if record else ():
        if contact.phone or contact.email:
            return f"To ask, use what was there before: {contact.phone or contact.email}."
    if isinstance(record, Activity) and (way := best_contact(old, record)).phone:
        return f"To ask, ring the number that was there before: {way.phone}."
    return ""


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
    return _aspect(item) in {"contact", "place", "people"} and not DAYS_OFF & set(item.path)


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
        change.record.source.file for change in changes if any(_aspect(item) == "contact" for item in change.fields)
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

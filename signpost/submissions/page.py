"""The page that a submission is about."""

import re
from dataclasses import dataclass
from typing import Final

from signpost.records.directory import NAMES, Directory
from signpost.records.model import Activity, Organisation, Venue
from signpost.records.problem import quoted
from signpost.values.names import id_from
from signpost.values.spelling import closest_match

KIND_OF: Final = {NAMES[kind]: kind for kind in ("activity", "organisation", "venue")}
ADDRESS: Final = re.compile(rf"(?:^|/)({'|'.join(KIND_OF)})/([a-z0-9-]+)(?:\.html|\.yaml)?(?:[?#].*)?$", re.IGNORECASE)
OF_FORM: Final = re.compile(r"[?#&]activity=([a-z0-9-]+)", re.IGNORECASE)
OF_NAME: Final = re.compile(r"\S \(([a-z0-9-]+)\)$")  # after a group's name, as the form on the site writes it
HOW: Final = (
    "Write the last part of its page's address, such as activities/tea-and-talk, or the group's name as on the page."
)
NOT_LISTED: Final = "This group asked not to be listed here. Ring it, and ask whether it has changed its mind."


@dataclass(frozen=True)
class Page:
    """The record of a page; None if there is none, and then why, in sentences. `notes` says what to know of it."""

    record: Activity | Organisation | Venue | None
    fault: str = ""
    notes: tuple[str, ...] = ()


def find(answer: str, directory: Directory) -> Page:
    """The record that an address, or the name of a group, leads to."""
    text = answer.strip().strip("<>\"'“”").rstrip("/")
    if (match := ADDRESS.search(text)) is not None:
        return _by_id(KIND_OF[match[1].lower()], match[2].lower(), directory)
    if (match := OF_FORM.search(text)) is not None:
        return _by_id("activity", match[1].lower(), directory)
    if text in directory.activities:
        return _by_id("activity", text, directory)
    if (match := OF_NAME.search(text)) is not None and _is_page(match[1], directory):
        return _by_id("activity", match[1], directory)
    return _by_name(text, directory)


def _is_page(id_: str, directory: Directory) -> bool:
    """Whether a group has or had this id."""
    return id_ in directory.activities or ("activity", id_) in directory.former_ids or id_ in directory.unlisted_ids


def _by_id(kind: str, id_: str, directory: Directory) -> Page:
    record = directory.of_kind(kind).get(id_)
    if isinstance(record, Activity | Organisation | Venue):
        return Page(record)
    if renamed := directory.former_ids.get((kind, id_)):
        return Page(renamed, notes=(f"This page has another address now: {NAMES[kind]}/{renamed.id}.",))
    if kind == "activity" and id_ in directory.unlisted_ids:
        return Page(None, NOT_LISTED)
    names = [name for name, own in _named(directory, kind) if own not in directory.sensitive_names]
    guess = closest_match(id_, names)
    meant = f"Did you mean {NAMES[kind]}/{guess}?" if guess else HOW
    return Page(None, f"There is no page {quoted(f'{NAMES[kind]}/{id_}')}. {meant}")


def _named(directory: Directory, kind: str) -> list[tuple[str, str]]:
    """The id and the name of each record of a kind."""
    return [(id_, getattr(record, "name", "")) for id_, record in directory.of_kind(kind).items()]


def _by_name(text: str, directory: Directory) -> Page:
    groups = [own for own in directory.activities.values() if id_from(own.name) == id_from(text) != ""]
    if len(groups) == 1:
        return Page(groups[0])
    if groups:
        each = ", ".join(f"activities/{own.id}" for own in groups)
        return Page(None, f"Several groups are called {quoted(text)}. Write which one: {each}.")
    names = [own.name for own in directory.activities.values() if own.name not in directory.sensitive_names]
    guess = closest_match(text, names)
    meant = f"Did you mean {quoted(guess)}?" if guess else HOW
    return Page(None, f"There is no group here called {quoted(text)}. {meant}")

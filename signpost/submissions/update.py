"""A submission as changes of records, or what is in the way of that, in sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from signpost.records.asked import ABOUT, ABOUT_WHAT, PAGE, WRONG
from signpost.records.directory import Directory
from signpost.records.problem import quoted
from signpost.submissions import answers, changing, page, text
from signpost.submissions.answers import Answers
from signpost.submissions.drafts import Drafts
from signpost.submissions.page import Page
from signpost.submissions.review import reviewed
from signpost.submissions.secrecy import KEEP_OUT, RING, is_not_public, must_ring
from signpost.values.names import id_from
from signpost.values.spelling import closest_match

TO_READ: Final = "This says that something is wrong. It is for a person to read: no record is made of it."
MOST_SHOWN: Final = 6  # lines that answer nothing: most are greetings
WORDS: Final = {**ABOUT_WHAT, "wrong": WRONG}


@dataclass(frozen=True)
class Outcome:
    """The files to write with their contents, by their names in the directory; or faults, and then there are none.

    `notes` says what a person has to know or do. `directory` is the directory as it will be.
    """

    files: Mapping[str, bytes]
    directory: Directory
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def update(raw: bytes, directory: Directory, today: date) -> Outcome:
    """What a submission does to a directory. Never raises for bad input, and writes nothing."""
    parsed = text.read(raw)
    if parsed.value is None:
        return Outcome({}, directory, (f"{parsed.fault}. Nothing can be read from it.",))
    found = answers.read(parsed.value)
    about, fault = _about(found)
    own = _page(found, directory) if about != "new" else Page(None)
    if must_ring(f"{parsed.value}\n{parsed.left}", own.record, directory):
        return Outcome({}, directory, (RING,))
    if about == "wrong":
        return Outcome({}, directory, (TO_READ,))
    found.faults += filter(None, (fault, own.fault))
    _set_private_aside(found)
    left = (*_attached(parsed.left), *_others(found))
    drafts = Drafts(directory, today, notes=[*left, *own.notes], faults=found.faults)
    changing.TAKERS.get(about, changing.take_nothing)(drafts, own.record, found.by_label)
    return _outcome(drafts, left)


def _outcome(drafts: Drafts, left: tuple[str, ...]) -> Outcome:
    files, new = reviewed(drafts)
    if drafts.secret:
        return Outcome({}, drafts.directory, (RING,))
    if drafts.faults:
        return Outcome({}, drafts.directory, tuple(dict.fromkeys((*drafts.faults, *left))))
    return Outcome(files, new, (), tuple(drafts.notes))


def _about(found: Answers) -> tuple[str, str]:
    """What the submission is about, and what is wrong with that."""
    said = found.by_label.pop(ABOUT, "")
    known = {id_from(words): about for about, words in WORDS.items()} | {about: about for about in WORDS}
    if about := known.get(id_from(said)):
        return about, ""
    choices = ", ".join(quoted(words) for words in WORDS.values())
    if not said and PAGE in found.by_label:
        return "change", ""
    if not said:
        return "", f"It doesn't say what it is about. Write “{ABOUT}:” and one of these: {choices}."
    guess = closest_match(said, WORDS.values())
    meant = f"Did you mean {quoted(guess)}?" if guess else f"Write one of these: {choices}."
    return "", f"{ABOUT}: {quoted(said)} is not one of the choices. {meant}"


def _page(found: Answers, directory: Directory) -> Page:
    said = found.by_label.pop(PAGE, "")
    return page.find(said, directory) if said else Page(None, f"{PAGE} has no answer. {page.HOW}")


def _set_private_aside(found: Answers) -> None:
    """A fault for the lines beside the answers that ask to keep something private; no message repeats them."""
    public = [line for line in found.others if not is_not_public(line)]
    if len(public) < len(found.others):
        found.faults.append(f"A line that answers no question: {KEEP_OUT} Leave out what it means, and that line too.")
    found.others = public


def _attached(names: str) -> Iterator[str]:
    if names:
        each = " ".join(map(quoted, names.split("\n")))
        yield f"Not read, since only the words of the e-mail are: {each}. Open it, and see whether it matters."


def _others(found: Answers) -> Iterator[str]:
    shown, more = found.others[:MOST_SHOWN], len(found.others) - MOST_SHOWN
    if found.has_sender:
        yield "Who filled it in is not taken in, since everybody can read the records."
    if shown:
        rest = f" and {more} more" if more > 0 else ""
        yield f"Not taken in, since they answer no question: {' '.join(map(quoted, shown))}{rest}"

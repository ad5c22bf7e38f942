"""The answers in a submission, by the labels of their questions; and the lines in it that are no answers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from signpost.records.asked import ABOUT, AGREED, BOXES, PAGE, PART, STEPS, asked
from signpost.records.problem import quoted
from signpost.submissions import continued
from signpost.submissions.continued import INDENT
from signpost.values.spelling import closest_match

NONE: Final = frozenset({"", "_no response_"})
NOT_CHOSEN: Final = NONE | {"none"}  # as GitHub writes it in the text of a form
HEADING: Final = re.compile(r"(#{1,6}) +(.+?)[ #]*")
OF_FORMS: Final = "###"  # before each heading in the text that GitHub makes of a form
TICKED: Final = re.compile(r"(?m)^[ ]*[-*] \[([ xX])\] (.+?)[ ]*$")
LISTED: Final = re.compile(r"[,;\n]")
QUOTE: Final = re.compile(r"^(?:> ?)+")
# A bullet or number, the signs of bold type, a quotation mark.
BEFORE: Final = r" ?(?:(?:[*•·\-–]|\d{1,2}[.)]) +)?(?P<bold>[*_]{1,3})?[\"“'‘]?"
COLON: Final = r"[\"”'’]?(?:(?P=bold))? *[:=]+(?!//)(?:(?P=bold))?"
LABELLED: Final = re.compile(rf"{BEFORE}(?P<label>[A-Z][^:\n]{{1,60}}?){COLON}(?:\s|$)")
# What mail programs and people write before a colon that is no question.
OTHER: Final = frozenset(
    {"from", "to", "cc", "bcc", "date", "sent", "subject", "replyto", "re", "fw", "fwd", "ps", "attachments"}
)
# Questions of the paper form and short names of others, by what they are here.
OTHERWISE: Final = {"whatyoudointhegroup": PART, "about": ABOUT, "group": PAGE}
OF_SENDER: Final = frozenset({"name", "yourname", "yourownphone", "yourphone", "youremail"})
WROTE: Final = re.compile(r"(?i)\b(?:wrote|writes|schrieb)\s*:\s*$")
SIGNED: Final = re.compile(
    r"(?i)--|(?:(?:with )?(?:my |our |all )?(?:kind|kindest|best|warm|warmest|many|very best)?,? ?"
    r"(?:regards|wishes|thanks)|(?:many )?thank(?:s| you)"
    r"(?: (?:very|so|ever|much|a lot|all|again|in advance|for your help))*|all the best|cheers|yours(?: \w+)?|"
    r"sent from my .*)[ ,.!…]*"
)
FORWARDED: Final = re.compile(r"(?i)[-_]{3,} ?(?:original|forwarded) message ?[-_]{3,}|_{20,}")


@dataclass
class Answers:
    """The answers by label, the lines that belong to none, and what is wrong, in sentences."""

    by_label: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    has_sender: bool = False  # whether it says who filled it in, which is no part of any record


@cache
def labels() -> dict[str, str]:
    """The label of each question, by what is compared."""
    return {_bare(label): label for label in (ABOUT, PAGE, PART, AGREED, *(question.label for question in asked()))}


def read(text: str) -> Answers:
    """Parse the answers of a text whose lines end with line feeds."""
    lines = _unquoted(text.split("\n"))
    found = Answers()
    under_headings = any(_heading(line) in labels() for line in lines)
    pairs = _by_heading(lines, found) if under_headings else _by_line(lines, found)
    none = NOT_CHOSEN if under_headings else NONE
    for label, answer in pairs:
        for name, words in _ticked(label, answer) or [(label, answer)]:
            _take(found, name, "" if words.strip().casefold() in none else words)
    return found


@cache
def _headings() -> frozenset[str]:
    """What forms print above several questions, by what is compared."""
    return frozenset(map(_bare, (*STEPS.values(), *BOXES.values()))) - labels().keys()


def _take(found: Answers, label: str, answer: str) -> None:
    known = labels().get(_bare(label)) or OTHERWISE.get(_bare(label))
    if _bare(label) in OF_SENDER:
        found.has_sender = True
    elif known is None and _bare(label) in _headings() and answer.strip(" -.\n").casefold() in NOT_CHOSEN:
        return
    elif known is None:
        found.faults.append(_unknown(label))
    elif not answer.strip():
        return
    elif known in found.by_label and found.by_label[known] != answer.strip("\n"):
        found.faults.append(f"{quoted(known)} is answered twice. Leave the answer that is right.")
    else:
        found.by_label[known] = answer.strip("\n")


def _unknown(label: str) -> str:
    fields = _by_field()
    exact = fields.get(label.strip().capitalize())
    guess = exact or closest_match(label, labels().values()) or fields.get(closest_match(label, fields) or "")
    meant = f"Did you mean {quoted(guess)}?" if guess else "Take it out, or write it under the question it belongs to."
    return f"There is no question {quoted(label)}. {meant}"


@cache
def _by_field() -> dict[str, str]:
    """The label of the question about a field, by the names that the field and its whole have in records."""
    found: dict[str, str] = {}
    for question in asked():
        whole = question.path != ("closures",)  # of which only the last day is asked for
        inside = question.field.schema.get("items", {}).get("properties", {}) if whole else ()
        for name in (question.field.label, *question.path, *inside):
            found.setdefault(name.replace("_", " ").capitalize(), question.label)
    return found


def _ticked(label: str, answer: str) -> list[tuple[str, str]]:
    """For a list of boxes to tick whose points are questions themselves: each that is ticked, answered with yes.

    Whoever types such a list writes only the boxes that hold, with commas or line ends between them.
    """
    boxes = TICKED.findall(answer)
    if not boxes and _bare(label) in _headings():
        names = (part.strip(" -.\t") for part in LISTED.split(answer))
        return [(name, "yes") for name in names if name.casefold() not in NOT_CHOSEN]
    if not boxes or _bare(label) in labels() or any(_bare(name) not in labels() for _, name in boxes):
        return []
    return [(name, "yes" if mark in "xX" else "") for mark, name in boxes]


def _by_heading(lines: Iterable[str], found: Answers) -> Iterator[tuple[str, str]]:
    """The answers of an issue form: everything under a heading, up to the next one, is its answer."""
    label, answer = "", list[str]()
    for line in [*lines, None]:
        if line is not None and (match := _opens(line)) is None:
            answer.append(line)
            continue
        if label:
            yield label, "\n".join(answer).strip("\n")
        else:
            found.others += [line.strip() for line in answer if line.strip()]
        label, answer = (match[2] if line is not None and match else ""), []


def _opens(line: str) -> re.Match[str] | None:
    """The heading of an answer, if a line is one. Other headings belong to the answer that they are in."""
    match = HEADING.fullmatch(line.strip())
    return match if match and (match[1] == OF_FORMS or _bare(match[2]) in labels()) else None


def _heading(line: str) -> str:
    match = HEADING.fullmatch(line.strip())
    return _bare(match[2]) if match else ""


def _by_line(lines: list[str], found: Answers) -> Iterator[tuple[str, str]]:
    """The answers after labels, each with the lines that go on with it."""
    at, seen = 0, False
    while at < len(lines):
        line = lines[at]
        if seen and SIGNED.fullmatch(line.strip()):
            found.others += [each.strip() for each in lines[at:] if each.strip()]
            return
        label, answer = _labelled(line)
        at += 1
        if not label:
            _put_aside(found, line.strip())
            continue
        stop = next((below for below in range(at, len(lines)) if _starts_anew(lines[below])), len(lines))
        taken, whole = continued.read(labels().get(_bare(label), label), line, answer, lines[at:stop])
        seen = True
        yield label, whole
        at += taken


def _put_aside(found: Answers, line: str) -> None:
    """Keep a line that is no answer, with a fault if it looks like one whose colon is missing."""
    if start := _nearly_labelled(line):
        found.faults.append(
            f"{quoted(line)} looks like an answer. Write a colon after {quoted(start)}, or take the line out."
        )
    elif line and not WROTE.search(line) and _bare(line.partition(":")[0]) not in OTHER | _headings():
        found.others.append(line)


def _nearly_labelled(line: str) -> str:
    """The label of a line that looks like an answer but for its colon, or ""."""
    match = re.match(rf"(?i){BEFORE}(?P<label>{_any_label()})(?!\w)", line)
    start, rest = (match["label"], line[match.end() :]) if match else ("", "")
    return start if start and (" " in start or not rest or re.search(r"[\d@]", rest)) else ""


def _starts_anew(line: str) -> bool:
    """Whether a line is a new label, a heading of several, or the end of a letter."""
    if line.startswith(INDENT):
        return False
    bare = line.strip()
    known = _labelled(line)[0] or _nearly_labelled(bare) or SIGNED.fullmatch(bare)
    return bool(known) or _bare(line) in _headings()


def _labelled(line: str) -> tuple[str, str]:
    """The label at the start of a line and the words after it; "" and "" if there is none."""
    if line.startswith(INDENT):
        return "", ""
    if match := _known().match(line):
        return match["label"], line[match.end() :]
    match = LABELLED.match(line)
    if match is None or _bare(match["label"]) in OTHER or WROTE.search(line):
        return "", ""
    return match["label"], line[match.end() :]


@cache
def _any_label() -> str:
    """A pattern of every label, the longest first. "Email" and "E mail" are "E-mail"."""
    each = sorted(labels().values(), key=len, reverse=True)
    return "|".join(
        re.sub(r"\\-|(?<=\w)\\ ", lambda sign: r"[\s-]?" if "-" in sign[0] else r"\s+", re.escape(one)) for one in each
    )


@cache
def _known() -> re.Pattern[str]:
    """A line that starts with a question that is known. After a question mark no colon is needed."""
    return re.compile(
        rf"(?i){BEFORE}(?P<label>{_any_label()})(?:{COLON}|(?<=\?)(?:(?P=bold))?(?:\s|$)|\s{{2,}}|\s[-–—]\s)"
    )


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without those of other mails; if there is no answer outside of these, theirs."""
    own = [line for line in _until_forwarded(lines) if not QUOTE.match(line)]
    if any(_bare(_labelled(line)[0]) in labels() or _heading(line) in labels() for line in own):
        return own
    return [QUOTE.sub("", line) for line in lines]


def _until_forwarded(lines: list[str]) -> list[str]:
    end = next((at for at, line in enumerate(lines) if FORWARDED.fullmatch(line.strip())), len(lines))
    return lines[:end]


def _bare(label: str) -> str:
    """A label for comparing: its letters and digits, so that "Email" is "E-mail"."""
    return re.sub(r"[\W_]+", "", label.casefold())

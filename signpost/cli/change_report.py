"""What has changed, as text, Markdown and JSON."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from signpost.changes.affected import Affected, AffectedLeaflet
from signpost.changes.aspects import ASPECTS
from signpost.changes.review import Finding, is_alarming
from signpost.checks.markdown import as_code, as_plain
from signpost.cli.report import ORDER, number_of

Findings = tuple[Finding, ...]
LONGEST: Final = 240  # characters of a value that are shown
MANY: Final = 12  # pages that are named


class Form(NamedTuple):
    """How a document is written: its headings, the lines of records and of what is different about them, and texts.

    `named` writes a file, a name or a title, `quoted` what was typed, and `plain` our own words.
    """

    heading: Callable[[str], str]
    record: str
    item: str
    named: Callable[[str], str]
    quoted: Callable[[str], str]
    plain: Callable[[str], str]


TEXT: Final = Form(str.upper, "{}", "  {}", str, "“{}”".format, str)
# What was typed becomes code, in which GitHub makes no links and no mentions.
MARKDOWN: Final = Form("### {}\n".format, "- {}", "  - {}", as_code, as_code, as_plain)


def as_text(found: Findings, affected: Affected) -> str:
    """For a person at a terminal."""
    return _document(found, affected, TEXT)


def as_markdown(found: Findings, affected: Affected) -> str:
    """For the page of a pull request."""
    return _document(found, affected, MARKDOWN)


def _document(found: Findings, affected: Affected, form: Form) -> str:
    lines = [form.plain(summary(found)), ""]
    for aspect, items in groupby(found, key=attrgetter("aspect")):
        heading, advice = ASPECTS[aspect]
        lines += [form.heading(heading), advice, ""]
        for names, own in groupby(items, key=attrgetter("file", "name")):
            lines.append(form.record.format(", ".join(form.named(name) for name in names if name)))
            lines += [form.item.format(_sentence(item, form)) for item in own]
        lines.append("")
    lines += _affected(affected, form.named)
    return "\n".join(lines).strip().replace(ORDER, "# #[") + "\n"


def as_json(found: Findings, affected: Affected) -> str:
    """For programs."""
    items = [{**asdict(item), "alarming": is_alarming(item)} for item in found]
    return json.dumps({"changes": items, **asdict(affected)}, indent=1).replace(ORDER, "#\\u0023[") + "\n"


FORMATS: Final[dict[str, Callable[[Findings, Affected], str]]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def summary(found: Findings) -> str:
    """How much there is to look at, in one sentence or two."""
    if not found:
        return "Nothing that the records say has changed."
    alarming = sum(map(is_alarming, found))
    rest = "" if alarming == len(found) else f" {number_of(len(found) - alarming, 'other change')}."
    if not alarming:
        first = "It need not be" if len(found) == 1 else "None of them has to be"
        return f"{number_of(len(found), 'change')}. {first} looked into first."
    return f"{number_of(alarming, 'change')} to look into before this goes in.{rest}"


def _sentence(item: Finding, form: Form) -> str:
    """What is different about a field, in words."""
    old, new = (form.quoted(_cut(text)) if text else "" for text in (item.old, item.new))
    if item.hidden:
        said = " is different. What was typed about a sensitive service is not shown here."
    elif old and new:
        said = f" was {old} and is now {new}."
    elif old or new:
        said = f" is gone. It was {old}." if old else f" is new: {new}."
    else:
        said = {"new": " is new.", "gone": " is gone."}.get(item.aspect, ":")
    return " ".join(filter(None, (form.plain(item.label) + said, form.plain(item.note))))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _affected(affected: Affected, quote: Callable[[str], str]) -> Iterator[str]:
    """Which pages differ, which leaflets have to be printed again, and which copies have to come off the rack."""
    if affected.pages:
        more = len(affected.pages) - MANY
        shown = ", ".join(quote(page) for page in affected.pages[:MANY])
        yield f"{number_of(len(affected.pages), 'page')} will differ: {shown}{f' and {more} more' if more > 0 else ''}."
    for leaflet in affected.leaflets:
        yield _of_leaflet(leaflet, quote)


def _of_leaflet(leaflet: AffectedLeaflet, quote: Callable[[str], str]) -> str:
    """What to do about one leaflet. Its mark only changes with the day of a check or of a status."""
    title = f"“{quote(leaflet.title)}”"
    if not leaflet.old:
        return f"{title} is a new leaflet."
    again = f"Print {title} again" if leaflet.new else f"{title} is no longer made"
    if leaflet.old == leaflet.new:
        return (
            f"{again}, and take all copies from before off the rack: new ones have the same mark, {quote(leaflet.old)}."
        )
    return f"{again}. Take the copies marked {quote(leaflet.old)} off the rack."

"""A leaflet as a Word file, for whoever must add a logo or change it: the words of its plain text, in Word's styles."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Final
from xml.sax.saxutils import escape

from signpost.outputs.artefact import Artefact, PlannedFile
from signpost.outputs.leaflet_lines import Line, Section
from signpost.outputs.leaflet_sections import sections
from signpost.outputs.memoize import text_fingerprint
from signpost.outputs.office_file import packed
from signpost.outputs.qr import qr_picture
from signpost.outputs.word_frame import CODE_PART, NO_DAY, word_frame
from signpost.outputs.words import Words, words_of
from signpost.records.model import Leaflet
from signpost.values.quotes import typographic
from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_list import is_discreet
from signpost.views.leaflet_parts import unbroken
from signpost.views.snapshot import Snapshot
from signpost.views.theme import main_colour

TEXT: Final = 12  # points; in Word whoever needs it larger changes one style
EASY_READ: Final = 16
LARGE_PRINT: Final = 18
PLACE: Final = re.compile(r"\{(title|about|author|day|body|alt)\}")
QUOTE: Final = {'"': "&quot;"}
TO_THE_EDGE: Final = "<w:r><w:tab/></w:r>"  # the style draws a line there

Paragraph = tuple[str, Line]
"""A style's id, and words."""


def leaflet_word(snapshot: Snapshot, record: Leaflet, view: LeafletView) -> PlannedFile:
    """leaflets/ID.docx. The type is large if all editions of the leaflet are."""
    path = f"leaflets/{record.id}.docx"
    key = text_fingerprint(
        snapshot, f"{path} {is_discreet(snapshot, record)} {main_colour(snapshot.about.theme)} {view!r}"
    )
    return PlannedFile(path, key, partial(_artefact, snapshot, record, view, path))


def _artefact(snapshot: Snapshot, record: Leaflet, view: LeafletView, path: str) -> Artefact:
    told = {
        "title": _escaped(view.title),
        "about": _escaped(view.audience),
        "author": _escaped(view.directory),
        "day": view.edition_day or NO_DAY,
        "body": "".join(_paragraphs(view, words_of(snapshot.sources))),
        "alt": _escaped(f"Square code for a phone's camera. It opens {view.address_words}"),
    }
    frame = word_frame(snapshot, _size(view), with_code=bool(view.address))
    parts: list[tuple[str, str | bytes]] = [(name, PLACE.sub(lambda at: told[at[1]], text)) for name, text in frame]
    if view.address:
        parts.append((CODE_PART, qr_picture(view.address)))
    return Artefact(path, packed(parts), record.source.file, is_discreet(snapshot, record))


def _size(view: LeafletView) -> int:
    if view.edition == "large":
        return LARGE_PRINT
    return EASY_READ if view.format == "easy-read" else TEXT


def _escaped(words: str) -> str:
    return escape(typographic(words), QUOTE)


def _paragraphs(view: LeafletView, words: Words) -> Iterator[str]:
    *told, made_by = sections(view, words)
    fields = {ask for part in words.form_of(view.format).values() for ask in part["asks"] if ask[-1].isalpha()}
    yield from _set([("Title", Line(view.title)), ("Subtitle", Line(view.audience))])
    for part in told:
        if part.title == words.terms["urgent"]:
            yield from _urgent(part, view.in_box or len(part.items))
        elif part.activity:
            yield from _together([*_heading(part), *_styled("Normal", part.lines), *_styled("Details", part.items)])
        else:
            yield from _set([*_heading(part), *_styled("Normal", part.lines), *_items(part, fields)])
    yield from _together([*_styled("Madeby", made_by.lines[:1]), *_styled("Details", made_by.lines[1:])])


def _heading(part: Section) -> Iterator[Paragraph]:
    if part.title:
        yield f"Heading{part.level - 1}", Line(part.title)


def _styled(style: str, lines: Iterable[Line]) -> Iterator[Paragraph]:
    return ((style, line) for line in lines)


def _urgent(part: Section, in_box: int) -> Iterator[str]:
    """The numbers, the first of them in a box, as in print."""
    boxed, others = part.items[:in_box], part.items[in_box:]
    yield from _together([("Urgentheading", Line(part.title)), *_styled("Urgentline", boxed)])
    yield from _set(_styled("ListBullet", others))


def _items(part: Section, fields: Collection[str]) -> Iterator[Paragraph]:
    """A list, in which the fields of a form have a line to write on."""
    return (("Writehere" if str(line) in fields else "ListBullet", line) for line in part.items)


def _set(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    return (_paragraph(style, line) for style, line in paragraphs)


def _together(paragraphs: list[Paragraph]) -> Iterator[str]:
    """Paragraphs that no page's end divides."""
    for style, line in paragraphs[:-1]:
        yield _paragraph(style, line, "<w:keepNext/>")
    yield from _set(paragraphs[-1:])


def _paragraph(style: str, line: Line, keep: str = "") -> str:
    """A paragraph (ECMA-376, part 1, 17.3.1.22), with the number to ring in strong type."""
    runs = f"{_run(line.words)}{_run(line.phone, 'Strong')}{_run(line.after)}"
    last = TO_THE_EDGE if style == "Writehere" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{runs}{last}</w:p>'


def _run(words: str, style: str = "") -> str:
    own = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    shown = escape(unbroken(typographic(words)))
    return f'<w:r>{own}<w:t xml:space="preserve">{shown}</w:t></w:r>' if words else ""

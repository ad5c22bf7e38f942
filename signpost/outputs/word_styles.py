"""The styles of Word files: Word's own under their own names, so that whoever changes one changes all that has it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

INK: Final = "1B2428"  # as in site_src/leaflets/colours.typ
ACCENT: Final = "accent"  # stands for the directory's main colour
WIDTH: Final = 170  # millimetres of a line
INDENT: Final = 4  # millimetres from the margin to the words in a box


@dataclass(frozen=True)
class Style:
    """A style: the space before and after in points, its size as a part of the text's, its colour, and its base.

    Without a size or a colour it has those of its base. Those with a base are ours, beside Word's own.
    """

    before: float
    after: float
    size: float = 0
    colour: str = ""
    base: str = ""


STYLES: Final[Mapping[str, Style]] = {
    "Normal": Style(0, 6, 1, INK),
    "Title": Style(0, 4, 2.2, ACCENT),
    "Subtitle": Style(0, 10, 1.2, INK),
    "Heading 1": Style(14, 3, 1.3, ACCENT),
    "Heading 2": Style(10, 3, 1.1, ACCENT),
    "List Bullet": Style(0, 3),
    "Header": Style(0, 0),
    "Footer": Style(0, 0),
    "Details": Style(0, 0, base="Normal"),  # when and where a group meets
    "Write here": Style(10, 4, base="Normal"),  # a field of a form, with a line to write on
    "Urgent heading": Style(18, 6, colour=INK, base="Heading 1"),
    "Urgent line": Style(0, 6, base="Normal"),
    "Made by": Style(16, 0, base="Normal"),  # the first line of that, which the details follow
}
BOXED: Final = ("Urgent heading", "Urgent line")  # one box is around all of them, since their borders are alike
EDGES: Final = ("top", "left", "bottom", "right")  # in the order of ECMA-376, part 1, 17.3.1.24
# Links to styles for single words; the line below the title; a number before what stands under it; no room in lists.
UNWANTED: Final = "w:style/w:link | w:style/w:pPr/*[self::w:pBdr or self::w:numPr/w:ilvl or self::w:contextualSpacing]"
KEPT: Final = frozenset({"Heading 3", "List Number", "Strong", "Default Paragraph Font", "Normal Table", "No List"})


def set_styles(file: "Document", size: int, colour: str) -> None:
    """Give a file our styles, with text of this size in points and headings in this colour, such as #0b4a59.

    What none of them needs is left out.
    """
    for style in list(file.styles):
        if style.name not in KEPT | STYLES.keys():
            style.delete()
    for found in file.styles.element.xpath(UNWANTED):
        found.getparent().remove(found)
    for name, told in STYLES.items():
        own = replace(told, colour=colour.removeprefix("#").upper()) if told.colour == ACCENT else told
        _set(_style(file, name, told.base), own, size)
    _set_title(file)
    _set_writing_line(file)
    for name in BOXED:
        _set_box(file.styles[name])


def _style(file: "Document", name: str, base: str) -> "ParagraphStyle":
    from docx.enum.style import WD_STYLE_TYPE

    if base:
        made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style, made.quick_style = file.styles[base], True
    style: ParagraphStyle = file.styles[name]
    return style


def _set(style: "ParagraphStyle", told: Style, size: int) -> None:
    from docx.shared import Pt, RGBColor

    form = style.paragraph_format
    form.space_before, form.space_after = Pt(told.before), Pt(told.after)
    form.line_spacing, form.keep_together = 1.15, True
    if told.size:
        style.font.size = Pt(round(size * told.size))
    if told.colour:
        style.font.color.rgb = RGBColor.from_string(told.colour)


def _set_title(file: "Document") -> None:
    """The title in strong type, and what stands under it in the type of the text."""
    title, below = file.styles["Title"], file.styles["Subtitle"]
    title.font.bold, below.font.italic = True, False
    title.paragraph_format.line_spacing = 1
    title.paragraph_format.keep_with_next = True


def _set_writing_line(file: "Document") -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Mm

    stops = file.styles["Write here"].paragraph_format.tab_stops
    stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)


def _set_box(style: "ParagraphStyle") -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls
    from docx.shared import Mm

    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(INDENT)
    edges = (f'<w:{edge} w:val="single" w:sz="12" w:space="8" w:color="{INK}"/>' for edge in EDGES)
    box = parse_xml(f"<w:pBdr {nsdecls('w')}>{''.join(edges)}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(box, "w:tabs", "w:spacing", "w:ind")

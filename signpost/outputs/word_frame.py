"""A Word file without its words: paper, styles, the place for a logo and page numbers, as the parts of a .docx file.

Source: ECMA-376, Office Open XML, which python-docx writes. It takes a third of a second, and the paragraphs of
a leaflet are plain; so it writes all that is not, once for each size of type.
"""

import io
import re
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from signpost.outputs.memoize import memoized, text_fingerprint
from signpost.outputs.office_file import Parts, unpacked
from signpost.outputs.word_styles import WIDTH, set_styles
from signpost.views.snapshot import Snapshot
from signpost.views.theme import main_colour

if TYPE_CHECKING:
    from docx.document import Document

CODE_PART: Final = "word/media/image1.png"  # the path of the QR code
CODE: Final = 30  # millimetres of its width
LANGUAGE: Final = "en-GB"
PAPER: Final = (210, 297)  # millimetres: A4
MARGIN: Final = (PAPER[0] - WIDTH) // 2  # millimetres, on all sides
TO_EDGE: Final = 10  # millimetres from the paper's edge to the logo, and to the page's number
WORD_2013: Final = "15"  # and newer; older files are opened in a mode that lacks things
FONT: Final = "Arial"  # every practice has it, and the NHS uses it for letters
FONTS: Final = re.compile(r'(<a:latin typeface|w:ascii|w:hAnsi)="[^"]*"')
# A point of a list, in the font of symbols that not every computer has. A screen reader has no word for it.
SYMBOL: Final = "\uf0b7"
# What the template of python-docx has, and nothing here uses.
LEFT_OUT: Final = ("customXml", "extended-properties", "stylesWithEffects", "thumbnail", "webSettings")
NO_DAY: Final = "2000-01-01"
BODY: Final = "<w:p><w:r><w:t>{body}</w:t></w:r></w:p>"


def word_frame(snapshot: Snapshot, size: int, *, with_code: bool) -> Parts:
    """The parts of a file with text of this size in points, and with a QR code at its end if it has one.

    In them stand {title}, {about}, {author}, {day}, {body} and {alt}, for what differs from file to file.
    """
    colour = main_colour(snapshot.about.theme)
    name = f"word {size} {colour} {with_code}"
    return memoized(snapshot, text_fingerprint(snapshot, name), partial(_frame, size, colour, with_code=with_code))


def _frame(size: int, colour: str, *, with_code: bool) -> Parts:
    import docx  # takes a fifth of a second to import

    file = docx.Document()
    _leave_out(file)
    set_styles(file, size, colour)
    _set_paper(file)
    _set_language(file)
    file.add_paragraph("{body}")
    if with_code:
        _add_code(file)
    _describe(file)
    out = io.BytesIO()
    file.save(out)
    return [(name, _with_places(name, text)) for name, text in unpacked(out.getvalue())]


def _with_places(name: str, text: str) -> str:
    """A part with our font, and with places for the words and the day."""
    if name == "word/document.xml" and BODY not in text:
        raise ValueError("This version of python-docx writes paragraphs in another way. See word_frame.py.")
    ours = FONTS.sub(rf'\1="{FONT}"', text).replace(SYMBOL, "•")
    return ours.replace(BODY, "{body}").replace(NO_DAY, "{day}")


def _leave_out(file: "Document") -> None:
    for relations in (file.part.rels, file.part.package.rels):
        for name in [name for name, one in relations.items() if one.reltype.endswith(LEFT_OUT)]:
            del relations[name]


def _set_paper(file: "Document") -> None:
    """A4, with an empty place for a logo at the top of the first page, and the page's number at the foot of each."""
    from docx.shared import Mm

    paper = file.sections[0]
    paper.page_width, paper.page_height = map(Mm, PAPER)
    for edge in ("top", "right", "bottom", "left"):
        setattr(paper, f"{edge}_margin", Mm(MARGIN))
    paper.header_distance = paper.footer_distance = Mm(TO_EDGE)
    paper.different_first_page_header_footer = True
    paper.first_page_header.is_linked_to_previous = False
    for foot in (paper.first_page_footer, paper.footer):
        foot.is_linked_to_previous = False
        for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
            foot.paragraphs[0].add_run(words)
            _add_field(foot.paragraphs[0]._p, field)  # noqa: SLF001 - python-docx has no fields


def _add_field(line, field: str) -> None:  # type: ignore[no-untyped-def] # an element of theirs
    """Add a number that Word computes (ECMA-376, part 1, 17.16.19)."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    line.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{field}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))


def _set_language(file: "Document") -> None:
    from docx.oxml.ns import qn

    settings = file.settings.element
    for element in (*settings.xpath("w:themeFontLang"), *file.styles.element.xpath("w:docDefaults//w:lang")):
        element.set(qn("w:val"), LANGUAGE)
    [mode] = settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), WORD_2013)


def _add_code(file: "Document") -> None:
    """Add a picture in place of the QR code, with a place for the words that a screen reader says."""
    from docx.shared import Mm
    from PIL import Image

    any_code = io.BytesIO()
    Image.new("1", (1, 1)).save(any_code, "PNG")
    file.add_picture(any_code, Mm(CODE), Mm(CODE))
    told = file.inline_shapes[0]._inline.docPr  # noqa: SLF001 - python-docx has no way to say it
    told.set("descr", "{alt}")
    told.set("name", "QR code")


def _describe(file: "Document") -> None:
    own = file.core_properties
    own.title, own.subject, own.author, own.last_modified_by = "{title}", "{about}", "{author}", "{author}"
    own.language, own.comments, own.keywords = LANGUAGE, "", ""
    own.created = own.modified = datetime.fromisoformat(NO_DAY)

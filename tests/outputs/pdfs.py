"""Reading PDFs back, for the promises about them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from pypdfium2 import raw

from signpost.values.quotes import typographic

MM = 72 / 25.4
# A hyphen at the end of a line comes as a control character.
PLAIN = str.maketrans({"\u00a0": " ", "\x02": "-", "\ufffe": "-"})
SQUARE = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.AllMatrix)
OPERATORS = {"rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN"}


@dataclass(frozen=True)
class Letter:
    """One printed letter: its page from 1, its size in points, and its box from the page's edges in millimetres."""

    page: int
    text: str
    size: float
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Code:
    """A square code found on a page: what it says, and how wide it is with its margin, in millimetres."""

    says: str
    width: float


class Pdf:
    """A PDF as a reader, a printer and a screen reader meet it."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._pages = pypdfium2.PdfDocument(content)

    @cached_property
    def inside(self) -> Any:
        return pikepdf.open(BytesIO(self._content))

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """The width and height of each page in millimetres."""
        return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in self._pages]

    @cached_property
    def text(self) -> str:
        """All words in the order of the file, with single spaces."""
        whole = " ".join(page.get_textpage().get_text_range() for page in self._pages)
        return " ".join(unicodedata.normalize("NFC", whole).translate(PLAIN).split())

    def letters(self) -> Iterator[Letter]:
        return iter(self._letters)

    @cached_property
    def _letters(self) -> list[Letter]:
        return list(self._read_letters())

    def _read_letters(self) -> Iterator[Letter]:
        for number, page in enumerate(self._pages, 1):
            width, height = page.get_width(), page.get_height()
            words = page.get_textpage()
            for index in range(words.count_chars()):
                text = chr(raw.FPDFText_GetUnicode(words, index)).translate(PLAIN)
                if text.strip():
                    left, bottom, right, top = words.get_charbox(index)
                    box = (left / MM, bottom / MM, (width - right) / MM, (height - top) / MM)
                    yield Letter(number, text, round(raw.FPDFText_GetFontSize(words, index), 2), *box)

    def pages(self, dots_per_inch: int) -> Iterator[Any]:
        """Each page as a picture in greys, at so many dots an inch."""
        for page in self._pages:
            yield page.render(scale=dots_per_inch / 72).to_pil().convert("L")

    def codes(self, dots_per_inch: int) -> list[Code]:
        """Every square code that a camera would find on the pages at so many dots an inch."""
        found = []
        for page in self._pages:
            picture = page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()
            for code in zxingcpp.read_barcodes(picture, formats=SQUARE):
                side = code.position.top_right.x - code.position.top_left.x
                found.append(Code(code.text, side / dots_per_inch * 25.4))
        return found

    def tags(self) -> Iterator[tuple[str, Any]]:
        """Every element of the structure, in the order in which it is read out, with its kind."""
        roles = self.inside.Root.StructTreeRoot.get("/RoleMap", {})
        waiting = [self.inside.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            if isinstance(element, pikepdf.Dictionary) and "/S" in element:
                kind = str(element.S)
                yield str(roles.get(kind, kind)).removeprefix("/"), element
            children: Any = element.get("/K", []) if isinstance(element, pikepdf.Dictionary) else []
            inner = list(children) if isinstance(children, pikepdf.Array) else [children]
            waiting += [child for child in reversed(inner) if isinstance(child, pikepdf.Dictionary)]

    def fonts(self) -> dict[str, bool]:
        """The fonts by name, and whether each is in the file."""
        found = {}
        for item in self.inside.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                name = re.sub(r"^/?[A-Z]{6}\+", "", str(item.FontName))
                found[name] = any(key in item for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return found

    def colours(self) -> set[tuple[float, ...]]:
        """Every colour that something is drawn in, as red, green and blue from 0 to 1."""
        found: set[tuple[float, ...]] = set()
        for page in self.inside.pages:
            forms = (item for item in page.resources.get("/XObject", {}).values() if item.get("/Subtype") == "/Form")
            for stream in (page, *forms):
                for step in pikepdf.parse_content_stream(stream):
                    if str(step.operator) in OPERATORS:
                        numbers = tuple(round(float(one), 3) for one in step.operands)
                        found.add(numbers * 3 if len(numbers) == 1 else numbers)
        return found


REST = re.compile(r"(\d+) more groups? (?:is|are) on the web|And (\d+) more groups?")


def said(text: str) -> str:
    """A text of a record as it reads in a PDF, with typographic apostrophes."""
    return " ".join(typographic(text).translate(PLAIN).split())


def is_in(words: str, pdf: Pdf) -> bool:
    """Whether the PDF has these words, wherever its lines end."""
    bare = re.sub(r"\s+", "", said(words))
    return bare in re.sub(r"\s+", "", pdf.text)

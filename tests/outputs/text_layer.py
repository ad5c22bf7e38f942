"""The text layer of a PDF as the standard has it, which is what a screen reader is given.

Reading it with PDFium would not do: it puts lines that go from right to left in an order of its own, and takes apart
letters for which the file says what they are. Source: ISO 32000-2, 14.9.4 (ActualText), 14.8.2.5.3 (ReversedChars) and
9.10.3 (ToUnicode).
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf

PAIR = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>\n")
SHOWS = {"Tj", "TJ"}


def text_layer(content: bytes) -> str:
    """All words of a PDF in the order of the file, a space between two pieces of text set apart."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return " ".join(piece for page in pdf.pages for piece in _pieces(page))


def _pieces(page: Any) -> Iterator[str]:
    """The texts of a page: all that is shown within one text object, so that a word stays whole."""
    fonts = {name: _letters(font) for name, font in page.resources.get("/Font", {}).items()}
    letters: dict[bytes, str] = {}
    marks: list[tuple[str, str, list[str]]] = []  # what is open: its kind, its actual text, and what was shown in it
    shown: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        step = str(instruction.operator)
        if step == "Tf":
            letters = fonts[str(operands[0])]
        elif step in {"BDC", "BMC"}:
            given = operands[1] if len(operands) > 1 else {}
            actual = (
                str(given["/ActualText"]) if isinstance(given, pikepdf.Dictionary) and "/ActualText" in given else ""
            )
            marks.append((str(operands[0]), actual, []))
        elif step == "EMC":
            kind, actual, inside = marks.pop()
            said = actual or "".join(reversed(inside) if kind == "/ReversedChars" else inside)
            (marks[-1][2] if marks else shown).append(said)
            if not marks:
                yield "".join(shown)
                shown = []
        elif step in SHOWS:
            items = operands[0] if step == "TJ" else [operands[0]]
            (marks[-1][2] if marks else shown).extend(
                letters.get(bytes(item)[at : at + 2], "")
                for item in items
                if isinstance(item, pikepdf.String)
                for at in range(0, len(bytes(item)), 2)
            )
    yield "".join(shown)


def _letters(font: Any) -> dict[bytes, str]:
    """What each glyph of a font stands for."""
    pairs = PAIR.findall(font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}

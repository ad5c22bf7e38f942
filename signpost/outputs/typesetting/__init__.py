"""Typesets leaflets with Typst: from plain data to a PDF and a picture of its first page.

Data is passed as JSON and never as markup. The typesetter has access to the templates and one font, and nothing else
on this computer. The same data gives the same bytes.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import typst

from signpost.records.cache import code_digest, digest, folder_digest
from signpost.records.font import FONTS
from signpost.views.leaflet_pdf import LeafletPdf

STANDARD: Final = "ua-1"  # PDF/UA-1: Typst refuses what a screen reader can't read
WIDTH: Final = 300  # pixels of the thumbnail of a portrait sheet, or of the front of a folded one
SHADES: Final = 16  # of a thumbnail: with all shades its file would be five times as large
# What is seen of a folded leaflet in a rack: of its first page, from where to where across, and how far down.
FRONTS: Final = {"tri-fold": (2 / 3, 1.0, 2 / 3)}
A4: Final = 210 / 25.4  # its width in inches
A4_LANDSCAPE: Final = 297 / 25.4
COUNT: Final = re.compile(rb"/Count (\d+)")
PANIC: Final = re.compile(r"panicked with: (.*)")


class TypesettingError(Exception):
    """A leaflet can't be typeset; the text gives the typesetter's reason."""


def cache_key(form: str, data: Mapping[str, Any], sources: Path) -> str:
    """A fingerprint of a leaflet's data, its templates, the font and the typesetter."""
    setters = f"{code_digest('outputs/typesetting')} {folder_digest(sources / 'leaflets')}"
    return digest(f"{setters} {form} {_json(data)}".encode("utf-8", "surrogatepass"))


def typeset(sources: Path, form: str, data: Mapping[str, Any], day: str, *, pictured: bool) -> LeafletPdf:
    """Typeset a leaflet by the template `form` in `sources`, with a picture of its first page if `pictured`.

    `day` is the date in the PDF's metadata; "" for none.

    Raises TypesettingError if the typesetter reports an error or a warning.
    """
    template = str(sources / "leaflets" / f"{form}.typ")
    told = {"data": _json(data)}
    made = datetime.combine(date.fromisoformat(day) if day else date(2000, 1, 1), time(), UTC)
    # A compiler keeps what it has compiled in memory, so each leaflet gets a new one.
    compiler = typst.Compiler(root=sources / "leaflets", font_paths=_fonts(sources), ignore_system_fonts=True)
    try:
        pdf, warnings = compiler.compile_with_warnings(
            template, format="pdf", sys_inputs=told, pdf_standards=[STANDARD], timestamp=made
        )
        pages = compiler.compile(template, format="png", ppi=_ppi(form), sys_inputs=told) if pictured else b""
    except typst.TypstError as error:
        raise TypesettingError(_plain(error)) from error
    if warnings:
        raise TypesettingError(" ".join(warning.message for warning in warnings))
    first = pages[0] if isinstance(pages, list) else pages
    if not isinstance(pdf, bytes) or not isinstance(first, bytes):
        raise TypesettingError("The typesetter gave nothing.")
    return LeafletPdf(pages=max(map(int, COUNT.findall(pdf))), pdf=pdf, thumbnail=_small(first, form) if first else b"")


def _ppi(form: str) -> float:
    """Points to the inch, with which a thumbnail is WIDTH pixels wide."""
    left, right, _ = FRONTS.get(form, (0.0, 1.0, 1.0))
    across = A4 if form not in FRONTS else A4_LANDSCAPE * (right - left)
    return WIDTH / across


def _small(picture: bytes, form: str) -> bytes:
    """Convert a picture to a PNG with few shades; of a folded leaflet, its front."""
    from PIL import Image  # takes a while to import, and few builds make a picture

    made = BytesIO()
    left, right, down = FRONTS.get(form, (0.0, 1.0, 1.0))
    with Image.open(BytesIO(picture)) as whole:
        box = (round(whole.width * left), 0, round(whole.width * right), round(whole.height * down))
        whole.convert("RGB").crop(box).quantize(SHADES, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


@cache
def _fonts(sources: Path) -> typst.Fonts:
    """The one font that Signpost brings along, and those that a directory has in its folder of fonts."""
    folders = [str(folder) for folder in (FONTS, sources / "fonts") if folder.is_dir()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _plain(error: typst.TypstError) -> str:
    """The reason in words: our own template's if that stopped it, else the typesetter's."""
    panic = PANIC.search(error.message)
    return panic[1].strip('"') if panic else error.message

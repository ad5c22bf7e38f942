"""QR codes as inline SVG."""

import re
from typing import Final

import segno
from markupsafe import Markup

QUICK_MASK: Final = 2
QUIET: Final = 4  # modules around the code that stay light
RUN: Final = re.compile(b"\x01+|\x00+")


def qr_svg(address: str) -> Markup:
    """The QR code of a web address: error correction M, with its quiet zone of four modules (ISO/IEC 18004)."""
    # Any mask can be read; trying all eight to find the best takes seven times as long.
    code = segno.make(address, error="m", micro=False, mask=QUICK_MASK)
    size = len(code.matrix) + 2 * QUIET
    dark = "".join(f"M{QUIET} {y}.5{_runs(bytes(row))}" for y, row in enumerate(code.matrix, QUIET))
    drawn = f'<svg viewBox="0 0 {size} {size}" class="qr"><path stroke="#000" d="{dark}"/></svg>'
    return Markup(drawn)  # noqa: S704 - made here


def _runs(row: bytes) -> str:
    """A row of modules, each 1 where it is dark, as strokes and the moves between them (SVG, path data)."""
    runs = ((run[0][0], len(run[0])) for run in RUN.finditer(row.rstrip(b"\0")))
    return "".join(f"h{length}" if dark else f"m{length} 0" for dark, length in runs)

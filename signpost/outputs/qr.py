"""QR codes as inline SVG."""

import re
from typing import Final

from markupsafe import Markup

QUICK_MASK: Final = 2
QUIET: Final = 4  # modules around the code that stay light
LARGEST: Final = 177  # modules in a row of the largest code
RUN: Final = re.compile(b"\x01+|\x00+")
# A row's runs of modules, each 1 where it is dark, as strokes and the moves between them (SVG, path data).
STROKES: Final = {b"\1" * length: f"h{length}" for length in range(1, LARGEST + 1)} | {
    b"\0" * length: f"m{length} 0" for length in range(1, LARGEST + 1)
}


def qr_svg(address: str) -> Markup:
    """The QR code of a web address: error correction M, with its quiet zone of four modules (ISO/IEC 18004)."""
    import segno  # takes a while to import, and most builds draw no new code

    # Any mask can be read; trying all eight to find the best takes seven times as long.
    code = segno.make(address, error="m", micro=False, mask=QUICK_MASK)
    size = len(code.matrix) + 2 * QUIET
    dark = "".join(f"M{QUIET} {y}.5{_strokes(bytes(row))}" for y, row in enumerate(code.matrix, QUIET))
    drawn = f'<svg viewBox="0 0 {size} {size}" class="qr"><path stroke="#000" d="{dark}"/></svg>'
    return Markup(drawn)  # noqa: S704 - made here


def _strokes(row: bytes) -> str:
    return "".join(map(STROKES.__getitem__, RUN.findall(row.rstrip(b"\0"))))

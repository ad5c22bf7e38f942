"""QR codes as inline SVG."""

import segno
from markupsafe import Markup

QUICK_MASK = 2


def qr_svg(address: str) -> Markup:
    """The QR code of a web address: error correction M, with its quiet zone of four modules (ISO/IEC 18004)."""
    # Any mask can be read; trying all eight to find the best takes seven times as long.
    code = segno.make(address, error="m", micro=False, mask=QUICK_MASK)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S704 - made here

"""QR codes as inline SVG and as pictures."""

import re
from io import BytesIO
from typing import Final

from markupsafe import Markup

QUIET: Final = 4  # modules around the code that stay light
LARGEST: Final = 177  # modules in a row of the largest code
DARK: Final = b"\x00"
LIGHT: Final = b"\xff"
DOTS: Final = 8  # of a picture, for each module
SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" shape-rendering="crispEdges" '
RUN: Final = re.compile(b"%b+|%b+" % (DARK, LIGHT))
# Each run of modules in a row, as a stroke or as the move to the next one (SVG, path data).
STROKES: Final = {DARK * length: f"h{length}" for length in range(1, LARGEST + 1)} | {
    LIGHT * length: f"m{length} 0" for length in range(1, LARGEST + 1)
}


def qr_svg(address: str) -> Markup:
    """The QR code of a web address: error correction M, with its quiet zone of four modules (ISO/IEC 18004)."""
    size, modules = _modules(address)
    rows = (modules[start : start + size] for start in range(0, len(modules), size))
    dark = "".join(f"M{QUIET} {y}.5{_strokes(row)}" for y, row in enumerate(rows, QUIET))
    whole = size + 2 * QUIET
    drawn = f'<svg viewBox="0 0 {whole} {whole}" class="qr"><path stroke="#000" d="{dark}"/></svg>'
    return Markup(drawn)  # noqa: S704 - made here


def qr_file(address: str) -> str:
    """The QR code of a web address as an SVG file of its own, as in a leaflet."""
    return str(qr_svg(address)).replace("<svg ", SVG, 1)


def qr_picture(address: str) -> bytes:
    """The same QR code as a PNG, for programs that show no SVG."""
    from PIL import Image, ImageOps  # takes a while to import

    size, modules = _modules(address)
    code = ImageOps.expand(Image.frombytes("L", (size, size), modules).convert("1"), QUIET, fill=LIGHT[0])
    made = BytesIO()
    ImageOps.scale(code, DOTS, Image.Resampling.NEAREST).save(made, "PNG")
    return made.getvalue()


def _modules(address: str) -> tuple[int, bytes]:
    """How many modules a row of the code has, and all its modules: a byte for each."""
    import zxingcpp  # takes a while to import, and most builds draw no new code

    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = memoryview(code.to_image(add_quiet_zones=False))  # type: ignore[arg-type] # it is a buffer, untold
    return len(image), image.tobytes()


def _strokes(row: bytes) -> str:
    return "".join(map(STROKES.__getitem__, RUN.findall(row.rstrip(LIGHT))))

"""A QR code that is drawn can be read, and has light all around it."""

import io
import re
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from signpost.outputs.qr import QUIET, qr_picture, qr_svg

LARGE = 8  # dots to a module


def picture(svg: str) -> Image.Image:
    """What a browser draws: strokes one module high, from each starting point on."""
    size = int(svg.split('viewBox="0 0 ')[1].split(maxsplit=1)[0])
    image = Image.new("L", (size * LARGE, size * LARGE), 255)
    draw = ImageDraw.Draw(image)
    for x, y, runs in re.findall(r"M(\d+) (\d+)\.5((?:h\d+|m\d+ 0)+)", svg):
        at = int(x)
        for kind, length in re.findall(r"([hm])(\d+)", runs):
            end = at + int(length)
            if kind == "h":
                draw.rectangle((at * LARGE, int(y) * LARGE, end * LARGE - 1, (int(y) + 1) * LARGE - 1), 0)
            at = end
    return image


def as_drawing(address: str) -> Image.Image:
    return picture(str(qr_svg(address)))


def as_picture(address: str) -> Image.Image:
    return Image.open(io.BytesIO(qr_picture(address))).convert("L")


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/",
        "https://south-ward-signpost.example/activities/tea-and-talk.html",
        "https://long.example/" + "a-long-name/" * 30,
    ],
)
@pytest.mark.parametrize("draw", [as_drawing, as_picture])
def test_what_is_drawn_can_be_read(address: str, draw: Callable[[str], Image.Image]) -> None:
    drawn = draw(address)
    assert [code.text for code in zxingcpp.read_barcodes(drawn)] == [address]
    light = QUIET * LARGE
    assert drawn.point(lambda shade: 255 - shade).getbbox() == (
        light,
        light,
        drawn.width - light,
        drawn.height - light,
    )

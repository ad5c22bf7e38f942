"""Colours as people type them, six hex digits, and the contrast between two (WCAG 2.2, relative luminance)."""

import re
from collections.abc import Callable
from typing import Final

WHITE: Final = "#ffffff"
BLACK: Final = "#000000"
DARK_PAPER: Final = "#11191d"  # what pages stand on in the dark (site_src/colours.css)
TEXT: Final = 4.5  # to one: the least contrast of words (WCAG 2.2, 1.4.3)
CLEAR: Final = 7.0  # that of words on a header or a cover, which a photocopier makes grey (1.4.6)
INK: Final = "#1b2428"  # of words on paper (site_src/leaflets/colours.typ)
TINT: Final = 0.08  # how much of a colour the tinted ground of panels has
STEPS: Final = 100
HEX: Final = re.compile("#?([0-9A-Fa-f]{6})")


def parse_colour(text: str) -> str:
    """A colour in one form, such as #0b4a59, with or without its # as typed; "" if it is none."""
    found = HEX.fullmatch(text)
    return f"#{found[1].lower()}" if found else ""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with this share of another in it, from 0 to 1."""
    parts = (round(a + (b - a) * share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def tint(colour: str) -> str:
    """The ground of panels on a white page: white with a little of a colour."""
    return mixed(WHITE, colour, TINT)


def nearest(colour: str, towards: str, passes: Callable[[str], bool]) -> str:
    """The first colour that passes on the way from a colour towards black or white; there, if none passes before."""
    ways = (mixed(colour, towards, step / STEPS) for step in range(STEPS + 1))
    return next((way for way in ways if passes(way)), towards)


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue

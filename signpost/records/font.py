"""The fonts that leaflets are printed in, one for English and one for some languages, and the characters they have."""

from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_noto_sans

from signpost.records.engine_files import SITE_SOURCES

FONTS: Final[Path] = fontpkg_noto_sans.ROOT / "files"
UPRIGHT: Final = FONTS / "NotoSans[wdth,wght].ttf"


LANGUAGE_FONTS: Final = SITE_SOURCES / "fonts"


@cache
def drawable_in(font: str) -> frozenset[str]:
    """Every character for which a language's font, or else the one of English, has a shape."""
    from fontTools.ttLib import TTFont  # takes a while to import, and few records need it

    file = LANGUAGE_FONTS / f"{font.replace(' ', '')}-Regular.ttf"
    if not file.is_file():
        return drawable()
    with TTFont(file, lazy=True) as opened:
        return drawable() | frozenset(map(chr, opened.getBestCmap()))


@cache
def drawable() -> frozenset[str]:
    """Every character that the font has a shape for."""
    from fontTools.ttLib import TTFont  # takes a while to import, and few records need it

    with TTFont(UPRIGHT, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))

"""The one font that leaflets are printed in, and the characters that it has."""

from functools import cache
from pathlib import Path
from typing import Final

import fontpkg_noto_sans

FONTS: Final[Path] = fontpkg_noto_sans.ROOT / "files"
UPRIGHT: Final = FONTS / "NotoSans[wdth,wght].ttf"


@cache
def drawable() -> frozenset[str]:
    """Every character that the font has a shape for."""
    from fontTools.ttLib import TTFont  # takes a while to import, and few records need it

    with TTFont(UPRIGHT, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))

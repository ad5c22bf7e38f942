"""The pictures of easy read: our own drawings of people who do what the words say."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = "leaflets/pictures"


@cache
def pictures(sources: Path) -> Mapping[str, str]:
    """Every picture in this folder of sources as SVG, by the name that records use."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((sources / FOLDER).glob("*.svg"))}

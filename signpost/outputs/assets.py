"""Styles, scripts and pictures of the site, as they are in `site_src/assets`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from signpost.outputs.artefact import Artefact
from signpost.views.snapshot import Snapshot

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "assets"


def assets(snapshot: Snapshot) -> Iterator[Artefact]:
    """Every file of the folder, under assets/."""
    for file in sorted(FOLDER.rglob("*")):
        if file.is_file():
            name = file.relative_to(FOLDER).as_posix()
            yield Artefact(f"assets/{name}", file.read_bytes(), f"site_src/assets/{name}")

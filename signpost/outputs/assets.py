"""Styles, scripts and pictures of the site, as they are in the folder `assets` of the sources."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from signpost.outputs.artefact import Artefact
from signpost.outputs.theme import icon, logo_file, theme_style
from signpost.views.snapshot import Snapshot

# What stands before a file: the colours, which a directory may want to replace without the rest, and what maps share.
BEFORE: Final = {"site.css": ("colours.css", "map.css")}
COMMENT: Final = re.compile(rb"^[ \t]*//.*\n", re.MULTILINE)
HOST_FILES: Final = (".htaccess", "CNAME", "_headers", "_redirects")  # orders to a web host, from the folder `host`


def assets(snapshot: Snapshot) -> Iterator[Artefact]:
    """Every file of the folder, under assets/, a directory's own logo, and its orders to its web host."""
    folder = snapshot.sources / "assets"
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            name = file.relative_to(folder).as_posix()
            content = source_bytes(snapshot, *BEFORE.get(name, ()), f"assets/{name}")
            if name == "site.css":
                content += theme_style(snapshot)
            if name == "icon.svg":
                content = icon(snapshot, content)
            yield Artefact(f"assets/{name}", content, f"site_src/assets/{name}")
    yield from logo_file(snapshot)
    for name in HOST_FILES:
        if (snapshot.sources / "host" / name).is_file():
            yield Artefact(name, source_bytes(snapshot, f"host/{name}"), f"site_src/host/{name}")


def source_bytes(snapshot: Snapshot, *names: str) -> bytes:
    """The bytes of these files of the sources, one after another; of scripts without the lines of comments.

    Those are a seventh of what a phone would load.
    """
    return b"".join(_read(snapshot.sources / name) for name in names)


def _read(file: Path) -> bytes:
    content = file.read_bytes()
    return COMMENT.sub(b"", content) if file.suffix == ".js" else content

"""Files for office programs: zip files of parts in XML. The same parts give the same bytes, whenever they are made."""

import io
import zipfile
from collections.abc import Iterable
from typing import Final

EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the time of every part: that of the build would change the bytes
QUICK: Final = 3  # half the work of the usual 6, for a tenth more bytes
UNIX: Final = 3  # or zipfile names the system that it runs on

Parts = list[tuple[str, str]]
"""The path of each part of a file, and its text."""


def packed(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """The file with these parts, each by its path in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as whole:
        for name, content in parts:
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, UNIX
            whole.writestr(part, content, compresslevel=QUICK)
    return out.getvalue()


def unpacked(file: bytes) -> Parts:
    """The parts of a file that are text."""
    with zipfile.ZipFile(io.BytesIO(file)) as whole:
        return [(name, whole.read(name).decode()) for name in whole.namelist() if not name.endswith(".png")]

"""Words of sensitive records that could lead somebody to the place: none may be in any file of a built site.

The checks of the records refuse such words already. This looks at the files that are published, whatever made them.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from signpost.checks.sensitive import PLACES, comments_of
from signpost.records.directory import Directory
from signpost.records.model import Record
from signpost.values.location_clues import reveals_location
from signpost.values.map_points import postcodes_in

# Files of words. A leaflet's PDF and its Word file are compressed; its text beside them says the same.
READ: Final = frozenset({".css", ".csv", ".html", ".ics", ".js", ".json", ".txt", ".xml", ""})
LEFT_OUT: Final = re.compile(r"[\s'‘’\"“”]+")
SHORTEST: Final = 6  # letters; shorter words are on any page


def given_away(directory: Directory, site: Path) -> Iterator[str]:
    """Each file of a site that has such words, as a sentence that does not repeat them."""
    public = _plain(" ".join(_public_words(directory)))
    secrets = {
        plain: record.source.file
        for record in directory.protectable()
        if directory.is_sensitive(record)
        for words in _secrets(record)
        if len(plain := _plain(words)) >= SHORTEST and plain not in public
    }
    for file in sorted(path for path in site.rglob("*") if path.suffix in READ and path.is_file()) if secrets else ():
        content = _plain(html.unescape(file.read_text(encoding="utf-8", errors="ignore")))
        for file_of in sorted({own for secret, own in secrets.items() if secret in content}):
            yield f"{file.relative_to(site).as_posix()} has words of {file_of} that could lead somebody to the place."


def _public_words(directory: Directory) -> Iterator[str]:
    for record in directory.protectable():
        if not directory.is_sensitive(record):
            yield from (written.text for written in record.texts)


def _secrets(record: Record) -> Iterator[str]:
    """The words of a sensitive record that no page may have."""
    comments = (text for _, text in comments_of(record))
    for text in (*(written.text for written in record.texts), *comments):
        yield from postcodes_in(text)
    for written in record.texts:
        if (
            written.path[0] in PLACES
            or (record.source.kind == "venue" and written.path[0] in {"name", "access"})
            or reveals_location(written.text)
        ):
            yield written.text


def _plain(words: str) -> str:
    """Words as they are compared: without spaces and quotation marks."""
    return LEFT_OUT.sub("", words.casefold())

"""Where the files that Signpost brings along are: schemas, sources of the site, the vocabulary of a new directory.

In a checkout they lie beside the package; in an installed one inside it, where pyproject.toml has the wheel put them.
"""

from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parents[1]
IS_INSTALLED: Final = (PACKAGE / "site_src").is_dir()
HOME: Final = PACKAGE if IS_INSTALLED else PACKAGE.parent
SCHEMA: Final = HOME / "schema"
SITE_SOURCES: Final = HOME / "site_src"
VOCABULARY: Final = HOME / "directory"
LIBRARIES: Final = HOME / "requirements.txt"  # every library that Signpost needs, with hashes


class SourceError(Exception):
    """A page, a template or a file of words of the site can't be used; the text says which and why, for its editor."""


def cache_folder(records: Path) -> Path:
    """Where what is kept between two builds lies: in the checkout, or beside the records of an installed Signpost."""
    return records.resolve().parent / ".signpost-cache" if IS_INSTALLED else HOME / ".cache"

"""What an output makes: bytes with a path in the site."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Artefact:
    """A file of the site: its path below the site's root, its bytes, and the record or page it comes from."""

    path: str
    content: bytes
    source: str

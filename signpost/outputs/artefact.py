"""What outputs make: files with a path in the site, pages without their layout, and plans of both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Artefact:
    """A file of the site: its path below the site's root, its bytes, and the record or page it comes from.

    `discreet` ones are never stored on a reader's device.
    """

    path: str
    content: bytes
    source: str
    discreet: bool = False


@dataclass(frozen=True)
class Page:
    """The body of a page. `frame` is the path of the prose page whose layout it gets.

    If `path` is the same as `frame`, the body comes after that page's prose. `discreet` pages get a button to
    leave quickly. `head` is HTML for the end of the page's metadata, and `canonical` the path of the page that should
    be found in place of this one.
    """

    path: str
    frame: str
    title: str
    description: str
    body: str
    source: str
    discreet: bool = False
    head: str = ""
    canonical: str = ""


@dataclass(frozen=True)
class Plan(Generic[T]):
    """A page or file that is only made if its inputs have changed.

    `fingerprint` covers all inputs: two plans for one path with the same fingerprint make the same bytes. For a
    page that is all except its layout.
    """

    path: str
    fingerprint: str
    make: Callable[[], T]
    frame: str = ""


@dataclass(frozen=True)
class PlannedFile:
    """The same of a file that needs no layout, such as a table."""

    path: str
    fingerprint: str
    make: Callable[[], Artefact]


Made = Artefact | Page | Plan[Page] | PlannedFile

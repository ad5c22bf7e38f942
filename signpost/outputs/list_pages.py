"""Lists: each on one page, or, if it is too long, on pages of its own for each letter, day or month."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from signpost.outputs.artefact import Page, Plan
from signpost.outputs.planning import plan
from signpost.outputs.templates import after_prose, render
from signpost.records.model import Activity, Organisation, Venue
from signpost.views.activity_page import Link
from signpost.views.long_lists import ListPage, Section, are_long
from signpost.views.snapshot import Snapshot

T = TypeVar("T")
Sections = Sequence[Section[T]]


@dataclass(frozen=True)
class Listing:
    """A list: its page, the template that draws its entries, and its name; what it is divided by, and its entries.

    `above` are the pages between the first page of the site and the list.
    """

    path: str
    template: str
    name: str
    by: str  # "Letters"
    thing: str  # "group"
    source: str
    above: tuple[Link, ...] = ()
    discreet: bool = False


def list_pages(
    snapshot: Snapshot,
    listing: Listing,
    sections: Sections[T],
    record: Callable[[T], Activity | Organisation | Venue],
    about: Iterable[Activity | Organisation | Venue],
    **more: Any,
) -> Iterator[Plan[Page]]:
    """The page of a list, and those of its sections if it is too long.

    `record` gives the record that an entry is about, and `about` are all those that the list's own page may mention:
    with its entries, that has `more` for its template.
    """
    make = partial(_first, snapshot, listing, sections, more)
    yield plan(snapshot, listing.path, listing.path, make, about)
    if are_long(sections):
        yield from section_pages(snapshot, listing, sections, listing.path, record)


def section_pages(
    snapshot: Snapshot,
    listing: Listing,
    sections: Sections[T],
    frame: str,
    record: Callable[[T], Activity | Organisation | Venue],
) -> Iterator[Plan[Page]]:
    """The pages of the sections of a long list."""
    row = [(page.path, page.span, section.count) for section in sections for page in section.pages]
    for section in sections:
        for page in section.pages:
            make = partial(_page, snapshot, listing, sections, section, page, frame)
            yield plan(snapshot, page.path, frame, make, map(record, page.entries), row)


def _first(snapshot: Snapshot, listing: Listing, sections: Sections[T], more: dict[str, Any]) -> Page:
    long = are_long(sections)
    shown = () if long else tuple(section for section in sections if section.entries)
    words = {"listing": listing, "sections": sections, "long": long, "shown": shown, "page": None, **more}
    return after_prose(listing.template, listing.path, snapshot, listing.source, **words)


def _page(
    snapshot: Snapshot, listing: Listing, sections: Sections[T], section: Section[T], page: ListPage[T], frame: str
) -> Page:
    title = f"{listing.name}: {page.name}" + (f", page {page.number} of {page.of}" if page.of > 1 else "")
    words = {"listing": listing, "sections": sections, "section": section, "page": page, "long": False}
    return Page(
        path=page.path,
        frame=frame,
        title=title,
        description=f"{title}.",
        body=render("list_page.html", page.path, snapshot, **words),
        source=listing.source,
        discreet=listing.discreet,
    )

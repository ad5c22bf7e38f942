"""Rows of one spreadsheet with the same id: one group on several rows, or several groups."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from signpost.imports.identity import digest, joined
from signpost.imports.listing import Listing
from signpost.imports.mapping import folded

Tell = Callable[[str], None]
# In these, several rows of one group may differ: one for each session, as many sheets have it.
MAY_DIFFER: Final = frozenset({"times", "fees", "notes", "ages", "categories", "who_for", "access"})


def told_apart(listings: Sequence[Listing], tell: Tell) -> Iterator[Listing]:
    """Give listings of which no two have the same id, in their order. What was taken together or apart is told."""
    same: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        same[listing.id].append(listing)
    for identity, group in same.items():
        kinds: dict[str, list[Listing]] = defaultdict(list)
        for listing in group:
            kinds[_mark(listing)].append(listing)
        rows = ", ".join(listing.where.rpartition(", ")[2] for listing in group)
        if len(kinds) > 1:
            tell(
                f"{rows} tell of different groups, and nothing but their words tells them apart. Each was read. "
                "Give every group an id of its own, or two of them may be taken for each other one day."
            )
        elif len(group) > 1:
            tell(f"{rows} tell of one group. They were taken together.")
        for mark, alike in kinds.items():
            whole = joined(alike)
            yield whole if len(kinds) == 1 else replace(whole, id=f"{identity}-{digest(mark)}")


def _mark(listing: Listing) -> str:
    """What has to be equal in rows of one group: with an id of the source's own, its name."""
    if listing.values.get("id"):
        return folded(listing.first("name"))
    texts = [
        f"{name}: {folded(given.text)}"
        for name, givens in sorted(listing.values.items())
        if name not in MAY_DIFFER
        for given in givens
    ]
    return "\n".join([*texts, *(folded(given.text) for part in listing.contacts for given in part.values())])

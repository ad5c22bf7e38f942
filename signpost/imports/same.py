"""Rows of one spreadsheet with the same id: one group on several rows, or several groups."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from signpost.imports.identity import digest, is_hidden, joined
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
        if len(group) == 1:
            yield group[0]
            continue
        kinds = _kinds(group)
        rows = ", ".join(listing.where.rpartition(", ")[2] for listing in group)
        if len(kinds) > 1:
            tell(
                f"{rows} have the same id, or nothing but their words tells them apart, and they differ in more than "
                "their times. Each was read as a group of its own. Give every group an id of its own, or two of them "
                "may be taken for each other one day."
            )
        else:
            tell(f"{rows} tell of one group. They were taken together.")
        for mark, alike in kinds.items():
            whole = joined(alike)
            yield whole if len(kinds) == 1 else replace(whole, id=f"{identity}-{digest(mark)}")


def _kinds(group: Sequence[Listing]) -> dict[str, list[Listing]]:
    """Part listings with one id into those of one group each: they say the same of all but their times."""
    kinds: dict[str, list[Listing]] = defaultdict(list)
    places = {(_mark(listing), _place(listing)) for listing in group if _place(listing)}
    for listing in group:
        mark = _mark(listing)
        there = [place for known, place in places if known == mark]
        # A row that names no place goes on from the one above it, where that is clear.
        place = _place(listing) or (there[0] if len(there) == 1 else "")
        kinds[f"{mark}\n{place}".strip()].append(listing)
    return kinds


def _mark(listing: Listing) -> str:
    """What has to be equal in rows of one group: with an id of the source's own, its name; else almost everything."""
    if listing.values.get("id"):
        return folded(listing.first("name"))
    texts = [
        f"{name}: {folded(given.text)}"
        for name, givens in sorted(listing.values.items())
        if name not in MAY_DIFFER
        for given in givens
    ]
    texts += [folded(given.text) for part in listing.contacts for given in part.values()]
    if (
        not listing.places and "organisation" not in listing.values and not is_hidden(listing)
    ):  # there is only a name to go by
        texts += [folded(given.text) for given in listing.others]
    return "\n".join(texts)


def _place(listing: Listing) -> str:
    """Where it is, for comparing; nothing for what must not be found, since ids are made of it."""
    if is_hidden(listing):
        return ""
    return "\n".join(folded(given.text) for part in listing.places for _, given in sorted(part.items()))

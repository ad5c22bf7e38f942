"""Services in Open Referral's formats (HSDS and HSDS-UK) become listings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from signpost.imports.reading.identity import merged, size_of
from signpost.imports.reading.listing import Listing, Log, SourceFault, Tell
from signpost.imports.reading.nested import Item, entries_of
from signpost.imports.reading.service import listing_of
from signpost.views.hsds.not_held import is_own_export, left_behind

# What else has a name at the top: data packages, descriptions of web APIs, schemas.
NO_SERVICE: Final = frozenset({"resources", "openapi", "openapi_url", "paths", "swagger", "$schema"})


def services_in(value: Any, where: str, tell: Tell) -> Iterator[Item]:
    """Find the services of parsed JSON: in an envelope, in a bare list, or one alone."""
    entries = entries_of(value)
    if entries is None:
        if isinstance(value, dict) and "name" in value and value.keys().isdisjoint(NO_SERVICE):
            yield Item(value, where)
        return
    for place, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and entry:
            yield Item(entry, f"{where}, service {place}")
        else:
            tell(f"{where}: entry {place} of the list is no service, and was passed over.")


def count_distinct(services: Iterable[Item]) -> int:
    """Count the services, each once."""
    return len({service.id or service.where for service in services})


def compare_total(total: int | None, services: Iterable[Item], log: Log) -> None:
    """Note it if a feed's own count of services differs from the number that was read."""
    read = count_distinct(services)
    if total is not None and total != read:
        spoken, were = "1 service" if total == 1 else f"{total} services", "was" if read == 1 else "were"
        (log.note_missing if total > read else log.note)(f"The feed speaks of {spoken} and {read} {were} read.")


def listings_of(services: Iterable[Item], tell: Tell) -> Iterator[Listing]:
    """Make one listing for each id, in the source's order; repeats are noted."""
    same: defaultdict[str, list[Listing]] = defaultdict(list)
    known = list(services)
    if any(map(is_own_export, known)):
        tell(left_behind())
    for service in known:
        try:
            listing = listing_of(service, service.where)
        except RecursionError:
            raise SourceFault(f"{service.where} is nested far deeper than any service.") from None
        same[listing.id].append(listing)
    for alike in same.values():
        yield _merge(alike, tell)


def _merge(same: list[Listing], tell: Tell) -> Listing:
    """Merge listings with the same id. A summary in one file and its details in another don't count as a repeat."""
    if len(same) == 1:
        return same[0]
    whole = merged(sorted(same, key=size_of, reverse=True))
    files = {listing.where.rpartition(", ")[0] or listing.where for listing in same}
    summaries = [listing for listing in same if size_of(listing) < size_of(whole)]
    if len(files) < len(same) or len(summaries) != len(same) - 1:
        places = "; ".join(listing.where for listing in same)
        tell(f"One service stands {len(same)} times, with the same id: {places}. It was taken once.")
    return whole

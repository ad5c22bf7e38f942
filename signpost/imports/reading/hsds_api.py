"""Open Referral's web API: its pages of services, one after the other, and each service's own page."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from signpost.imports.reading import hsds
from signpost.imports.reading.fetching import Fetcher, Limits, Missing, shown
from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.nested import Item, entries_of, leads_on, number, page_count, total_of

LIMITS: Final = Limits()
# A service that has none of these, in a list where none has, is a summary: its own page tells the rest.
DETAILS: Final = frozenset({
    "schedules", "service_at_locations", "contacts", "attributes", "phones", "cost_options", "service_areas",
    "regular_schedules",
})  # fmt: skip
PAGES: Final = frozenset({"page_number", "total_pages", "last_page", "number", "totalPages", "last"})
MOST_MISSING: Final = 5  # own pages that may be missing before we stop asking for them
INDEX: Final = "/index.json"  # of an API that is a folder of files
AT_ONCE: Final = 4  # own pages requested at the same time: few enough for any server


def read(address: str, log: Log) -> list[Item]:
    """Read every service, each from its own page if the list has only summaries. Raises SourceFault."""
    check_address(address)
    with closing(Fetcher(address, log, LIMITS)) as fetcher:
        address, first = _first(fetcher, _with_query(address))
        services = _services(fetcher, address, first, log)
        is_list = urlsplit(address).path.removesuffix(INDEX).endswith("/services")
        if is_list and not any(DETAILS & service.keys() for service in services):
            return _with_details(fetcher, address, services, log)
        return services


def check_address(address: str) -> None:
    """Raise SourceFault if an address is not whole, or holds a name or a password."""
    try:
        parts = urlsplit(address)
        whole = parts.hostname and parts.port != 0
    except ValueError:
        whole = False
    if not whole:
        raise SourceFault("The address is not whole. It looks like https://data.example/services.")
    if parts.username or parts.password:
        raise SourceFault("The address holds a name or a password. Take that out: open data needs none.")


def _with_query(address: str, **more: str) -> str:
    """Return an address with more in its query, and without a page number, since all pages are read."""
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "page"]
    return urlunsplit(parts._replace(query=urlencode([*query, *more.items()]), fragment=""))


def _below(address: str, name: str, file: str = "") -> str:
    """Return the address of a name below another; of a `file`, if that other is a file itself: .../index.json."""
    parts = urlsplit(address)
    folder = parts.path.removesuffix(INDEX)
    name = name if folder == parts.path else file
    return urlunsplit(parts._replace(path=f"{folder.rstrip('/')}/{name}"))


def _first(fetcher: Fetcher, address: str) -> tuple[str, Any]:
    """Get the first page of the list at an address or below it, with its address. One service is a list of one."""
    value = fetcher.json(address)
    if entries_of(value) is None and isinstance(value, dict) and value.keys().isdisjoint({"contents", "id"}):
        address = _below(address, "services", f"services{INDEX}")
        value = fetcher.json(address)
    return address, [value] if isinstance(value, dict) and {"id", "name"} <= value.keys() else value


def _services(fetcher: Fetcher, address: str, page: Any, log: Log) -> list[Item]:
    """Get every service, up to the last page. Raises SourceFault if the pages never end, or repeat too early."""
    services: list[Item] = []
    seen: dict[int, int] = {}
    start = 0 if number(page, "page_number", "number") == 0 else 1
    for at in range(start, start + LIMITS.pages):
        entries = entries_of(page)
        if entries is None:
            raise SourceFault(f"{shown(address)}, page {at}, holds no list of services.")
        first = seen.setdefault(hash(json.dumps(entries, sort_keys=True)), at) if entries else at
        if first == at:
            services += hsds.services_in(entries, f"page {at}", log.note)
        else:
            found, total = hsds.count_distinct(services), total_of(page)
            if total is None or found < total:
                raise SourceFault(
                    f"{shown(address)}: page {at} is page {first} once more, so only {found} services can be read"
                    f"{f' of the {total} it speaks of' if total else ''}. Tell its owner."
                )
            log.note(f"Page {at} of the source was page {first} once more. All its services had come by then.")
        if first != at or _is_last(page, at - start + 1):
            hsds.compare_total(total_of(page), services, log)
            if total_of(page) is None and page_count(page) is None and leads_on(page):
                log.note_missing(
                    "The feed has more pages than were read: it links them in a way that is not known here."
                )
            return services
        page = fetcher.json(_with_query(address, page=str(at + 1)))
    last = f"{shown(address)} had not come to its last page after {LIMITS.pages} pages."
    raise SourceFault(f"{last} Ask its owner whether its pages end.")


def _is_last(page: Any, pages: int) -> bool:
    """Whether this is the last page, by what it says. One that says nothing about pages, or is empty, is the last."""
    if not isinstance(page, dict) or not entries_of(page) or page.keys().isdisjoint(PAGES):
        return True
    total = page_count(page)
    return page.get("last_page", page.get("last")) is True if total is None else pages >= total


def _with_details(fetcher: Fetcher, address: str, services: list[Item], log: Log) -> list[Item]:
    """Return each service from its own page, or from the list if it has none."""

    def own(service: Item) -> Item | None:
        try:
            name = quote(service.id, safe="")
            value = fetcher.json(_below(address, name, f"{name}.json")) if name else None
        except Missing:
            return None
        page = Item(value, service.where) if isinstance(value, dict) else None
        return page if page is not None and page.id == service.id else None

    pages = list(map(own, services[:MOST_MISSING]))
    if not any(pages):
        log.note("This source gives no page for each service, so only what its list says was taken.")
        return services
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            pages += pool.map(own, services[MOST_MISSING:])
        except BaseException:
            fetcher.stop()
            raise
    for service, page in zip(services, pages, strict=True):
        if page is None and service.id:
            log.note(f"{service.where}: it has no page of its own, so only what the list says of it was taken.")
    return [page or service for service, page in zip(services, pages, strict=True)]

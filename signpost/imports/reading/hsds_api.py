"""Open Referral's web API: its pages of services, one after the other, and each service's own page."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Any, Final, Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from signpost.imports.reading import hsds
from signpost.imports.reading.fetching import Fetcher, Limits, Missing, shown
from signpost.imports.reading.listing import Listing, Log, SourceFault
from signpost.imports.reading.mapping import Answers
from signpost.imports.reading.nested import Entry, entries_of, number, total_of

LIMITS: Final = Limits()
# A service that has none of these, in a list where none has, is a summary: its own page tells the rest.
DETAILS: Final = frozenset({
    "schedules", "service_at_locations", "contacts", "attributes", "phones", "cost_options", "service_areas",
    "regular_schedules",
})  # fmt: skip
PAGES: Final = frozenset({"page_number", "total_pages", "last_page", "number", "totalPages", "last"})
MOST_MISSING: Final = 5  # own pages, before nobody believes that there are any
AT_ONCE: Final = 4  # own pages asked for at the same time: few enough for any server
BATCH: Final = 40


COMMAND = hsds.COMMAND


def fits(source: str) -> bool:
    """Whether this is a web address."""
    return hsds.is_web(source)


def read(source: str, answers: Answers, log: Log) -> Iterator[Listing]:  # noqa: ARG001  # it has no headings to map
    """Read every service, each with its own page if the list has only summaries. Raises SourceFault."""
    with Api(source, log) as api:
        services = api.services()
        if not services:
            raise SourceFault("The web address gives a list of services, and there are none in it.")
        yield from hsds.listings(services, log.note, api.details)


class Api:
    """One web API. Use it in a `with`, which lets go of its connections and tells what was missing."""

    def __init__(self, address: str, log: Log, limits: Limits = LIMITS) -> None:
        _look_at(address)
        self._fetcher = Fetcher(address, log, limits)
        self._pages = _Pages(self._fetcher, address, log, limits)
        self._log = log
        self._asking = self._answered = False
        self._missing = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._fetcher.close()

    def services(self) -> list[Entry]:
        """Get every service of the list. Raises SourceFault where the list can't be had whole."""
        services = self._pages.all()
        path = urlsplit(self._pages.address).path.rstrip("/")
        self._asking = path.endswith("/services") and not any(DETAILS & found.keys() for found in services)
        return services

    def details(self, services: Iterable[Entry]) -> Iterator[Entry]:
        """Give each service as its own page tells it, where the list only has summaries; else as the list has it."""
        waiting = iter(services)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            # One by one until one has answered: some sources have no such pages.
            while batch := [*islice(waiting, BATCH if self._answered or not self._asking else 1)]:
                try:
                    own: list[Any] = [*pool.map(self._own_page, batch)] if self._asking else [None] * len(batch)
                except BaseException:
                    self._fetcher.stop()
                    raise
                for found, value in zip(batch, own, strict=True):
                    yield Entry(value, found.where) if self._is_of(found, value) else found

    def _own_page(self, found: Entry) -> Any:
        """Get a service's own page, or nothing where there is none."""
        parts = urlsplit(self._pages.address)
        own = parts._replace(path=f"{parts.path.rstrip('/')}/{quote(found.id, safe='')}")
        try:
            return self._fetcher.json(urlunsplit(own)) if found.id else None
        except Missing:
            return None

    def _is_of(self, found: Entry, value: Any) -> bool:
        """Whether what came is the service's own page. Where it was asked for and isn't, that is told."""
        is_own = isinstance(value, dict) and Entry(value, "").id == found.id != ""
        self._answered = self._answered or is_own
        if self._asking and not is_own and found.id:
            self._missed(found)
        return is_own

    def _missed(self, found: Entry) -> None:
        self._missing += 1
        if self._answered or self._missing < MOST_MISSING:
            self._log.note(f"{found.where}: it has no page of its own, so only what the list says of it was taken.")
        else:
            self._asking = False
            self._log.note("This source gives no page for each service, so only what its list says was taken.")


def _look_at(address: str) -> None:
    try:
        parts = urlsplit(address)
        whole = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        whole = False
    if not whole:
        raise SourceFault("The address is not whole. It looks like https://data.example/services.")
    if parts.username or parts.password:
        raise SourceFault("The address holds a name or a password. Take that out: open data needs none.")


class _Pages:
    """The pages of a list, until the last, with an eye on those that repeat, never end or miscount."""

    def __init__(self, fetcher: Fetcher, address: str, log: Log, limits: Limits) -> None:
        self.address = _without_page(address)
        self._fetcher = fetcher
        self._log = log
        self._limits = limits
        self._seen: dict[bytes, int] = {}
        self._found: list[Entry] = []

    def all(self) -> list[Entry]:
        """Get every page's services."""
        page = self._first()
        asked = first = 0 if number(page, "page_number", "number") == 0 else 1
        while True:
            repeats = self._take(page, asked)
            if repeats is not None:
                self._repeated(page, asked, repeats)
                break
            if _is_last(page, asked, first=first):
                break
            if asked - first + 1 >= self._limits.pages:
                raise SourceFault(
                    f"{shown(self.address)} had not come to its last page after {self._limits.pages} pages. "
                    "Ask its owner whether its pages end."
                )
            asked += 1
            page = self._page(asked)
        hsds.compare_total(total_of(page), self._found, self._log)
        return self._found

    def _first(self) -> Any:
        """Get the first page, of the address given or of the list that stands below it."""
        value = self._get(self.address)
        if entries_of(value) is None and isinstance(value, dict) and "contents" not in value and "id" not in value:
            parts = urlsplit(self.address)
            self.address = urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/services"))
            value = self._get(self.address)
        if entries_of(value) is None and isinstance(value, dict) and {"id", "name"} <= value.keys():
            return [value]  # the address of one service
        return value

    def _page(self, number: int) -> Any:
        parts = urlsplit(self.address)
        query = urlencode([*parse_qsl(parts.query, keep_blank_values=True), ("page", str(number))])
        return self._get(urlunsplit(parts._replace(query=query)))

    def _get(self, address: str) -> Any:
        try:
            return self._fetcher.json(address)
        except Missing as missing:
            raise SourceFault(f"{missing} Look at the address; the list of services often ends in /services.") from None

    def _take(self, page: Any, number: int) -> int | None:
        """Keep a page's services. If it is an earlier page once more, give that one's number instead."""
        entries = entries_of(page)
        if entries is None:
            raise SourceFault(f"{shown(self.address)}, page {number}, holds no list of services.")
        if not entries:
            return None
        mark = hashlib.sha256(json.dumps(entries, sort_keys=True).encode("utf-8", "surrogatepass")).digest()
        if mark in self._seen:
            return self._seen[mark]
        self._seen[mark] = number
        for place, entry in enumerate(entries, 1):
            if isinstance(entry, dict) and entry:
                self._found.append(Entry(entry, f"page {number}, service {place}"))
            else:
                self._log.note(f"Page {number}: entry {place} is no service, and was passed over.")
        return None

    def _repeated(self, page: Any, number: int, earlier: int) -> None:
        total = total_of(page)
        if total is None or len(self._different()) < total:
            raise SourceFault(
                f"{shown(self.address)}: page {number} is page {earlier} once more, "
                f"so only {len(self._different())} services can be had"
                f"{f' of the {total} it speaks of' if total else ''}. Tell its owner."
            )
        self._log.note(f"Page {number} of the source was page {earlier} once more. All its services had come by then.")

    def _different(self) -> set[str]:
        return {found.id or found.where for found in self._found}


def _is_last(page: Any, asked: int, *, first: int) -> bool:
    """Whether no page comes after this one, going by what stands on it: perhaps it speaks of no pages at all."""
    if not isinstance(page, dict) or not entries_of(page) or page.keys().isdisjoint(PAGES):
        return True
    total = number(page, "total_pages", "totalPages")
    return page.get("last_page", page.get("last")) is True if total is None else asked - first + 1 >= total


def _without_page(address: str) -> str:
    """Leave out which page was asked for: all of them are."""
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "page"]
    return urlunsplit(parts._replace(query=urlencode(query), fragment=""))

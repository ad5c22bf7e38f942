"""Fetching JSON from a web address that may be slow, broken, or not what it says it is."""

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit, urlunsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from signpost.imports.reading import public_web
from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.nested import parse

# It names this program, and nobody who runs it.
AGENT: Final = "Signpost directory import (reads each page once; python-requests)"
BUSY: Final = frozenset({429, 500, 502, 503, 504})
MOVED: Final = frozenset({301, 302, 303, 307, 308})
GONE: Final = frozenset({404, 410})
BLOCK: Final = 65_536


@dataclass(frozen=True)
class Limits:
    """Limits of time, size and number, at which an import gives up. Times in seconds, sizes in bytes."""

    silence: float = 30  # without a single byte
    answer: float = 90  # for one whole answer
    whole: float = 1800  # for everything
    body: int = 50_000_000  # of one answer
    all: int = 300_000_000  # of all answers
    pages: int = 2_000
    pauses: tuple[float, ...] = (1, 5)  # before each further try
    longest_pause: float = 30  # even if the server asks for more
    hops: int = 5
    quiet: float = 5  # between two messages on progress


class Missing(SourceFault):
    """The host answers that there is nothing at an address."""


class _Busy(Exception):
    """A failure that may pass. The text is the end of a sentence; `after` is the wait asked for, in seconds."""

    def __init__(self, words: str, after: float = 0) -> None:
        super().__init__(words)
        self.after = after


class _Session(requests.Session):
    """A session that follows no redirect, so that each can be checked first."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:  # noqa: ARG002  # no response is followed
        """Return None. Otherwise requests would read the whole answer, however long, before we see it."""
        return None


class Fetcher:
    """Gets JSON from one web API, one address after the other, within limits.

    `address` is the one that somebody typed; it may be on their own computer. No redirect leads to another such host.
    """

    def __init__(self, address: str, log: Log, limits: Limits) -> None:
        self._log = log
        self._pages, self._said = 0, time.monotonic()
        self._limits = limits
        self._until = time.monotonic() + limits.whole
        self._size = 0
        self._moved: set[tuple[str | None, str]] = set()
        self._session = _Session()
        self._session.headers.update({"User-Agent": AGENT, "Accept": "application/json"})
        public = public_web.Adapter()
        self._session.mount("http://", public)
        self._session.mount("https://", public)
        typed = urlsplit(address)
        if not public_web.is_public(typed.hostname or ""):
            self._session.mount(f"{typed.scheme}://{typed.netloc}/", HTTPAdapter())

    def json(self, address: str) -> Any:
        """Get the JSON at an address. Raises Missing, or SourceFault after its tries are used up."""
        why = ""
        for pause in (*self._limits.pauses, 0):
            try:
                body = self._body(address)
            except (requests.exceptions.InvalidURL, requests.exceptions.MissingSchema, UnicodeError) as error:
                raise SourceFault(f"{shown(address)} is no address that can be asked: {error}") from None
            except requests.exceptions.SSLError:
                raise SourceFault(f"{shown(address)} can't show who it is: its certificate is not right.") from None
            except (_Busy, HTTPError, OSError) as error:  # all that requests raises is an OSError
                why, after, left = _reason(error), getattr(error, "after", 0), self._time_left()
                time.sleep(min(max(pause, after), self._limits.longest_pause, left) if pause else 0)
                continue
            self._pages += 1
            if time.monotonic() - self._said > self._limits.quiet:
                self._said = time.monotonic()
                self._log.progress(f"Answers read so far: {self._pages:,} …")
            return parse(body, shown(address))
        raise SourceFault(f"{shown(address)} {why}, at each of {len(self._limits.pauses) + 1} tries. Try later.")

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def stop(self) -> None:
        """Stop: whatever another thread is still trying gives up at its next step."""
        self._until = 0

    def _time_left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            minutes = round(self._limits.whole / 60) or 1
            raise SourceFault(f"The source had not given everything after {minutes} minutes. Try at a quieter hour.")
        return left

    def _body(self, address: str) -> bytes:
        """Get the body at an address, or at the one that it redirects to."""
        start = address
        for _ in range(self._limits.hops + 1):
            silence = min(self._limits.silence, self._time_left())
            with self._session.get(address, timeout=silence, stream=True, allow_redirects=False) as answer:
                if answer.status_code not in MOVED:
                    return self._read(answer, address)
                address = self._redirected(address, answer.headers.get("Location", ""))
        raise SourceFault(f"{shown(start)} sends us from one address to the next, without an end.")

    def _redirected(self, address: str, location: str) -> str:
        """Return the address that an answer redirects to, if the same rules allow it."""
        old, new = parse_url(address), parse_url("")
        with suppress(ValueError):
            new = parse_url(urljoin(address, location) if location else "")
        if new.scheme not in ("http", "https") or not new.host:
            told = shown(urljoin(address, location)) if new.scheme else "nowhere"
            raise SourceFault(f"{shown(address)} sends us to {told}, which is no web address.")
        if old.scheme == "https" and new.scheme == "http":
            raise SourceFault(f"{shown(address)} sends us to {shown(new.url)}, which nobody protects. Ask for https.")
        if old.host != new.host and (old.host, new.host) not in self._moved:
            self._moved.add((old.host, new.host))
            self._log.note(f"{old.host} sent us on to another host, {new.host}, and what it gave was read.")
        return new.url

    def _read(self, answer: requests.Response, address: str) -> bytes:
        status = answer.status_code
        if status in BUSY:
            after = answer.headers.get("Retry-After", "")
            raise _Busy(f"answers that it can't serve now ({status})", float(after[:9]) if after.isdecimal() else 0)
        if status in GONE:
            raise Missing(
                f"{shown(address)} has nothing there ({status}). Look at the address; the list of services often ends "
                "in /services."
            )
        if status != 200:
            why = "asks who you are" if status in (401, 403) else "refuses"
            raise SourceFault(f"{shown(address)} {why} ({status}). Ask its owner for the address of the open data.")
        return self._bytes(answer, address)

    def _bytes(self, answer: requests.Response, address: str) -> bytes:
        """Read a body piece by piece, so that its size and its slowness are noticed."""
        until = time.monotonic() + min(self._limits.answer, self._time_left())
        body = bytearray()
        while block := answer.raw.read1(BLOCK, decode_content=True):
            body += block
            self._size += len(block)
            if self._size > self._limits.all:
                size = f"{self._limits.all // 1_000_000} MB"
                raise SourceFault(
                    f"The source had given {size} and was not at its end. Ask its owner whether it has one."
                )
            if len(body) > self._limits.body:
                size = f"{self._limits.body // 1_000_000} MB"
                raise SourceFault(
                    f"{shown(address)} gives more than {size} in one answer, which is no list of services."
                )
            if time.monotonic() > until:
                self._time_left()
                raise _Busy(f"was still sending after {self._limits.answer:g} seconds")
        return bytes(body)


def shown(address: str) -> str:
    """Return an address for messages: without a user's name, a password or a key."""
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    page = [part for part in parts.query.split("&") if part.startswith(("page=", "per_page="))]
    return urlunsplit((parts.scheme, host, parts.path, "&".join(page), ""))


def _reason(error: Exception) -> str:
    words = str(error)
    if isinstance(error, _Busy):
        return words
    if isinstance(error, requests.Timeout) or "timed out" in words:
        return "gives no answer in time"
    if "NameResolution" in words or "resolve" in words:
        return "has a host that can't be found"
    return "lets nobody connect" if "refused" in words else "broke off"

"""Readers: pages opened in the browser, with everything that the pages complain of or ask of other computers."""

import re
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, WebError

from tests.browser.host import Host

BLOCKED = "Service Worker registration blocked by Playwright"  # what the tool says of its own doing
PATIENCE = 60_000  # milliseconds, for a busy machine, until something that should be on a page is given up


class Readers:
    """Opens pages. Nothing gets out: a request to any other computer is noted in `elsewhere` and stopped."""

    def __init__(self, browser: Browser, host: Host) -> None:
        self.browser = browser
        self.host = host
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def context(self, *, script: bool = True, **settings: Any) -> BrowserContext:
        """A browser's window of its own, without any memory, and without a service worker unless that is allowed."""
        context = self.browser.new_context(java_script_enabled=script, **{"service_workers": "block"} | settings)
        self._open.callback(context.close)
        context.set_default_timeout(PATIENCE)
        context.on("console", self._hear)
        context.on("weberror", self._fail)
        context.route(self._outside(), self._stop)
        return context

    def page(self, *, script: bool = True, **settings: Any) -> Page:
        """An empty page in a window of its own."""
        return self.context(script=script, **settings).new_page()

    def open(
        self, path: str, over: str = "http", *, script: bool = True, at: str | None = None, **settings: Any
    ) -> Page:
        """A page of the site, opened in a window of its own; `at` sets its clock to a moment and stops it there."""
        page = self.page(script=script, **settings)
        if at:
            page.clock.set_fixed_time(at)
        page.goto(self.address(path, over))
        return page

    def address(self, path: str, over: str = "http") -> str:
        """The address of a page of the site: over http, http under a prefix, or from a folder."""
        if over == "file":
            name, mark, rest = path.partition("#" if "#" in path.partition("?")[0] else "?")
            return (self.host.sites[""] / name).as_uri() + mark + rest
        return self.host.address(path, "some/prefix" if over == "prefix" else "")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and message.text != BLOCKED:
            self.complaints.append(f"{message.type}: {message.text}")

    def _fail(self, error: WebError) -> None:
        self.complaints.append(f"fault: {error.error}")

    def _stop(self, route: Route) -> None:
        self.elsewhere.append(route.request.url)
        route.abort()

    def _outside(self) -> re.Pattern[str]:
        """The addresses other than those of this host, its folders, and data inside a page."""
        inside = (self.host.origin, "data:", "about:", *(folder.as_uri() for folder in self.host.sites.values()))
        return re.compile(f"^(?!{'|'.join(map(re.escape, inside))})")

"""Serving: the site as it is in its folder, for the eyes of whoever works on it, on this computer alone.

Open pages load themselves again when the site has been replaced. The script for that is set into pages as they are
sent and is never in the site. It is a file of its own, because the pages' security policy allows no script in them.
"""

import mimetypes
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, unquote

from signpost.site.place import Refused

HERE: Final = "127.0.0.1"
SCRIPT_PATH: Final = "/__reload.js"
VERSION_PATH: Final = "/__version"
SCRIPT: Final = b"""\
// Loads the page again when the site has been built anew. Only `build.py serve` sends this.
const shown = new URL(document.currentScript.src).search.slice(1);
setInterval(async () => {
  try {
    const answer = await fetch("/__version", { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== shown) location.reload();
  } catch {
    // Nobody serves just now. Ask again.
  }
}, 500);
"""
# Not every computer knows these, and some have been told wrong.
TYPES: Final = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
TEXT: Final = ("text/", "application/json", "application/manifest+json", "application/xml")
NO_SITE: Final = (
    b'<!doctype html><html lang="en"><title>No site yet</title><body><p>There is no site here yet. '
    b"The window where you started this says what to mend. Then this page shows the site.</p></body></html>"
)
NO_PAGE: Final = b'<!doctype html><html lang="en"><title>No such page</title><body><p>No such page.</p></body></html>'


class Server(ThreadingHTTPServer):
    """Serves a site's folder, whichever site stands there at the moment of asking."""

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        try:
            super().__init__((HERE, port), Handler)
        except (OSError, OverflowError) as error:
            raise Refused(f"Port {port} can't be used: {error}. Name another with --port, such as 8001.") from error

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a browser has hung up; that is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:  # noqa: N802 - the name that http.server looks for
        self._answer()

    def do_HEAD(self) -> None:  # noqa: N802 - the same
        self._answer()

    def _answer(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        version = version_of(self.server.site)  # before the file is read: better one load too many than one too few
        if path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript", SCRIPT)
        elif path == VERSION_PATH:
            self._send(HTTPStatus.OK, "text/plain", version.encode())
        elif not self.server.site.is_dir():
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, "text/html", with_script(NO_SITE, version))
        else:
            self._send_file(path, version)

    def _send_file(self, path: str, version: str) -> None:
        found = _found(self.server.site, path)
        if found is not None and found.is_dir():
            if not path.endswith("/"):
        ...


def version_of(site: Path) -> str:
    """What tells the site that stands there now from those before and after it."""
    try:
        facts = site.stat()
    except OSError:
        return "none"
    return f"{facts.st_ino:x}-{facts.st_mtime_ns:x}"

"""Serving: the site as it is in its folder, for the eyes of whoever works on it, on this computer alone.

Open pages load themselves again when the site has been replaced. The script for that is set into pages as they are
sent and is never in the site. It is a file of its own, because the pages' security policy allows no script in them.
"""

import mimetypes
import os
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
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
NO_SITE: Final = (
    b'<!doctype html><html lang="en"><title>No site yet</title><body><p>There is no site here yet. '
    b"The window where you started this says what to mend. Then this page shows the site.</p></body></html>"
)
NO_PAGE: Final = b'<!doctype html><html lang="en"><title>No such page</title><body><p>No such page.</p></body></html>'


class Server(ThreadingMixIn, TCPServer):
    """Serves a site's folder, whichever site stands there at the moment of asking.

    Not an HTTPServer, which would ask the network for this computer's name.
    """

    allow_reuse_address = os.name != "nt"  # start again at once; on Windows it would let two share a port
    daemon_threads = True

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        try:
            super().__init__((HERE, port), Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise Refused(f"Port {port} can't be used: {reason}. Name another with --port, such as 8001.") from error

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self.port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a browser has hung up; that is no fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
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
        site = self.server.site
        found = _found(site, f"{path}index.html" if path.endswith("/") else path)
        if found and found.is_dir():
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", Location=_address(path))
            return
        status, content = HTTPStatus.OK, _read(found)
        if found is None or content is None:
            status, found = HTTPStatus.NOT_FOUND, site / "404.html"
            content = _read(_found(site, "404.html")) or NO_PAGE
        kind = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        self._send(status, kind, with_script(content, version) if kind == "text/html" else content)

    def _send(self, status: HTTPStatus, kind: str, content: bytes, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing: what is printed is about the records."""


def version_of(site: Path) -> str:
    """What tells the site that stands there now from those before and after it."""
    try:
        facts = site.stat()
    except OSError:
        return "none"
    return f"{facts.st_ino:x}-{facts.st_mtime_ns:x}"


def with_script(page: bytes, version: str) -> bytes:
    """A page with the script that loads it again, at the end of its body."""
    before, body_end, after = page.rpartition(b"</body>")
    script = f'<script src="{SCRIPT_PATH}?{version}"></script>'.encode()
    return before + script + body_end + after if body_end else page + script


def _found(site: Path, path: str) -> Path | None:
    """The file or folder of the site that a request asks for. None for anything outside."""
    home = site.resolve()
    try:
        found = home.joinpath(*filter(None, unquote(path).split("/"))).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # not there; links in a circle; a NUL in the name
        return None
    return found if found.is_relative_to(home) else None


def _read(file: Path | None) -> bytes | None:
    try:
        return file.read_bytes() if file else None
    except OSError:
        return None


def _address(path: str) -> str:
    """A folder's address on this server. One slash at its start: two would name another server."""
    return "/" + quote(unquote(path).strip("/")) + "/"

"""Serves the site from its folder, on this computer only, to people who work on it.

Open pages reload when the site has been replaced. The script for that is added to pages as they are sent and is never
in the site. It is a separate file, because the pages' security policy allows no inline script.
"""

import os
import sys
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler
from io import BytesIO
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

from signpost.site.output_folder import Refused

HERE: Final = "127.0.0.1"
SCRIPT_PATH: Final = "/__reload.js"
VERSION_PATH: Final = "/__version"
SCRIPT: Final = b"""\
// Loads the page again when the site has been built anew. Only the command serve sends this.
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
UTF_8: Final = "; charset=utf-8"
# Some computers lack these, or have wrong settings.
TYPES: Final = {
    "": "application/octet-stream",
    ".css": "text/css",
    ".csv": f"text/csv{UTF_8}",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": f"text/calendar{UTF_8}",
    ".js": f"text/javascript{UTF_8}",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain{UTF_8}",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
NO_SITE: Final = (
    b'<!doctype html><html lang="en"><title>No site yet</title><body><p>There is no site here yet. '
    b"The window where you started this says what to mend. Then this page shows the site.</p></body></html>"
)
NO_PAGE: Final = b'<!doctype html><html lang="en"><title>No such page</title><body><p>No such page.</p></body></html>'


class Server(ThreadingMixIn, TCPServer):
    """Serves a site's folder, whichever site is there at each request.

    Not an HTTPServer, which would look up this computer's name on the network.
    """

    allow_reuse_address = (
        os.name != "nt"
    )  # allows an immediate restart; on Windows it would let two servers share a port
    daemon_threads = True

    def __init__(self, site: Path, port: int) -> None:
        self.site = site
        try:
            super().__init__((HERE, port), partial(Handler, directory=str(site)))
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
        """Print nothing if the browser has closed the connection; that is not an error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Handler(SimpleHTTPRequestHandler):
    """Answers one request like Python's own file server, with our script in every page."""

    server: Server
    extensions_map = TYPES

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send the status and the headers. Returns the content that is to follow, if any is."""
        made = self._made(urlsplit(self.path).path)
        if made is None:
            return super().send_head()
        status, kind, content = made
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def _made(self, path: str) -> tuple[HTTPStatus, str, bytes] | None:
        """Status, type and content of what is not sent unchanged: the script, and every page."""
        site = self.server.site
        version = version_of(site)  # before the file is read: better one reload too many than one too few
        if path == SCRIPT_PATH:
            return HTTPStatus.OK, f"text/javascript{UTF_8}", SCRIPT
        if path == VERSION_PATH:
            return HTTPStatus.OK, f"text/plain{UTF_8}", version.encode()
        status, page, found = HTTPStatus.OK, NO_PAGE, _found(site, f"{path}index.html" if path.endswith("/") else path)
        if not site.is_dir():
            status, page = HTTPStatus.SERVICE_UNAVAILABLE, NO_SITE
        elif found is None:
            status, found = HTTPStatus.NOT_FOUND, _found(site, "404.html")
        elif found.suffix != ".html":
            return None
        return status, f"text/html{UTF_8}", with_script(found.read_bytes() if found else page, version)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Print nothing: the output is about the records."""


def version_of(site: Path) -> str:
    """A value that changes when the site is replaced."""
    try:
        facts = site.stat()
    except OSError:
        return "none"
    return f"{facts.st_ino:x}-{facts.st_mtime_ns:x}"


def with_script(page: bytes, version: str) -> bytes:
    """A page with the script that reloads it, at the end of its body."""
    before, body_end, after = page.rpartition(b"</body>")
    script = f'<script src="{SCRIPT_PATH}?{version}"></script>'.encode()
    return before + script + body_end + after if body_end else page + script


def _found(site: Path, path: str) -> Path | None:
    """The file or folder of the site for a request; None for anything outside."""
    home = site.resolve()
    try:
        found = home.joinpath(*filter(None, unquote(path).split("/"))).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # missing; links in a circle; a NUL in the name
        return None
    return found if found.is_relative_to(home) else None

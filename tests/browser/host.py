"""A web host on this computer, such as GitHub Pages is: files under a prefix, and 404.html for what isn't there."""

import http.server
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/atom+xml",
    ".ics": "text/calendar",
    ".webmanifest": "application/manifest+json",
}


@contextmanager
def served(sites: Mapping[str, Path]) -> Iterator["Host"]:
    """A host that serves these folders, each under its prefix, until the end of the `with`."""
    with Host(sites) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Host(http.server.ThreadingHTTPServer):
    """Serves folders, each under its prefix ("" is the root). `asked` is its log: the path of each request."""

    daemon_threads = True

    def __init__(self, sites: Mapping[str, Path], port: int = 0) -> None:
        self.sites = dict(sites)
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", port), Answer)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def address(self, path: str, prefix: str = "") -> str:
        """The address of a page below a prefix."""
        return "/".join(part for part in (self.origin, prefix, path) if part)


class Answer(http.server.BaseHTTPRequestHandler):
    """One answer of such a host."""

    server: Host

    def do_GET(self) -> None:
        """Send the file, or 404.html if there is none."""
        self.server.asked.append(self.path)
        path = unquote(urlsplit(self.path).path).lstrip("/")
        prefix = max((one for one in self.server.sites if f"{path}/".startswith(f"{one}/" if one else "")), key=len)
        site = self.server.sites[prefix]
        file = site / path.removeprefix(prefix).lstrip("/")
        if file.is_dir():
            file /= "index.html"
        status = HTTPStatus.OK if file.is_file() else HTTPStatus.NOT_FOUND
        self._send(status, file if file.is_file() else site / "404.html")

    def _send(self, status: HTTPStatus, file: Path) -> None:
        content = file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", KINDS[file.suffix])
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: `asked` is the log."""

"""A web host that can be cut off, slow, or at fault, and the sites that it has from one version to the next."""

import hashlib
import re
import shutil
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from socket import SO_REUSEADDR, SOL_SOCKET, socket
from types import TracebackType
from typing import Any, Final, Self

from tests.browser.host import Host

BUSY: Final = b"HTTP/1.0 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
BUILT: Final = re.compile(rb'<meta name="built" content="[^"]*">')
SLOW: Final = 10  # seconds: longer than a page waits for a host
TODAY: Final = datetime.now(UTC).date()  # no test can move a service worker's clock


class MoodyHost(Host):
    """A host that may be "slow" or "busy"; it notes what it is asked all the same."""

    mood = ""

    def finish_request(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """Answer as the mood is."""
        if self.mood == "slow":
            time.sleep(SLOW)
        if self.mood == "busy" and isinstance(request, socket):
            request.recv(65536)
            request.sendall(BUSY)
        else:
            super().finish_request(request, client_address)


class Web:
    """A host that can be cut off and come back at the same address."""

    def __init__(self, site: Path, prefix: str = "") -> None:
        self._prefix = prefix
        self.host = MoodyHost({prefix: site})
        self._serve()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.cut()
        self._held.close()

    def cut(self) -> None:
        """Stop answering. The port stays ours, so that no other test's host gets it."""
        self.host.shutdown()
        self._thread.join()
        self.host.server_close()
        self._held = socket()
        self._held.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        self._held.bind(self.host.server_address[:2])

    def mend(self) -> None:
        """Somebody answers again."""
        self._held.close()
        self.host = MoodyHost(self.host.sites, self.host.server_port)
        self._serve()

    def publish(self, site: Path) -> None:
        """Replace the site that is served by another."""
        self.host.sites[self._prefix] = site

    def address(self, path: str) -> str:
        """The address of a page."""
        return self.host.address(path, self._prefix)

    def _serve(self) -> None:
        self._thread = threading.Thread(target=self.host.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()


def copy_of(site: Path, folder: Path) -> Path:
    """A copy of a site to change, with today as its day of build."""
    copy = Path(shutil.copytree(site, folder))
    in_worker(copy, r'"built": "[^"]*"', f'"built": "{TODAY}"')
    return copy


def in_worker(site: Path, pattern: str, words: str) -> None:
    """Change one value in the service worker's data about its site."""
    file = site / "sw.js"
    text, count = re.subn(pattern, words, file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, "utf-8")


def edit(site: Path, path: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file of a site, and its fingerprint in the list, as a build would."""
    before = (site / path).read_bytes()
    after = change(before)
    assert before != after
    (site / path).write_bytes(after)
    in_worker(site, rf'"{re.escape(path)}": "{print_of(before)}"', f'"{path}": "{print_of(after)}"')


def withdraw(site: Path, path: str) -> None:
    """Take a page out of a site and its list, as a build would."""
    (site / path).unlink()
    in_worker(site, rf'"{re.escape(path)}": "\w+",\n', "")


def print_of(content: bytes) -> str:
    """A file's fingerprint. The day of the build is no part of it."""
    return hashlib.sha256(BUILT.sub(b"", content, count=1)).hexdigest()[:16]

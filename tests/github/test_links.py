"""Whether links still answer: which are asked, how politely, and what is said of each answer."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

import pytest

from signpost.records.directory import read_directory
from tests.cli.goldens import BASE
from tests.cli.test_check_since import edit
from tools import links

# What the small site says: by path, the status, and where it leads on to.
PAGES: Final = {
    "/good": (200, ""),
    "/gone": (404, ""),
    "/gone-for-good": (410, ""),
    "/moved": (301, "/good"),
    "/moved-to-nothing": (302, "/gone"),
    "/circle": (302, "/circle"),
    "/inside": (302, "http://10.0.0.1/"),
    "/script": (302, "javascript:alert(1)"),
    "/file": (302, "file:///etc/passwd"),
    "/not-for-programs": (403, ""),
    "/too-often": (429, ""),
    "/broken": (500, ""),
    "/broken-once": (503, ""),
    "/no-head": (200, ""),
    "/head-gone": (200, ""),
}


class Site(BaseHTTPRequestHandler):
    """A site on this computer. `asked` has the method, path and sender of each question."""

    asked: list[tuple[str, str, str]] = []  # noqa: RUF012 - each test empties it

    def do_HEAD(self) -> None:
        self._answer({"/no-head": 405, "/head-gone": 404}.get(self.path))

    def do_GET(self) -> None:
        self._answer(None)

    def _answer(self, other: int | None) -> None:
        status, onward = PAGES[self.path]
        if self.path == "/broken-once" and any(path == self.path for _, path, _ in self.asked):
            status = 200
        self.asked.append((self.command, self.path, self.headers["User-Agent"]))
        self.send_response(other or status)
        if onward:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Print nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    Site.asked.clear()
    monkeypatch.setattr(links, "PAUSE", 0.0)
    monkeypatch.setattr(links, "AGAIN", 0.0)


def said(link: str) -> str:
    """What is said of a link of the small site, which counts as public here."""
    return links.answer(link, lambda host: host == "127.0.0.1")


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/good", ""),
        ("/gone", "The page is gone (404)."),
        ("/gone-for-good", "The page is gone (410)."),
        ("/moved", ""),
        ("/moved-to-nothing", "The page is gone (404)."),
        ("/circle", links.CIRCLE),
        ("/inside", links.NOT_PUBLIC),
        ("/script", links.NOT_PUBLIC),
        ("/file", links.NOT_PUBLIC),
        ("/not-for-programs", ""),
        ("/too-often", ""),
        ("/broken", links.NO_ANSWER),
        ("/no-head", ""),
        ("/head-gone", ""),
    ],
)
def test_each_answer_has_its_sentence(site: str, path: str, says: str) -> None:
    assert said(site + path) == says
    assert {agent for _, _, agent in Site.asked} == {links.AGENT}


def test_a_site_that_is_down_does_not_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert said(f"http://127.0.0.1:{port}/") == links.NO_ANSWER


def test_a_host_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", nobody)
    assert links.answer("https://www.gone.org/") == links.NO_HOST


HOSTS = ("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "[::1]", "[fd00::1]")


@pytest.mark.parametrize("host", HOSTS)
def test_only_public_hosts_are_asked(site: str, host: str) -> None:
    port = site.rpartition(":")[2]
    assert links.answer(f"http://{host}:{port}/good") == links.NOT_PUBLIC
    assert Site.asked == []


@pytest.mark.parametrize("link", ["ftp://127.0.0.1/x", "http://[", "https://", "javascript:alert(1)", "http://a b/"])
def test_what_is_no_web_address_is_asked_of_nobody(link: str) -> None:
    assert links.answer(link) in {links.NOT_PUBLIC, links.NO_ANSWER, links.NO_HOST}


def test_a_site_that_was_down_for_a_minute_is_no_fault(site: str) -> None:
    found = {site + path: ("a.yaml",) for path in ("/broken-once", "/broken", "/gone", "/good")}
    told = list(links.faults(found, said))
    assert [(fault.link, fault.says) for fault in told] == [
        (f"{site}/broken", links.NO_ANSWER),
        (f"{site}/gone", "The page is gone (404)."),
    ]
    assert told[0].files == ("a.yaml",)


def test_one_host_is_asked_with_a_pause_between(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(links, "PAUSE", 5.0)
    monkeypatch.setattr(time, "sleep", slept.append)
    found = dict.fromkeys(("https://a.org/1", "https://b.org/1", "https://a.org/2"), ("x.yaml",))
    assert list(links.faults(found, lambda _: "")) == []
    assert [pause > 4 for pause in slept] == [False, False, True]


def test_links_of_sensitive_services_are_asked_of_nobody(tmp_path: Path) -> None:
    folder = shutil.copytree(BASE, tmp_path / "directory")
    edit(
        folder,
        "organisations/lantern-project.yaml",
        "  phone: 0117 496 0030",
        "  phone: 0117 496 0030\n  website: https://lantern.org.uk",
    )
    edit(
        folder,
        "activities/lantern-line.yaml",
        "  phone: 0808 157 0031",
        "  phone: 0808 157 0031\n  website: https://line.org.uk",
    )
    edit(folder, "activities/story-hour.yaml", "  email: hello@storyhour.example", "  website: https://story.org.uk")
    assert links.links(read_directory(folder)) == {"https://story.org.uk": ("activities/story-hour.yaml",)}


def test_excused_and_example_links_are_not_asked() -> None:
    known = {"https://slow.org/": "It turns programs away."}
    asked = [
        link
        for link in (
            "https://slow.org/",
            "https://good.org/",
            "https://x.example/",
            "http://a.b.test",
            "https://localhost/",
        )
        if links.is_asked(link, known)
    ]
    assert asked == ["https://good.org/"]


def test_every_excuse_has_a_reason(tmp_path: Path) -> None:
    assert links.EXCUSED.read_text("utf-8").splitlines()[0] == "link\treason"
    assert all(reason.strip() for reason in links.excused().values())
    file = tmp_path / "excused.tsv"
    file.write_text("link\treason\nhttps://slow.org/\tIt turns programs away.\n", "utf-8")
    assert links.excused(file) == {"https://slow.org/": "It turns programs away."}

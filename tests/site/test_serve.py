"""Serving: the site on this computer alone, built again at each change, in pages that load themselves again."""

import http.client
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from signpost.cli.main import main
from signpost.site.output_folder import Refused
from signpost.site.serve import SCRIPT, Server
from tests.site.sites import pages, publish

ROOT = Path(__file__).resolve().parents[2]
PATIENCE: Final = 600  # seconds after which something that never comes is given up
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
PAGE = (
    f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{POLICY}"><body><h1>One</h1></body>'.encode()
)
SITE: Final = {
    "index.html": PAGE,
    "404.html": b"<!doctype html><body>Not here, and a way back</body>",
    "activities/index.html": b"<!doctype html><body>All activities</body>",
    "activities/tea.ics": b"BEGIN:VCALENDAR",
    "data/rows.csv": "café".encode(),
    "a b&c.txt": b"an odd name",
    "leaflets/all.pdf": b"%PDF-",
}
# A shell that runs us in the background may have put Ctrl-C aside.
SERVE = """
import signal, sys
from signpost.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""


class Answer:
    """A server's answer to one raw request."""

    def __init__(self, server: Server | str, path: str, method: str = "GET") -> None:
        address = server if isinstance(server, str) else server.address
        connection = http.client.HTTPConnection(address.removeprefix("http://").strip("/"), timeout=PATIENCE)
        connection.request(method, path)
        answer = connection.getresponse()
        self.status = answer.status
        self.kind = answer.headers["Content-Type"]
        self.headers = answer.headers
        self.content = answer.read()
        connection.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Return a server of a small site, on any free port."""
    publish(pages(SITE), tmp_path / "site")
    with Server(tmp_path / "site", 0) as serving:
        thread = threading.Thread(target=serving.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield serving
        serving.shutdown()
        thread.join()


# What is served


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/index.html", "text/html; charset=utf-8"),
        ("/activities/tea.ics", "text/calendar; charset=utf-8"),
        ("/data/rows.csv", "text/csv; charset=utf-8"),
        ("/a%20b%26c.txt", "text/plain; charset=utf-8"),
        ("/leaflets/all.pdf", "application/pdf"),
    ],
)
def test_a_file_is_sent_with_its_kind_and_is_kept_nowhere(server: Server, path: str, kind: str) -> None:
    answer = Answer(server, path)
    assert (answer.status, answer.kind) == (200, kind)
    assert answer.headers["Cache-Control"] == "no-store"
    if "html" not in kind:
        assert answer.content in SITE.values()


def test_what_follows_a_question_mark_is_for_the_page(server: Server) -> None:
    assert b"<h1>One</h1>" in Answer(server, "/?q=lonely&need=low-mood").content


def test_a_folder_shows_its_index_at_the_address_with_a_slash(server: Server) -> None:
    assert b"All activities" in Answer(server, "/activities/").content
    answer = Answer(server, "/activities")
    assert (answer.status, answer.headers["Location"]) == (301, "/activities/")
    assert Answer(server, "//activities").headers["Location"] == "/activities/"


def test_asking_for_the_head_sends_no_content(server: Server) -> None:
    answer = Answer(server, "/leaflets/all.pdf", "HEAD")
    assert (answer.status, answer.content, answer.headers["Content-Length"]) == (200, b"", "5")


@pytest.mark.parametrize(
    "path", ["/nothing.html", "/index.html/", "/data/", "/leaflets", "/a\0b", "/%00", "/%ff", "/x/y"]
)
def test_what_is_not_there_gets_the_sites_own_page_and_status_404(server: Server, path: str) -> None:
    if path == "/leaflets":  # a folder without an index
        path = Answer(server, path).headers["Location"]
    answer = Answer(server, path.replace("\0", "%00"))
    assert (answer.status, answer.kind) == (404, "text/html; charset=utf-8")
    assert b"Not here, and a way back" in answer.content


@pytest.mark.parametrize(
    "path",
    [
        "/../outside.html", "/%2e%2e/outside.html", "/..%2foutside.html", "/activities/../../outside.html",
        "//../outside.html", "/link.html", "/folder/outside.html", "/folder/", "/linked/",
    ],
)  # fmt: skip
def test_nothing_outside_the_folder_is_served(server: Server, path: str) -> None:
    outside = server.site.parent
    (outside / "outside.html").write_text("private")
    (outside / "index.html").write_text("private")
    (server.site / "link.html").symlink_to(outside / "outside.html")
    (server.site / "folder").symlink_to(outside)
    (server.site / "linked").mkdir()
    (server.site / "linked" / "index.html").symlink_to(outside / "index.html")
    answer = Answer(server, path)
    assert answer.status == 404
    assert b"private" not in answer.content


def test_only_this_computer_is_served(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_site_without_a_page_for_404_still_says_so(server: Server) -> None:
    (server.site / "404.html").unlink()
    answer = Answer(server, "/nothing.html")
    assert answer.status == 404
    assert b"No such page" in answer.content


def test_while_there_is_no_site_a_page_says_so_and_loads_itself_again(server: Server) -> None:
    shutil.rmtree(server.site)
    answer = Answer(server, "/index.html")
    assert answer.status == 503
    assert b"There is no site here yet" in answer.content
    assert b"/__reload.js?none" in answer.content


@pytest.mark.parametrize("port", ["taken", "70000", "-1"])
def test_a_port_that_can_not_be_had_is_wrong_usage(
    server: Server, port: str, capsys: pytest.CaptureFixture[str]
) -> None:
    number = server.port if port == "taken" else int(port)
    with pytest.raises(Refused):
        Server(server.site, number)
    assert main(["--directory", str(ROOT / "directory"), "serve", f"--port={number}", "--out", str(server.site)]) == 2
    assert f"Port {number} can't be used" in capsys.readouterr().err


def test_a_browser_that_hangs_up_is_no_fault(server: Server, capfd: pytest.CaptureFixture[str]) -> None:
    (server.site / "huge.bin").write_bytes(bytes(20_000_000))
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # hang up at once
        connection.sendall(b"GET /huge.bin HTTP/1.0\r\n\r\n")
    assert Answer(server, "/index.html").status == 200
    server.shutdown()
    server.server_close()  # waits for the answers that are on their way
    assert capfd.readouterr().err == ""


# Pages that load themselves again


def test_a_page_asks_for_a_script_that_its_policy_allows_and_that_is_not_in_the_site(server: Server) -> None:
    content = Answer(server, "/index.html").content
    version = Answer(server, "/__version").content
    script = b'<script src="/__reload.js?' + version + b'"></script>'
    assert content == PAGE.replace(b"</body>", script + b"</body>")
    answer = Answer(server, f"/__reload.js?{version.decode()}")
    assert (answer.content, answer.kind) == (SCRIPT, "text/javascript; charset=utf-8")
    assert (server.site / "index.html").read_bytes() == PAGE


def test_the_page_for_404_asks_for_the_script_too(server: Server) -> None:
    assert b"/__reload.js" in Answer(server, "/nothing.html").content


def test_a_site_that_is_published_has_another_version(server: Server) -> None:
    seen = {Answer(server, "/__version").content}
    for turn in range(5):
        publish(pages({**SITE, "data/rows.csv": b"%d" % turn}), server.site)
        seen.add(Answer(server, "/__version").content)
    assert len(seen) == 6


def test_a_browser_shows_the_new_page_by_itself(server: Server, chromium: Browser) -> None:
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(server.address)
    page.get_by_role("heading", name="One").wait_for()
    publish(pages({**SITE, "index.html": PAGE.replace(b"One", b"Two")}), server.site)
    page.get_by_role("heading", name="Two").wait_for()
    assert not [text for text in complaints if "favicon" not in text]
    page.close()


# The whole command


class Serving:
    """The serve command as a program of its own, with a directory to change."""

    def __init__(self, folder: Path) -> None:
        self.records = folder / "directory"
        self.out = folder / "site"
        self.told = folder / "told"
        shutil.copytree(ROOT / "directory", self.records)
        words = ["--directory", str(self.records), "serve", "--port=0", "--out", str(self.out)]
        with self.told.open("wb") as told:
            self.program = subprocess.Popen([sys.executable, "-c", SERVE, *words], cwd=ROOT, stdout=told, stderr=told)
        self.address = self.wait_for("The site is at ").rpartition("The site is at ")[2].split()[0]

    def wait_for(self, words: str, times: int = 1) -> str:
        """Wait until the output has these words so many times, and return it."""
        for _ in range(PATIENCE * 20):
            text = self.told.read_text(encoding="utf-8")
            if text.count(words) >= times and text.endswith("\n"):
                return text
            assert self.program.poll() is None, f"the command ended:\n{text}"
            time.sleep(0.05)
        raise AssertionError(f"{words!r} was never told:\n{text}")

    def wait_for_new_version(self, version: bytes) -> None:
        """Poll what the script in a page polls."""
        for _ in range(PATIENCE * 20):
            if Answer(self.address, "/__version").content != version:
                return
            time.sleep(0.05)
        raise AssertionError(f"the version stayed as it was:\n{self.told.read_text(encoding='utf-8')}")


@pytest.fixture
def serving(tmp_path: Path, on_demonstration: None) -> Iterator[Serving]:
    """Return the command while it serves the demonstration directory."""
    command = Serving(tmp_path)
    yield command
    command.program.kill()
    command.program.wait()


def test_a_change_to_a_record_is_served_and_a_wrong_one_leaves_the_last_good_site(serving: Serving) -> None:
    record = serving.records / "activities" / "tea-and-talk.yaml"
    good = record.read_text(encoding="utf-8")
    page = "/activities/tea-and-talk.html"
    assert b"Tea, toast and a chat" in Answer(serving.address, page).content
    version = Answer(serving.address, "/__version").content

    record.write_text(good.replace("Tea, toast and a chat", "Tea, scones and a chat"), encoding="utf-8")
    serving.wait_for_new_version(version)
    assert b"Tea, scones and a chat" in Answer(serving.address, page).content
    version = Answer(serving.address, "/__version").content

    record.write_text(good.replace("- loneliness", "- lonelyness"), encoding="utf-8")
    told = serving.wait_for("Nothing was published. The last good site is as it was.")
    assert "directory/activities/tea-and-talk.yaml" in told
    assert "lonelyness" in told
    assert Answer(serving.address, "/__version").content == version
    assert b"Tea, scones and a chat" in Answer(serving.address, page).content

    record.write_text(good, encoding="utf-8")
    serving.wait_for_new_version(version)
    assert b"Tea, toast and a chat" in Answer(serving.address, page).content
    assert not [file for file in serving.out.rglob("*.*") if b"__reload" in file.read_bytes()]

    serving.program.send_signal(signal.SIGINT)
    assert serving.program.wait(PATIENCE) == 0
    last = serving.told.read_text(encoding="utf-8").splitlines()[-1]
    assert last == f"Stopped. The site stays in the folder {serving.out}."


def test_a_folder_that_is_not_ours_is_refused_before_anything_is_served(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Mum")
    words = ["--directory", str(ROOT / "directory"), "serve", "--port=0", "--out", str(tmp_path)]
    assert main(words) == 2
    told = capfd.readouterr().err
    assert "has files in it that Signpost did not make" in told
    assert "The site is at" not in told

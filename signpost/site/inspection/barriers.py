"""Barriers on pages, as axe-core finds them in a real browser: in daylight colours, on a desk and on a phone.

The browser opens each page in a frame of one page of ours, which puts axe-core into it and sends back what it found.
axe-core (MPL-2.0) is no part of Signpost: npm fetches it into the folder `node_modules` of the repository.
"""

import json
import re
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final

from signpost.site.inspection.pages import Tags, pages_of

PATIENCE: Final = 600  # seconds for all pages
OF_EACH: Final = 3  # pages of each folder that are looked at; those at the top all are
POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
RULES: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # left out unless it is asked for
    "resultTypes": ["violations"],
}
WIDTHS: Final = (1366, 360)
HARNESS: Final = """\
<!doctype html><html lang="en"><title>Looking for barriers</title><body style="margin:0"><script>
const { pages, widths, rules } = %s;
const loaded = (element, start) => new Promise((done, failed) => {
  element.onload = done; element.onerror = () => failed(new Error("A file could not be loaded."));
  start();
});
async function look(path, width) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `width:${width}px;height:800px;border:0`;
  frame.src = `/${path}`;
  await loaded(frame, () => document.body.replaceChildren(frame));
  const inside = frame.contentDocument, axe = inside.createElement("script");
  axe.src = "/__axe.js";
  await loaded(axe, () => inside.head.append(axe));
  for (const fold of inside.querySelectorAll("details:not(.menu)")) fold.open = true;
  const told = await frame.contentWindow.axe.run(inside, rules);
  return told.violations.flatMap((one) => one.nodes.map((part) => `${one.id}: ${part.html.slice(0, 200)}`));
}
(async () => {
  const found = [];
  for (const path of pages) for (const width of widths) {
    for (const words of await look(path, width)) found.push([path, words]);
  }
  return { found };
})().catch((error) => ({ error: String(error) })).then((told) =>
  fetch("/__found", { method: "POST", body: JSON.stringify(told) }));
</script></body></html>
"""


class NoAnswer(Exception):
    """The browser did not start, or did not finish; the text says so."""


def looked_at(site: Path) -> list[str]:
    """The pages that stand for all: those at the top, and some of each folder. Pages that only lead on are left out."""
    seen: Counter[str] = Counter()
    chosen = []
    for path in pages_of(site):
        folder = path.rpartition("/")[0]
        leads_on = ("http-equiv", "refresh") in {
            pair for _, own in Tags((site / path).read_text("utf-8")).found for pair in own.items()
        }
        if not leads_on and (not folder or seen[folder] < OF_EACH):
            seen[folder] += 1
            chosen.append(path)
    return chosen


def barriers(site: Path, axe: Path, browser: str) -> list[str]:
    """What axe-core finds, as "page: rule: element", each once. Raises NoAnswer and OSError."""
    page = HARNESS % json.dumps({"pages": looked_at(site), "widths": WIDTHS, "rules": RULES}).replace("<", "\\u003c")
    with _host(site, {"/__look.html": page.encode(), "/__axe.js": axe.read_bytes()}) as host, _opened(browser, host):
        if not host.told.wait(PATIENCE):
            raise NoAnswer("The browser did not finish looking for barriers.")
    if "error" in host.found:
        raise NoAnswer(f"The browser could not look for barriers. {host.found['error']}")
    return list(dict.fromkeys(f"{path}: {words}" for path, words in host.found["found"]))


class _Host(ThreadingHTTPServer):
    """Serves a site on this computer alone, with some files more, and waits for what the browser tells."""

    daemon_threads = True

    def __init__(self, site: Path, more: dict[str, bytes]) -> None:
        self.more = more
        self.told = threading.Event()
        self.found: dict[str, Any] = {}
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(site)))

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error, except that the browser went on to the next page before it had all of the last."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    server: _Host

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        content = self.server.more.get(self.path)
        if content is None and file.suffix == ".html" and file.is_file():
            content = POLICY.sub(b"", file.read_bytes())  # it lets no script in but the site's own
        if content is None:
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        self.server.found = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(204)
        self.end_headers()
        self.server.told.set()

    def log_message(self, *_: Any) -> None:
        """Print nothing: the output is about the pages."""


@contextmanager
def _host(site: Path, more: dict[str, bytes]) -> Iterator[_Host]:
    with _Host(site, more) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()


@contextmanager
def _opened(browser: str, host: _Host) -> Iterator[None]:
    """The browser with our page, in a folder of its own, until the end of the `with`. It asks nothing of others."""
    with tempfile.TemporaryDirectory(prefix="signpost-", ignore_cleanup_errors=True) as own:
        flags = ["--headless=new", "--no-sandbox", "--no-first-run", "--disable-gpu", "--disable-background-networking"]
        alone = [
            "--disable-sync",
            "--disable-component-update",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ]
        address = f"http://127.0.0.1:{host.server_port}/__look.html"
        words = [browser, *flags, *alone, "--remote-debugging-port=0", f"--user-data-dir={own}", address]
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield
        finally:
            process.terminate()
            process.wait()

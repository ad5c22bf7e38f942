"""Ask of each web address in the records whether it still answers. For the night: it never stops a change.

`python -m tools.links DIRECTORY` prints, as JSON, each link that answers no more, the files that have it and what is
wrong. It is polite: one question at a time, a pause between two to the same host, no more of a page than its first
lines, and a name by which its sender is known. A page that only turns programs away is left alone, and so are the links
of sensitive services, and those that `.github/excused-links.tsv` excuses, each with a reason.
"""

import ipaddress
import json
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests

from signpost.checks.redaction import redacted_files
from signpost.records.directory import Directory, read_directory

EXCUSED: Final = Path(__file__).resolve().parent.parent / ".github" / "excused-links.tsv"
RESERVED: Final = ("example", "test", "invalid", "localhost")  # RFC 2606: nobody answers there
AGENT: Final = "Signpost-link-check (a community directory; asks each link once a night)"
PATIENCE: Final = (10, 20)  # seconds to connect, and to answer
PAUSE: Final = 1.0  # seconds between two questions to one host
AGAIN: Final = 20.0  # seconds before those that did not answer are asked once more
HOPS: Final = 5
GONE: Final = (404, 410)
NO_HEAD: Final = (400, 403, 404, 405, 501)  # answers to a HEAD that say little about the page

NO_HOST: Final = "There is no such host."
NO_ANSWER: Final = "It does not answer."
NOT_PUBLIC: Final = "It leads to an address that is not public."
CIRCLE: Final = "It leads from one address to the next and on."
CERTIFICATE: Final = "Browsers warn that its certificate is not valid."

Ask = Callable[[str], str]


@dataclass(frozen=True)
class Fault:
    """A link that answers no more, the files that have it, and what is wrong in a sentence."""

    link: str
    files: tuple[str, ...]
    says: str


def links(directory: Directory) -> dict[str, tuple[str, ...]]:
    """Each web address of the records, with the files that have it. Those of sensitive services are left out."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    silent = redacted_files(directory)
    for source in directory.folder.sources:
        if source.file not in silent:
            for written in source.texts:
                if written.form == "web":
                    found[written.text.strip()][source.file] = None
    return {link: tuple(files) for link, files in found.items()}


def excused(file: Path = EXCUSED) -> dict[str, str]:
    """The links that are not asked, each with the reason."""
    rows = (line.split("\t", 1) for line in file.read_text("utf-8").splitlines()[1:] if line.strip())
    return dict(rows)


def faults(found: Mapping[str, tuple[str, ...]], ask: Ask) -> Iterator[Fault]:
    """Ask each link, and once more each that did not answer: a site may be down for a minute."""
    bad = dict(_answers(found, ask))
    if NO_ANSWER in bad.values():
        time.sleep(AGAIN)
        silent = [link for link, says in bad.items() if says == NO_ANSWER]
        bad |= dict.fromkeys(silent, "") | dict(_answers(silent, ask))
    return (Fault(link, found[link], says) for link, says in bad.items() if says)


def _answers(found: Iterable[str], ask: Ask) -> Iterator[tuple[str, str]]:
    asked: dict[str, float] = {}
    for link in found:
        host = urlsplit(link).hostname or ""
        time.sleep(max(0.0, asked.get(host, 0.0) + PAUSE - time.monotonic()))
        if says := ask(link):
            yield link, says
        asked[host] = time.monotonic()


def answer(link: str, is_public: Callable[[str], bool] | None = None) -> str:
    """What is wrong with a link, in a sentence; "" if nothing is, or if its site only turns programs away."""
    try:
        return _outcome(link, is_public or _is_public)
    except socket.gaierror:
        return NO_HOST
    except requests.exceptions.SSLError:
        return CERTIFICATE
    except (requests.RequestException, OSError, ValueError):
        return NO_ANSWER


def _outcome(link: str, is_public: Callable[[str], bool]) -> str:
    for _ in range(HOPS):
        parts = urlsplit(link)
        if parts.scheme not in {"http", "https"} or not is_public(parts.hostname or ""):
            return NOT_PUBLIC
        status, onward = _status(link)
        if not onward:
            return f"The page is gone ({status})." if status in GONE else NO_ANSWER if status >= 500 else ""
        link = urljoin(link, onward)
    return CIRCLE


def _status(link: str) -> tuple[int, str]:
    """The status of an answer, and the address to which it leads on; "" if to none."""
    for method in ("HEAD", "GET"):
        with requests.request(
            method, link, headers={"User-Agent": AGENT}, timeout=PATIENCE, allow_redirects=False, stream=True
        ) as said:
            if method == "GET" or said.status_code not in NO_HEAD:
                return said.status_code, said.headers.get("Location", "") if said.is_redirect else ""
    raise AssertionError("GET is always the last")


def _is_public(host: str) -> bool:
    """Whether a host has public addresses alone. Raises gaierror if there is no such host."""
    found = socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP)
    return all(ipaddress.ip_address(address[0]).is_global for *_, address in found)


def is_asked(link: str, known: Mapping[str, str]) -> bool:
    """Whether a link is asked at all: not if it is excused, or if its host is reserved for examples."""
    host = (urlsplit(link).hostname or "").rstrip(".")
    return link not in known and host.rpartition(".")[2] not in RESERVED


def main(arguments: list[str]) -> int:
    """Ask all links of a directory. Returns 0, whatever they answer."""
    directory, known = read_directory(Path(arguments[0])), excused()
    found = {link: files for link, files in links(directory).items() if is_asked(link, known)}
    print(json.dumps([asdict(fault) for fault in faults(found, answer)], indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

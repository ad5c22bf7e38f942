"""A web API that is slow, breaks off, repeats itself or lies ends in a message, and complete answers are read."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import pytest

from signpost.imports.reading import formats, hsds_api, public_web
from signpost.imports.reading.fetching import AGENT, Limits, shown
from signpost.imports.reading.listing import Listing, SourceFault
from signpost.imports.reading.mapping import Answers
from tests.cli.running import DAY, in_this_process, tree
from tests.records.scratch import small_folder

QUICK: Final = Limits(silence=10, answer=20, whole=60, body=100_000, pages=20, pauses=(0.01, 0.01), longest_pause=0.05)
Answer = Callable[["Handler", int], None]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the answer that a test has given."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: "Feed"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        page = int(parse_qs(urlsplit(self.path).query).get("page", ["1"])[0])
        with suppress(ConnectionError):
            self.server.answer(self, page)

    def give(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.send_response(status)
        for name, text in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # that is its name there
        """Say nothing."""


class Feed(ThreadingHTTPServer):
    """A web server of this machine. `asked` are the paths that were asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer: Answer = lambda handler, page: handler.give(envelope(page, 1))
        self.asked: list[str] = []
        self.agents: set[str] = set()

    def gives(self, value: Any, status: int = 200, headers: dict[str, str] | None = None) -> None:
        """Return the same answer to whatever is asked."""

        def answer(handler: Handler, page: int) -> None:
            handler.give(value, status, headers)

        self.answer = answer

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/services"

    def handle_error(self, request: object, client_address: object) -> None:
        """Print nothing: the client has gone, as a test wants."""


@pytest.fixture
def feed() -> Iterator[Feed]:
    server = Feed()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_api, "LIMITS", QUICK)


@pytest.fixture
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_api, "LIMITS", replace(QUICK, silence=0.5, answer=1))


def service(number: int, *, whole: bool = True) -> dict[str, Any]:
    details = {"schedules": [{"freq": "WEEKLY", "byday": "MO", "opens_at": "10:00", "closes_at": "11:00"}]}
    return {"id": f"s{number}", "name": f"Group {number}", **(details if whole else {})}


def envelope(page: int, pages: int, size: int = 2, *, whole: bool = True, **others: Any) -> dict[str, Any]:
    contents = [service((page - 1) * size + n, whole=whole) for n in range(1, size + 1)] if page <= pages else []
    return {
        "total_items": pages * size,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": contents,
        **others,
    }


def read(address: str) -> tuple[list[Listing], list[str]]:
    notes: list[str] = []
    return list(formats.read("hsds-uk", address, Answers(), notes.append).listings), notes


def fault(address: str) -> str:
    with pytest.raises(SourceFault) as raised:
        read(address)
    return str(raised.value)


def test_all_pages_are_read_in_their_order(feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give(envelope(page, 3))
    listings, notes = read(feed.address)
    assert [listing.id for listing in listings] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert notes == []
    assert feed.asked == ["/services", "/services?page=2", "/services?page=3"]
    assert feed.agents == {AGENT}


@pytest.mark.parametrize("start", ["/data/index.json", "/data/services/index.json"])
def test_an_api_that_is_a_folder_of_files_is_read_by_their_names(feed: Feed, start: str) -> None:
    files: dict[str, Any] = {"/data/index.json": {"version": "HSDS-UK-3.0"}}
    files["/data/services/index.json"] = envelope(1, 1, whole=False)
    files |= {f"/data/services/s{number}.json": service(number) for number in (1, 2)}

    def answer(handler: Handler, _: int) -> None:
        found = files.get(handler.path)
        handler.give(found or {}, 200 if found else 404)

    feed.answer = answer
    listings, notes = read(feed.address.replace("/services", start))
    assert [(listing.id, len(listing.sessions)) for listing in listings] == [("s1", 1), ("s2", 1)]
    assert notes == []
    assert set(feed.asked) <= files.keys()


def test_pages_may_be_counted_from_nought(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        asked = page if "page=" in handler.path else 0
        handler.give({**envelope(asked + 1, 3), "page_number": asked})

    feed.answer = answer
    assert len(read(feed.address)[0]) == 6
    assert feed.asked[-1] == "/services?page=2"


def test_the_root_of_an_api_leads_to_its_services(feed: Feed) -> None:
    root = {"version": "HSDS-UK-3.0", "profile": "x", "openapi_url": "x"}
    feed.answer = lambda handler, page: handler.give(envelope(page, 2) if "services" in handler.path else root)
    assert len(read(feed.address.removesuffix("services"))[0]) == 4


def test_a_page_in_the_address_is_left_off_and_other_wishes_are_kept(feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give(envelope(page, 2))
    assert len(read(f"{feed.address}?page=2&taxonomy=arts")[0]) == 4
    assert feed.asked == ["/services?taxonomy=arts", "/services?taxonomy=arts&page=2"]


def test_a_bare_list_is_one_page(feed: Feed) -> None:
    feed.gives([service(1), service(2)])
    assert len(read(feed.address)[0]) == 2


def test_where_the_list_has_only_summaries_each_service_is_asked_for(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        name = handler.path.rpartition("/")[2]
        handler.give(
            service(int(name[1:])) if name.startswith("s") and name[1:].isdigit() else envelope(page, 2, whole=False)
        )

    feed.answer = answer
    listings, notes = read(feed.address)
    assert [len(listing.sessions) for listing in listings] == [1, 1, 1, 1]
    assert notes == []


def test_a_service_whose_page_breaks_off_ends_the_import(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        if handler.path == "/services/s7":
            handler.give(b"", 500)
        elif handler.path.startswith("/services/"):
            handler.give(service(int(handler.path.rpartition("s")[2])))
        else:
            handler.give(envelope(page, 1, 100, whole=False))

    feed.answer = answer
    assert "/services/s7 answers that it can't serve now (500)" in fault(feed.address)


def test_a_service_without_a_page_of_its_own_is_taken_as_the_list_has_it(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        if handler.path == "/services/s1":
            handler.give(service(1))
        elif handler.path == "/services/s2":
            handler.give({"error": "no"}, 404)
        else:
            handler.give(envelope(page, 1, whole=False))

    feed.answer = answer
    listings, notes = read(feed.address)
    assert [len(listing.sessions) for listing in listings] == [1, 0]
    assert notes == ["page 1, service 2: it has no page of its own, so only what the list says of it was taken."]


def test_an_api_without_pages_of_services_is_not_asked_for_each_of_them(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        is_list = handler.path.startswith("/services?") or handler.path == "/services"
        handler.give(envelope(page, 1, 50, whole=False) if is_list else b"nothing", 200 if is_list else 404)

    feed.answer = answer
    listings, notes = read(feed.address)
    assert len(listings) == 50
    assert len(feed.asked) == 6
    assert notes[-1] == "This source gives no page for each service, so only what its list says was taken."


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_an_answer_that_fails_twice_is_asked_for_a_third_time(status: int, feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        handler.give(envelope(1, 1) if len(feed.asked) == 3 else b"", 200 if len(feed.asked) == 3 else status)

    feed.answer = answer
    assert len(read(feed.address)[0]) == 2


def test_an_answer_that_keeps_failing_ends_in_a_sentence(feed: Feed) -> None:
    feed.gives(b"", 503, {"Retry-After": "3600"})
    assert "can't serve now (503), at each of 3 tries" in fault(feed.address)
    assert len(feed.asked) == 3


@pytest.mark.parametrize(("status", "says"), [(404, "has nothing there"), (403, "asks who you are"), (418, "refuses")])
def test_what_no_further_try_would_mend_is_not_tried_again(status: int, says: str, feed: Feed) -> None:
    feed.gives(b"no", status)
    assert says in fault(feed.address)
    assert len(feed.asked) == 1


def test_an_answer_that_breaks_off_is_tried_again_and_then_told(feed: Feed) -> None:
    feed.gives(b'{"contents": [', headers={"Content-Length": "5000", "Connection": "close"})
    assert "broke off, at each of 3 tries" in fault(feed.address)
    assert len(feed.asked) == 3


def test_an_answer_in_pieces_that_breaks_off_is_told(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b'f\r\n{"contents": [{}\r\n')
        handler.close_connection = True

    feed.answer = answer
    assert "broke off" in fault(feed.address)


@pytest.mark.usefixtures("_hasty")
def test_a_host_that_says_nothing_is_given_up(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        time.sleep(1.2)

    feed.answer = answer
    assert "gives no answer in time" in fault(feed.address)


@pytest.mark.usefixtures("_hasty")
def test_an_answer_that_drips_is_given_up_though_it_never_rests(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        for _ in range(40):
            handler.wfile.write(b" ")
            time.sleep(0.1)

    feed.answer = answer
    assert "was still sending after 1 seconds" in fault(feed.address)
    assert len(feed.asked) == 3


def test_pages_that_are_more_than_any_list_are_given_up(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_api, "LIMITS", replace(QUICK, body=1_500_000, all=2_000_000))
    feed.answer = lambda handler, page: handler.give(envelope(page, 9, padding="x" * 1_000_000))
    assert "had given 2 MB and was not at its end" in fault(feed.address)


def test_on_a_slow_source_it_is_said_how_far_things_are(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds_api, "LIMITS", replace(QUICK, quiet=0))
    feed.answer = lambda handler, page: handler.give(envelope(page, 3))
    told: list[str] = []
    said: list[str] = []
    assert len(formats.read("hsds-uk", feed.address, Answers(), told.append, said.append).listings) == 6
    assert said == ["Answers read so far: 1 …", "Answers read so far: 2 …", "Answers read so far: 3 …"]
    assert told == []


def test_an_import_ends_at_its_time_however_much_there_is(feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(handler: Handler, page: int) -> None:
        time.sleep(0.2)
        handler.give({**envelope(page, 10_000)})

    monkeypatch.setattr(hsds_api, "LIMITS", Limits(whole=0.7, pauses=()))
    feed.answer = answer
    assert "had not given everything" in fault(feed.address)


@pytest.mark.parametrize("packed", [False, True])
def test_an_endless_answer_is_cut_short(packed: bool, feed: Feed) -> None:
    body = b"[" + b" " * 5_000_000 + b"]"
    data, headers = (gzip.compress(body), {"Content-Encoding": "gzip"}) if packed else (body, {})
    feed.gives(data, headers=headers)
    assert "in one answer, which is no list of services" in fault(feed.address)


def test_pages_without_end_are_given_up(feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give(
        {"page_number": page, "last_page": False, "contents": [service(page)]}
    )
    assert "had not come to its last page after 20 pages" in fault(feed.address)


def test_a_page_that_comes_again_ends_the_import_where_services_are_missing(feed: Feed) -> None:
    feed.gives(envelope(1, 3))
    assert "page 2 is page 1 once more, so only 2 services can be read of the 6" in fault(feed.address)


def test_a_page_that_comes_again_is_only_noted_where_nothing_is_missing(feed: Feed) -> None:
    feed.gives({**envelope(1, 3), "total_items": 2})
    listings, notes = read(feed.address)
    assert len(listings) == 2
    assert notes == ["Page 2 of the source was page 1 once more. All its services had come by then."]


@pytest.mark.parametrize("said", [1, 100])
def test_a_count_that_lies_is_noted(said: int, feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give({**envelope(page, 2), "total_items": said})
    listings, notes = read(feed.address)
    assert len(listings) == 4
    assert notes == [f"The feed speaks of {said} service{'s' if said > 1 else ''} and 4 were read."]


def test_a_count_of_pages_that_lies_ends_at_the_first_empty_page(feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give({**envelope(page, 2), "total_pages": 9})
    assert len(read(feed.address)[0]) == 4
    assert len(feed.asked) == 3


def test_a_service_that_stands_on_two_pages_is_taken_once(feed: Feed) -> None:
    def answer(handler: Handler, page: int) -> None:
        handler.give({**envelope(page, 2), "contents": [service(page), service(page + 1)], "total_items": 3})

    feed.answer = answer
    listings, notes = read(feed.address)
    assert [listing.id for listing in listings] == ["s1", "s2", "s3"]
    assert len(notes) == 1
    assert "page 1, service 2; page 2, service 1" in notes[0]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"<!DOCTYPE html><h1>Sorry</h1>", "is a web page"),
        (b"", "is empty"),
        (b'{"contents": [', "is no JSON"),
        (b'{"contents": "none"}', "holds no list of services"),
        (b'"words"', "holds no list of services"),
        (b'{"contents": [], "total_items": 0}', "there are none in it"),
        (b"[" * 50_000, "nested far deeper"),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(body: bytes, says: str, feed: Feed) -> None:
    feed.gives(body)
    assert says in fault(feed.address)


def test_a_later_page_that_is_no_list_ends_the_import(feed: Feed) -> None:
    feed.answer = lambda handler, page: handler.give(envelope(1, 2) if page == 1 else b"<html>busy</html>")
    assert "page=2 is a web page" in fault(feed.address)


def test_it_goes_where_it_is_sent_and_says_so_if_that_is_another_host(
    feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public_web, "is_public", lambda _: True)
    other = f"http://localhost:{feed.server_port}/new"

    def answer(handler: Handler, page: int) -> None:
        if handler.path.startswith("/new"):
            handler.give([service(1)])
        else:
            handler.give(b"", 301, {"Location": other})

    feed.answer = answer
    listings, notes = read(feed.address)
    assert len(listings) == 1
    assert notes == ["127.0.0.1 sent us on to another host, localhost, and what it gave was read."]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.2", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433"])  # noqa: S104  # nothing listens there
def test_no_answer_leads_to_another_host_of_this_computer(host: str, feed: Feed) -> None:
    feed.gives(b"", 302, {"Location": f"http://{host}:{feed.server_port}/admin"})
    assert "which is on your own computer or network and not on the public web" in fault(feed.address)
    assert feed.asked == ["/services"]


def test_a_host_is_told_as_whoever_asks_tells_it(feed: Feed) -> None:
    feed.gives(b"", 302, {"Location": f"http://127.0.0.2:{feed.server_port}\\@data.example/services"})
    assert "on your own computer or network" in fault(feed.address)
    assert feed.asked == ["/services"]


def test_an_answer_may_lead_to_another_page_of_the_host_that_was_typed(feed: Feed) -> None:
    feed.answer = lambda handler, page: (
        handler.give(envelope(page, 1)) if handler.path == "/new" else handler.give(b"", 302, {"Location": "/new"})
    )
    assert len(read(feed.address)[0]) == 2


def test_another_port_of_the_host_that_was_typed_is_another_host(feed: Feed) -> None:
    feed.gives(b"", 302, {"Location": "http://127.0.0.1:9/services"})
    assert "on your own computer or network" in fault(feed.address)


@pytest.mark.parametrize(
    ("addresses", "public"),
    [
        (["93.184.216.34"], True),
        (["2606:2800:220:1:248:1893:25c8:1946"], True),
        (["93.184.216.34", "10.0.0.1"], False),
        (["169.254.169.254"], False),
        (["192.168.1.1"], False),
        (["172.16.0.1"], False),
        (["100.64.0.1"], False),
        (["fe80::1%eth0"], False),
        (["fd00::1"], False),
        (["::ffff:10.0.0.1"], False),
        (["224.0.0.1"], False),
        (["0.0.0.0"], False),  # noqa: S104  # the same
    ],
)
def test_a_host_is_public_if_each_of_its_addresses_is(
    addresses: list[str], public: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(0, 0, 0, "", (address, 0)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)
    assert public_web.is_public("data.example") is public


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("typed", [True, False])
def test_a_name_that_leads_to_this_computer_only_at_the_second_look_is_refused(
    typed: bool, scheme: str, feed: Feed, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    look = socket.getaddrinfo

    def rebound(host: str, *more: Any, **others: Any) -> Any:
        if host != "data.example":
            return look(host, *more, **others)
        looked.append(host)
        return look("127.0.0.1" if len(looked) > (2 if typed else 1) else "93.184.216.34", *more, **others)

    monkeypatch.setattr(socket, "getaddrinfo", rebound)
    name = f"{scheme}://data.example:{feed.server_port}/services"
    feed.gives(b"", 302, {"Location": name})
    assert "on your own computer or network" in fault(name if typed else feed.address)
    assert feed.asked == ([] if typed else ["/services"])


@pytest.mark.parametrize("location", ["file:///etc/hostname", "javascript:alert(1)", "", "http://[::1"])
def test_it_goes_nowhere_but_to_web_addresses(location: str, feed: Feed) -> None:
    feed.gives(b"", 302, {"Location": location})
    assert "which is no web address" in fault(feed.address)


def test_it_is_not_sent_in_circles(feed: Feed) -> None:
    feed.gives(b"", 302, {"Location": "/services"})
    assert "from one address to the next, without an end" in fault(feed.address)


@pytest.mark.parametrize(
    "address",
    ["https://", "http://user:secret@127.0.0.1/services", "http://127.0.0.1:99999/", "http://[::1/services"],
)
def test_an_address_that_is_not_whole_or_holds_a_password_is_refused(address: str) -> None:
    assert "secret" not in fault(address)


def test_a_host_that_nobody_answers_at_is_named() -> None:
    assert "http://127.0.0.1:9/services lets nobody connect" in fault("http://127.0.0.1:9/services")


def test_keys_and_passwords_are_never_repeated() -> None:
    assert (
        shown("https://jo:secret@data.example/services?apikey=secret&page=2") == "https://data.example/services?page=2"
    )


@pytest.mark.parametrize("end", [b'{"contents": [', b"<html>busy</html>"])
def test_nothing_is_written_where_the_source_breaks_off_half_way(end: bytes, feed: Feed, tmp_path: Path) -> None:
    folder = small_folder(tmp_path)
    before = tree(tmp_path)
    feed.answer = lambda handler, page: handler.give(envelope(1, 3) if page == 1 else end)
    result = in_this_process("import", "hsds-uk", feed.address, "--directory", folder, "--date", DAY)
    assert result.code == 1
    assert "page=2" in result.err
    assert "Nothing was imported" in result.err
    assert tree(tmp_path) == before


def test_pages_that_are_only_linked_are_told_to_be_missing(feed: Feed) -> None:
    feed.answer = lambda handler, _: handler.give({"links": {"next": "/more"}, "data": [service(1)]})
    reading = formats.read("hsds-uk", feed.address, Answers(), lambda _: None)
    assert len(reading.listings) == 1
    assert list(reading.missing) == [
        "The feed has more pages than were read: it links them in a way that is not known here."
    ]

"""Links: each one of every page lands, on a file that is there and at a part that is there."""

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from signpost.site.inspection.links import ELSEWHERE, faults_of_links
from signpost.site.inspection.pages import Tags, pages_of
from tests import demonstration as shipped


def test_every_link_lands_on_a_file_and_a_part_that_is_there(demonstration: Path) -> None:
    assert faults_of_links(demonstration) == []


def test_every_link_lands_four_months_later_too(later: Path) -> None:
    assert faults_of_links(later) == []


def test_this_test_sees_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<a href="gone.html"></a><a href="#no"></a><a href="/"></a><a href="index.html#yes" id="yes"></a>'
        '<a href="../index.html"></a><script src="x.js"></script><a href="//host/index.html"></a>'
        '<input name="level" value="full"><a href="index.html#level=full"></a><a href="index.html#level=none"></a>'
    )
    assert [fault.partition(": ")[2] for fault in faults_of_links(tmp_path)] == [
        "gone.html", "#no", "/", "../index.html", "//host/index.html", "index.html#level=none", "x.js",
    ]  # fmt: skip


def test_every_page_can_be_reached_from_the_first(demonstration: Path) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link in Tags((demonstration / path).read_text("utf-8")).values("href"):
            parts = urlsplit(link)
            if parts.scheme in ELSEWHERE or not parts.path.endswith(".html"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    # Old addresses are reached from outside: from old links, and from codes on paper.
    old = {*(id_ for _, id_ in shipped.demonstration().former_ids), *shipped.demonstration().unlisted_ids}
    assert set(pages_of(demonstration)) - reached == {"404.html", *(f"activities/{id_}.html" for id_ in old)}


def test_every_kind_of_page_is_there_and_no_id_stands_twice_on_one(demonstration: Path) -> None:
    for path in (*shipped.KINDS.values(), *pages_of(demonstration)):
        ids = list(Tags((demonstration / path).read_text("utf-8")).values("id"))
        assert len(ids) == len(set(ids)), path


def test_no_page_takes_anything_from_another_site(demonstration: Path) -> None:
    for path in pages_of(demonstration):
        for tag, attributes in Tags((demonstration / path).read_text("utf-8")).found:
            taken = [attributes.get(name, "") for name in ("src", "srcset", "poster", "data", "action", "style")]
            names = tag in {"a", "area"} or attributes.get("rel") == "canonical"  # a page elsewhere, and takes nothing
            taken += [] if names else [attributes.get("href", "")]
            assert not any("//" in address for address in taken), (path, tag, taken)
            assert tag != "base", path

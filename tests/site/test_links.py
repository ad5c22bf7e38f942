"""Links: each one of every page lands, on a file that is there and at a part that is there."""

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from tests import demonstration as shipped
from tests.sites import Tags, pages_of

ELSEWHERE: Final = {"http", "https", "tel", "sms", "mailto", "webcal"}


def faults_of_links(site: Path) -> list[str]:
    """Every link, script, style and picture of every page that leads nowhere on this site."""
    tags = {path: Tags((site / path).read_text("utf-8")) for path in pages_of(site)}
    ids = {path: {*found.values("id"), *_questions(found)} for path, found in tags.items()}
    for form in ("update.html", "slip.html"):
        ids.get(form, set()).update(_groups(site))
    return [
        f"{path}: {link}"
        for path, found in tags.items()
        if path != "404.html"  # its links start from the root; the browser tests follow them
        for link in (*found.values("href"), *found.values("src"), *found.values("action"))
        if urlsplit(link).scheme not in ELSEWHERE and not _lands(site, ids, path, link)
    ]


def _questions(page: Tags) -> Iterator[str]:
    """What the boxes to tick on a page ask for: a link to "index.html#level=full-support" ticks one of them."""
    boxes = (own for tag, own in page.found if tag == "input" and {"name", "value"} <= own.keys())
    return (f"{own['name']}={own['value']}" for own in boxes)


def _groups(site: Path) -> Iterator[str]:
    """What fills the update form, and a slip: "update.html#activity=tea-and-talk", for each group that it knows."""
    for file in site.glob("update/answers-*.js"):
        for id_ in json.loads(file.read_text("utf-8").partition(",")[2].removesuffix(");\n")):
            yield from (f"activity={id_}{more}" for more in ("", "&still-right", "&part=building"))


def _lands(site: Path, ids: dict[str, set[str]], path: str, link: str) -> bool:
    parts = urlsplit(link)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if parts.netloc or parts.path.startswith("/") or not (site / target).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in ids[target]


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

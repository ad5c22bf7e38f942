"""Links: each one of every page lands, on a file that is there and at a part that is there."""

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from signpost.site.inspection.pages import Tags, pages_of

ELSEWHERE: Final = {"http", "https", "tel", "sms", "mailto", "webcal"}


def faults_of_links(site: Path) -> list[str]:
    """Every link, script, style and picture of every page that leads nowhere on this site, as "page: link"."""
    tags = {path: Tags((site / path).read_text("utf-8")) for path in pages_of(site)}
    ids = {path: {*found.values("id"), *_questions(found)} for path, found in tags.items()}
    for form in ("update.html", "slip.html"):
        ids.get(form, set()).update(_groups(site))
    ids.get("my-list.html", set()).update(f"sheet={id_}" for id_ in _listed(site))
    # A screen in a waiting room shows one area, if its address names one.
    ids.get("screen.html", set()).update(f"area={page.stem}" for page in site.glob("areas/*.html"))
    return [
        f"{path}: {link}"
        for path, found in tags.items()
        if path != "404.html"  # its links start from the root, which no file knows
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


def _listed(site: Path) -> Iterator[str]:
    """The groups of which my list can print a sheet: "my-list.html#sheet=tea-and-talk"."""
    for file in site.glob("find/cards.js"):
        for card in json.loads(file.read_text("utf-8").partition(",")[2].removesuffix(");\n")):
            yield card["id"]


def _lands(site: Path, ids: dict[str, set[str]], path: str, link: str) -> bool:
    parts = urlsplit(link)
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if parts.netloc or parts.path.startswith("/") or not (site / target).is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in ids.get(target, set())

"""The pages of a built site, and the tags in them."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path


def pages_of(site: Path) -> list[str]:
    """The paths of all pages of a site."""
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


class Tags(HTMLParser):
    """Every start tag of a page, with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def values(self, attribute: str) -> Iterator[str]:
        """Every value of an attribute."""
        return (attributes[attribute] for _, attributes in self.found if attribute in attributes)

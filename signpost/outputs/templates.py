"""The page templates in `site_src/templates`, through Jinja2 with every value escaped."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2

from signpost.views.edition import Edition
from signpost.views.when import clock, day_words, short_day

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "templates"


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day_words, "short_day": short_day, "clock": clock, "tel": tel}
    return environment


def render(template: str, path: str, edition: Edition, **values: Any) -> str:
    """A template filled in for the page at `path`. Values are escaped: a record is text and never markup.

    Templates prefix each link with `root`, so that it holds wherever the site is put.
    """
    return (
        _environment()
        .get_template(template)
        .render(root="../" * path.count("/"), about=edition.about, today=edition.today, **values)
    )


def tel(number: str) -> str:
    """A phone number for a tel: link: digits, and the plus if there is one (RFC 3966)."""
    return "".join(char for char in number if char.isdigit() or char == "+")


def one_line(parts: Iterable[str]) -> str:
    """A page's description: what is there of these parts, on one line."""
    return " ".join(" ".join(parts).split())

"""The page templates in `site_src/templates`, through Jinja2 with every value escaped."""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import jinja2
from markupsafe import Markup

from signpost.outputs.qr import qr_svg
from signpost.records.memory import digest, made_by
from signpost.views.card import Card
from signpost.views.edition import Edition
from signpost.views.when import clock, day_words, short_day

PROJECT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = PROJECT / "site_src" / "templates"
DRAWERS: Final = ("site_src/templates", "signpost/views", "signpost/outputs")
NOT_DIALLED: Final = re.compile(r"[^0-9+]")


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
    environment.globals |= {"card": _card, "qr": qr_svg}
    return environment


def render(template: str, path: str, edition: Edition, **values: Any) -> str:
    """A template filled in for the page at `path`. Values are escaped: a record is text and never markup.

    Templates prefix each link with `root`, so that it holds wherever the site is put.
    """
    root = "../" * path.count("/")
    key = _fingerprint(template, root, edition, values)
    drawn = edition.drawn.get(key)
    if drawn is None:
        drawn = _filled(template, root, edition, **values)
        edition.drawn.put(key, drawn)
    return drawn


def _fingerprint(template: str, root: str, edition: Edition, values: dict[str, Any]) -> str:
    """A name for all that goes into a page: its values as they are written out, the day, and whatever draws it.

    Values are dataclasses and texts, whose repr is complete; where a record was typed is left out of it.
    """
    drawers = made_by(DRAWERS, ("jinja2", "markupsafe", "segno"))
    return digest(f"{drawers} {template} {root} {edition.words} {values!r}".encode("utf-8", "surrogatepass"))


def _filled(template: str, root: str, edition: Edition, **values: Any) -> str:
    page = _environment().get_template(template)
    return page.render(root=root, edition=edition, about=edition.about, today=edition.today, **values)


@jinja2.pass_context
def _card(context: jinja2.runtime.Context, own: Card, heading: int, where: bool) -> Markup:  # noqa: FBT001 - called in templates
    """A card in a list, under a heading of a level, with or without its place."""
    return _drawn(context["edition"], own.id, context["root"], heading, where)


@lru_cache(maxsize=50_000)
def _drawn(edition: Edition, activity: str, root: str, heading: int, where: bool) -> Markup:  # noqa: FBT001 - a key
    """A card, drawn once for all the lists of an edition that show it alike."""
    drawn = _filled("card.html", root, edition, own=edition.cards[activity], heading=heading, where=where)
    return Markup(drawn)  # noqa: S704 - its template has escaped it


def tel(number: str) -> str:
    """A phone number for a tel: link: digits, and the plus if there is one (RFC 3966)."""
    return NOT_DIALLED.sub("", number)

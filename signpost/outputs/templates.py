"""The page templates in `site_src/templates`, through Jinja2 with every value escaped."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from signpost.outputs.keeping import kept
from signpost.outputs.planning import made_of
from signpost.outputs.qr import qr_svg
from signpost.views.card import Card
from signpost.views.edition import Drawn, Edition
from signpost.views.when import clock, day_words, short_day

if TYPE_CHECKING:
    import jinja2
    from jinja2.runtime import Context

PROJECT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = PROJECT / "site_src" / "templates"
NOT_DIALLED: Final = re.compile(r"[^0-9+]")


@lru_cache(maxsize=1)
def _environment(drawn: Drawn) -> "jinja2.Environment":
    import jinja2  # takes a while

    from signpost.outputs.compiled import Compiled

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled(drawn),
        auto_reload=False,  # a build sees each template as it was when it began
    )
    environment.filters |= {"day": day_words, "short_day": short_day, "clock": clock, "tel": tel}
    environment.globals |= {
        "card": jinja2.pass_context(_card),
        "entry": jinja2.pass_context(_entry),
        "qr": qr_svg,
    }
    return environment


def render(template: str, path: str, edition: Edition, **values: Any) -> str:
    """A template filled in for the page at `path`. Values are escaped: a record is text and never markup.

    Templates prefix each link with `root`, so that it holds wherever the site is put.
    """
    return _filled(template, "../" * path.count("/"), edition, **values)


def _filled(template: str, root: str, edition: Edition, **values: Any) -> str:
    page = _environment(edition.drawn).get_template(template)
    return page.render(root=root, edition=edition, about=edition.about, today=edition.today, **values)


def _card(context: "Context", own: Card, heading: int, where: bool) -> Markup:  # noqa: FBT001 - called in templates
    """A card in a list, under a heading of a level, with or without its place."""
    return _drawn("card.html", context["root"], context["edition"], own.id, heading=heading, where=where)


def _entry(context: "Context", own: Card, heading: int) -> Markup:
    """An activity in a long list, under a heading of a level."""
    return _drawn("entry.html", context["root"], context["edition"], own.id, heading=heading)


@lru_cache(maxsize=50_000)
def _drawn(template: str, root: str, edition: Edition, activity: str, **how: Any) -> Markup:
    """An activity as a piece of a page, drawn once for all lists that show it alike and kept while it says the same."""
    drawn = kept(
        edition,
        made_of(edition, [edition.directory.activities[activity]], template, root, how),
        (),
        lambda: _filled(template, root, edition, own=edition.cards[activity], **how),
    )
    return Markup(drawn)  # noqa: S704 - its template has escaped it


def tel(number: str) -> str:
    """A phone number for a tel: link: digits, and the plus if there is one (RFC 3966)."""
    return NOT_DIALLED.sub("", number)

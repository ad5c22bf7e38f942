"""The page templates in `site_src/templates`, through Jinja2 with every value escaped."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from signpost.outputs.artefact import Page
from signpost.outputs.memoize import memoized
from signpost.outputs.planning import inputs_fingerprint
from signpost.outputs.qr import qr_svg
from signpost.outputs.typography import typographic_html
from signpost.outputs.words import words_of
from signpost.records.cache import Cache
from signpost.records.engine_files import SourceError
from signpost.values.phone import for_tel_link
from signpost.views.card import Card
from signpost.views.labels import NEED_KINDS, TO_BE_READ, within_a_sentence
from signpost.views.snapshot import Snapshot
from signpost.views.when import day_words, short_day, time_words

if TYPE_CHECKING:
    import jinja2
    from jinja2.runtime import Context


@lru_cache(maxsize=1)
def _environment(cache: Cache, sources: Path) -> "jinja2.Environment":
    import jinja2  # takes a while

    from signpost.outputs.template_cache import TemplateCache

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(sources / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=TemplateCache(cache),
        auto_reload=False,  # a build uses each template as it was at the start
    )
    environment.filters |= {
        "day": day_words,
        "short_day": short_day,
        "clock": time_words,
        "tel": for_tel_link,
        "within": within_a_sentence,
        "number": "{:,}".format,
    }
    environment.globals |= {
        "need_kinds": NEED_KINDS,
        "drawn": jinja2.pass_context(_drawn),
        "qr": qr_svg,
        "terms": words_of(sources).terms,
        "to_be_read": TO_BE_READ,
    }
    return environment


def render(template: str, path: str, snapshot: Snapshot, **values: Any) -> str:
    """Render a template for the page at `path`. Values are escaped: a record is text and never markup.

    Templates prefix each link with `root`, so that it works wherever the site is put. Apostrophes and quotation marks
    become typographic. Raises SourceError if the template is at fault.
    """
    from jinja2 import TemplateError

    try:
        page = _environment(snapshot.cache, snapshot.sources).get_template(template)
        html = page.render(_around(snapshot, "../" * path.count("/")), **values)
    except TemplateError as error:
        raise SourceError(f"The template {template} can't be used for {path}. {error}") from error
    return typographic_html(html)


def after_prose(template: str, path: str, snapshot: Snapshot, source: str, **values: Any) -> Page:
    """The page whose body, a template, comes after the prose of the page at `path`, under that page's own title."""
    return Page(path, path, "", "", render(template, path, snapshot, **values), source)


def _drawn(context: "Context", piece: str, cards: Iterable[Card], *how: str | int) -> Markup:
    """Render activities as pieces of a page, one after another. `how` are further arguments of the macro."""
    snapshot, root = context["snapshot"], context["root"]
    drawn = "".join([_one_drawn(snapshot, own.id, root, piece, *how) for own in cards])
    return Markup(drawn)  # noqa: S704 - their template has escaped them


@lru_cache(maxsize=50_000)
def _one_drawn(snapshot: Snapshot, activity: str, root: str, piece: str, *how: str | int) -> str:
    """Render an activity as a piece of a page, cached for all lists that show it in this way until it changes."""
    key = inputs_fingerprint(snapshot, [snapshot.directory.activities[activity]], root, piece, how)
    return memoized(snapshot, key, lambda: str(_pieces(snapshot, root)[piece](snapshot.cards[activity], *how)))


@lru_cache(maxsize=8)
def _pieces(snapshot: Snapshot, root: str) -> dict[str, Any]:
    """The macros of pieces, by name."""
    page = _environment(snapshot.cache, snapshot.sources).get_template("pieces.html")
    return vars(page.make_module(_around(snapshot, root)))


def _around(snapshot: Snapshot, root: str) -> dict[str, Any]:
    """The variables for every template."""
    return {"root": root, "snapshot": snapshot, "about": snapshot.about, "today": snapshot.today}

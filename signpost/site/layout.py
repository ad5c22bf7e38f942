"""The layouts of pages: head, header, navigation and footer, as MkDocs builds them around the prose.

MkDocs takes 10 ms a page, so it only builds the prose; record pages are set into the layout of their section. Any
renderer that gives HTML with marks in it would do. MkDocs is named only here, so another can replace it.
"""

import json
import logging
import re
import tempfile
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

from markupsafe import escape

from signpost.outputs.activities import page_address
from signpost.outputs.artefact import Artefact, Made, Page, Plan, PlannedFile
from signpost.outputs.templates import render
from signpost.outputs.typography import typographic_html
from signpost.outputs.words import words_of
from signpost.records.cache import Cache, code_digest, digest
from signpost.records.directory import Directory
from signpost.records.engine_files import SourceError
from signpost.site.overrides import CONFIG
from signpost.values.print_languages import LANGUAGES
from signpost.values.quotes import typographic
from signpost.views.snapshot import Snapshot
from signpost.views.theme import main_colour

# Replaces each % in the directory's own words until a layout is cut at its marks. No record may have this character.
PERCENT: Final = "\ue000"
LOGO_HEIGHT: Final = 36  # pixels, as in site_src/templates/theme.css
SLOT: Final = re.compile(r"%%(title|description|url|built|head|leave|main)%%(.*?)%%/\1%%", re.DOTALL)


@dataclass(frozen=True)
class Layout:
    """A page in pieces: text, a slot's name, the prose's content of the slot, text, and so on."""

    pieces: tuple[str, ...]
    section: tuple[str, ...]  # the same, with the section highlighted in the menu instead of the page

    @property
    def prose(self) -> Mapping[str, str]:
        """The prose page's own content of each slot."""
        return dict(zip(self.pieces[1::3], self.pieces[2::3], strict=True))

    @cached_property
    def fingerprint(self) -> str:
        """The fingerprint of the whole layout."""
        return digest("".join(self.pieces).encode())

    def filled(self, slots: Mapping[str, str], *, as_section: bool) -> str:
        """The page with its slots filled with HTML; those not given keep the prose's own."""
        texts = self.section if as_section else self.pieces[0::3]
        parts = [texts[0]]
        for name, own, text in zip(self.pieces[1::3], self.pieces[2::3], texts[1:], strict=True):
            parts += [slots.get(name, own), text]
        return "".join(parts)


def layout_of(html: str) -> Layout:
    """Cut a built page at its marks."""
    pieces = tuple(piece.replace(PERCENT, "%") for piece in SLOT.split(html))
    section = tuple(text.replace('aria-current="page"', 'aria-current="true"') for text in pieces[0::3])
    return Layout(pieces, section)


def fill_layouts(
    made: Iterator[Made], layouts: Mapping[str, Layout], snapshot: Snapshot
) -> Iterator[Artefact | Plan[Artefact]]:
    """Set every page into its layout, and every plan of a page into a plan of the whole."""
    for one in made:
        if isinstance(one, Artefact):
            yield one
        elif isinstance(one, Page):
            yield _framed(one, layouts[one.frame], snapshot)
        elif isinstance(one, PlannedFile):
            yield Plan(one.path, one.fingerprint, one.make)
        else:
            frame = layouts[one.frame]
            yield Plan(one.path, f"{one.fingerprint} {frame.fingerprint}", partial(_made, one, frame, snapshot))


def unfilled(layouts: Mapping[str, Layout], taken: Container[str], snapshot: Snapshot) -> Iterator[Artefact]:
    """The prose pages for which no output has a body; `taken` are the paths of those that have one."""
    for path, frame in layouts.items():
        if path not in taken:
            html = frame.filled({"built": snapshot.today.isoformat()}, as_section=False)
            yield Artefact(path, html.encode(), f"site_src/pages/{path.removesuffix('.html')}.md")


def _made(plan: Plan[Page], frame: Layout, snapshot: Snapshot) -> Artefact:
    return _framed(plan.make(), frame, snapshot)


def _framed(page: Page, frame: Layout, snapshot: Snapshot) -> Artefact:
    own = page.path == page.frame
    slots = {"built": snapshot.today.isoformat(), "main": (frame.prose["main"] + page.body) if own else page.body}
    if not own:
        slots |= {name: str(escape(typographic(text))) for name, text in _head(page).items()}
        slots["url"] = str(escape(page_address(snapshot, page.canonical or page.path)))
    if page.head:
        slots["head"] = page.head
    if page.discreet:
        slots["leave"] = render("leave.html", page.path, snapshot)
    html = frame.filled(slots, as_section=not own)
    return Artefact(page.path, html.encode(), page.source, page.discreet)


def _head(page: Page) -> dict[str, str]:
    return {"title": page.title, "description": page.description}


def layouts(directory: Directory, cache: Cache, sources: Path) -> dict[str, Layout]:
    """The layout of every prose page in these sources, by the page's path.

    The pages are cached under a fingerprint of all their inputs, so that a changed record doesn't start MkDocs.
    Raises SourceError if the prose or the theme is at fault.
    """
    words = {"terms": words_of(sources).terms, **_extra(directory)}
    key = _fingerprint(directory, words, sources)
    pages: dict[str, str] | None = cache.get(key)
    if pages is None:
        pages = _build(directory, words, sources)
        cache.put(key, pages)
    return {path: layout_of(typographic_html(html)) for path, html in pages.items()}


def _extra(directory: Directory) -> dict[str, Any]:
    """The words of this directory that layouts show."""
    about, logo = directory.about, directory.folder.logo
    urgent = next((pathway.id for pathway in directory.pathways.values() if pathway.kind == "urgent"), "")
    return {
        "region": about.region,
        "demonstration": about.demonstration,
        "connector_name": about.connector.name,
        "connector_phone": about.connector.contact.phone,
        "connector_hours": about.connector.contact.hours,
        "urgent_path": f"pathways/{urgent}.html" if urgent else "",
        "conversation": bool(directory.conversation),
        "site_url": about.site_url,
        "colour": main_colour(about.theme),
        "short_name": about.theme.short_name,
        "logo_says": about.theme.logo_says,
        "logo_width": round(LOGO_HEIGHT * logo.width / logo.height) if logo.height else 0,
        "logo_height": LOGO_HEIGHT,
        "languages": {code: LANGUAGES[code].own_name for code in about.languages},
    }


def _fingerprint(directory: Directory, words: Mapping[str, Any], sources: Path) -> str:
    made = [json.dumps([code_digest("site"), directory.about.name, words], sort_keys=True).encode()]
    folders = (sources / "pages", sources / "theme")
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    for file in (sources.with_name(CONFIG), *files):
        name = file.relative_to(sources.parent).as_posix()
        made.append(f"{name} {file.stat().st_size}\n".encode() + file.read_bytes())
    return digest(b"".join(made))


def _build(directory: Directory, words: Mapping[str, Any], sources: Path) -> dict[str, str]:
    """Make MkDocs build the prose into a temporary folder (it empties its target), and read the pages."""
    from jinja2 import TemplateError
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    warnings = _Warnings()
    log = logging.getLogger("mkdocs")
    log.addHandler(warnings)
    log.propagate = False
    with tempfile.TemporaryDirectory(prefix="signpost-") as folder:
        try:
            config = load_config(
                str(sources.with_name(CONFIG)),
                site_dir=folder,
                site_name=_unmarked(directory.about.name),
                site_url="",
                extra={name: _unmarked(word) for name, word in words.items()},
            )
            build(config)
        except (MkDocsException, TemplateError) as error:
            raise SourceError(_why(warnings.told or [str(error)])) from error
        finally:
            log.removeHandler(warnings)
        if warnings.told:
            raise SourceError(_why(warnings.told))
        home = Path(folder)
        files = sorted(file for file in home.rglob("*.html") if file.name != "404.html")
        return {file.relative_to(home).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _unmarked(word: Any) -> Any:
    """A word of the directory, changed so that it can't be mistaken for one of our marks."""
    return word.replace("%", PERCENT) if isinstance(word, str) else word


def _why(told: list[str]) -> str:
    return " ".join(["The pages in site_src can't be built.", *told])


class _Warnings(logging.Handler):
    """Collects MkDocs' warnings, such as broken links."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.told.append(record.getMessage())

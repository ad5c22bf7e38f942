"""A page for each language of the directory besides English."""

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup, escape

from signpost.outputs.artefact import Page
from signpost.outputs.catalogues import catalogue
from signpost.outputs.templates import after_prose, render
from signpost.values.direction import pieces
from signpost.values.print_languages import Language
from signpost.views.language_page import language_page, languages
from signpost.views.snapshot import Snapshot

LIST = "languages/index.html"


def language_pages(snapshot: Snapshot) -> Iterator[Page]:
    """A page for each language, and the list of them.

    Raises SourceError if a catalogue can't be read.
    """
    yield _list(snapshot)
    for language in languages(snapshot):
        words = catalogue(snapshot.sources, language.code)
        view = language_page(snapshot, language, words.say, labels_checked=words.is_checked)
        path = f"languages/{language.code}.html"
        body = render("language.html", path, snapshot, own=view, line=partial(line_html, language))
        title = f"{language.own_name} ({language.name})"
        description = f"Urgent help, interpreters and sheets to print in {language.name}, with English beside it."
        yield Page(path, LIST, title, description, body, "directory.yaml")


def _list(snapshot: Snapshot) -> Page:
    return after_prose("languages.html", LIST, snapshot, "directory.yaml", languages=tuple(languages(snapshot)))


def line_html(language: Language, line: str) -> Markup:
    """A line in a language, in which figures and English words keep their direction (HTML, "The bdi element")."""
    cut = pieces(line, right_to_left=language.direction == "rtl")
    english = Markup('<bdi dir="ltr" lang="en">{}</bdi>')
    return Markup("").join(english.format(words) if latin else escape(words) for words, latin in cut)

"""Leaflets: PDFs in standard and large print, a picture of each, and their words for Word, as plain text and a page."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from signpost.outputs.artefact import Artefact, Page, PlannedFile
from signpost.outputs.assets import source_bytes
from signpost.outputs.handouts import TEMPLATE, handouts
from signpost.outputs.leaflet_map import PATHS, leaflet_map
from signpost.outputs.leaflet_sections import sections
from signpost.outputs.leaflet_text import leaflet_text
from signpost.outputs.leaflet_word import leaflet_word
from signpost.outputs.qr import qr_file
from signpost.outputs.templates import after_prose, render
from signpost.outputs.theme import theme_data
from signpost.outputs.typesetting import TypesettingError, cache_key, typeset
from signpost.outputs.typesetting.missing_glyphs import without_missing_glyphs
from signpost.outputs.typesetting.pictures import pictures
from signpost.outputs.words import words_of
from signpost.records.cache import Cache
from signpost.records.model import Leaflet
from signpost.values.quotes import typographic_data
from signpost.views.labels import STATUS
from signpost.views.language_page import languages
from signpost.views.leaflet import LeafletView, leaflet
from signpost.views.leaflet_list import is_discreet, leaflet_files, leaflets_by_format, translated_files
from signpost.views.leaflet_pdf import LeafletPdf, pdf_path
from signpost.views.snapshot import Snapshot

LIST: Final = "leaflets/index.html"
THREADS: Final = 2  # the typesetter releases Python's lock while it works, so two leaflets are set at once
LINKS: Final = frozenset({"address", "id", *PATHS})  # data that is no text


@dataclass(frozen=True)
class _Job:
    """A leaflet in one size or language, to be typeset: its path in the site, its template, and its day."""

    record: Leaflet
    path: str
    template: str
    data: Mapping[str, Any]
    day: str
    pictured: bool
    sources: Path


def print_leaflets(
    snapshot: Snapshot, cache: Cache, tell: Callable[[int, int], None], refused: Callable[[str], None]
) -> dict[str, LeafletPdf]:
    """Typeset every leaflet in every size, by its path in the site, unless `cache` has it.

    `tell` is called after each one with its number and how many there are. `refused` is called with the name of each
    that can't be made, and the reason: it is left out of the site.
    """
    jobs = {cache_key(job.template, job.data, snapshot.sources): job for job in _jobs(snapshot)}
    kept = {name: cache.get(name) for name in jobs}
    made = {job.path: LeafletPdf(*kept[name]) for name, job in jobs.items() if kept[name]}
    for name, done in _set({name: job for name, job in jobs.items() if not kept[name]}, tell):
        if isinstance(done, TypesettingError):
            refused(f"{jobs[name].path}, which {jobs[name].record.source.file} asks for: {done}")
        else:
            cache.put(name, (done.pages, done.pdf, done.thumbnail))
            made[jobs[name].path] = done
    return made


def _jobs(snapshot: Snapshot) -> Iterator[_Job]:
    for record in snapshot.directory.leaflets.values():
        own = leaflet(snapshot, record, record.editions[0])
        for size in record.editions:
            view = replace(own, edition=size)
            first = size == record.editions[0]
            data = _data(snapshot, record, view)
            yield _Job(
                record, pdf_path(record.id, size), record.format, data, view.edition_day, first, snapshot.sources
            )
    for record, made, told in handouts(snapshot):
        path = pdf_path(record.id, made.language.code)
        yield _Job(record, path, TEMPLATE, told, made.edition_day, pictured=False, sources=snapshot.sources)


def _data(snapshot: Snapshot, record: Leaflet, view: LeafletView) -> dict[str, Any]:
    """The data for a template: the view, a map, the QR code of its address, pictures, and the words of forms."""
    code = qr_file(view.address) if view.address else ""
    shown = {entry.picture for entry in view.entries} | {point.picture for point in view.points}
    easy = shown | {"calendar", "place", "money", "phone"} if view.format == "easy-read" else set()
    words = {
        **without_missing_glyphs(view.json | {"map": leaflet_map(snapshot, record, view)}, snapshot.about.site_url),
        "form": words_of(snapshot.sources).form_of(view.format),
        "status": STATUS,
    }
    drawn = {name: picture for name, picture in pictures(snapshot.sources).items() if name in easy}
    told: dict[str, Any] = typographic_data(words, LINKS)
    return (
        told | theme_data(snapshot) | {"qr": code, "pictures": drawn, "cover_drawing": _cover_drawing(snapshot, view)}
    )


def _cover_drawing(snapshot: Snapshot, view: LeafletView) -> str:
    """The drawing on a cover, as SVG; "" if the leaflet has none."""
    return source_bytes(snapshot, f"assets/drawings/{view.drawing}.svg").decode() if view.drawing else ""


def _set(
    jobs: Mapping[str, _Job], tell: Callable[[int, int], None]
) -> Iterator[tuple[str, LeafletPdf | TypesettingError]]:
    """Yield each leaflet when it is done, or the error."""
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = {pool.submit(_made, job): name for name, job in jobs.items()}
        try:
            for number, done in enumerate(as_completed(waiting), 1):
                name = waiting[done]
                yield name, done.result()
                tell(number, len(waiting))
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _made(job: _Job) -> LeafletPdf | TypesettingError:
    try:
        return typeset(job.sources, job.template, job.data, job.day, pictured=job.pictured)
    except TypesettingError as error:
        return error


def leaflets(snapshot: Snapshot) -> Iterator[Artefact | Page | PlannedFile]:
    """The PDFs of each leaflet, and its words as plain text and as a page; and in Word, unless paper is left out."""
    words = words_of(snapshot.sources)
    for record in snapshot.directory.leaflets.values():
        yield from _files(snapshot, record)
        view = leaflet(snapshot, record, record.editions[0])
        text = leaflet_text(view, words)
        source = record.source.file
        yield Artefact(f"leaflets/{record.id}.txt", text.encode(), source, discreet=is_discreet(snapshot, record))
        if snapshot.printed:
            yield leaflet_word(snapshot, record, view)
        path = f"leaflets/{record.id}.html"
        files = leaflet_files(snapshot, record)
        yield Page(
            path=path,
            frame=LIST,
            title=record.title,
            description=f"{record.title}. {record.audience}",
            body=render(
                "leaflet.html",
                path,
                snapshot,
                own=view,
                sections=sections(view, words),
                files=files,
                translated=translated_files(snapshot, record),
            ),
            source=source,
            discreet=is_discreet(snapshot, record),
        )


def leaflets_list(snapshot: Snapshot) -> Iterator[Page]:
    """All leaflets with their pictures, how to print them, and which copies to take off the rack."""
    yield after_prose(
        "leaflets.html",
        LIST,
        snapshot,
        "leaflets/",
        formats=leaflets_by_format(snapshot),
        languages=languages(snapshot),
    )


def _files(snapshot: Snapshot, record: Leaflet) -> Iterator[Artefact]:
    """The PDFs, and the picture of the first one."""
    discreet = is_discreet(snapshot, record)
    for paper in (*leaflet_files(snapshot, record), *translated_files(snapshot, record)):
        printed = snapshot.printed[paper.path]
        yield Artefact(paper.path, printed.pdf, record.source.file, discreet)
        if paper.size == record.editions[0] and not paper.language:
            yield Artefact(f"leaflets/{record.id}.png", printed.thumbnail, record.source.file, discreet)

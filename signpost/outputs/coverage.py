"""What is there and what is missing: the page of all needs, and one for each need that prints as a sheet for a bid."""

from collections.abc import Iterable, Iterator

from signpost.outputs.artefact import Artefact, Page
from signpost.outputs.templates import after_prose, render
from signpost.records.model import Need
from signpost.records.spreadsheet import as_csv
from signpost.views.coverage import ASPECTS, Cell, coverage
from signpost.views.gaps import fragile, gaps, level_gaps, of_need
from signpost.views.residents import residents
from signpost.views.snapshot import Snapshot

PATH = "coverage.html"
LIST = "coverage/index.html"
TABLE = "data/counted/coverage.csv"


def gap_path(need: Need) -> str:
    """The path of a need's page of what is there and what is missing."""
    return f"coverage/{need.id}.html"


def coverage_pages(snapshot: Snapshot) -> Iterator[Page | Artefact]:
    """The page of all needs, the list of each need's, those, and a table to download.

    Discreet needs are left out: a page that says what is missing for them helps nobody who is in danger, and the lines
    that answer at all hours are in no area.
    """
    what, needs = coverage(snapshot), _needs(snapshot)
    yield after_prose(
        "coverage.html",
        PATH,
        snapshot,
        "activities/",
        areas=what.areas,
        rows=[(need, [what.cell(need, area) for area in what.areas]) for need in needs],
        gaps=[gap for gap in gaps(snapshot) if not gap.need.discreet],
        fragile=fragile(snapshot),
        gap_path=gap_path,
        table=TABLE,
    )
    rows = [(need, of_need(gaps(snapshot), need)) for need in needs]
    yield after_prose("coverage_needs.html", LIST, snapshot, "needs/", rows=rows, gap_path=gap_path)
    for need in needs:
        yield _of_need(snapshot, need)
    if needs:
        yield Artefact(TABLE, _to_download(snapshot, needs), "activities/")


def _needs(snapshot: Snapshot) -> list[Need]:
    counted = coverage(snapshot).counted
    return [need for need in snapshot.directory.needs.values() if not need.discreet] if counted else []


def coverage_columns(snapshot: Snapshot) -> tuple[str, ...]:
    """The headings of the table to download: the need, the area, and what is counted. None if there is no table."""
    levels = (level.name for level in snapshot.directory.levels.values())
    kinds = (*(aspect.label for aspect in ASPECTS.values()), *levels)
    return ("Need", "Area", "Groups", *kinds) if _needs(snapshot) else ()


def _to_download(snapshot: Snapshot, needs: Iterable[Need]) -> bytes:
    """How many groups there are for each need in each area, of which kinds and at which levels."""
    what = coverage(snapshot)
    cells = (what.cell(need, area) for need in needs for area in what.areas)
    return as_csv(coverage_columns(snapshot), map(_row, cells)).encode()


def _row(cell: Cell) -> tuple[str | int, ...]:
    kinds = (*cell.by_aspect.values(), *cell.by_level.values())
    return cell.need.name, cell.area.name, len(cell.activities), *map(len, kinds)


def _of_need(snapshot: Snapshot, need: Need) -> Page:
    what, path = coverage(snapshot), gap_path(need)
    people = {area.id: residents(snapshot, area) for area in what.areas}
    body = render(
        "coverage_need.html",
        path,
        snapshot,
        need=need,
        aspects=ASPECTS,
        levels=snapshot.directory.levels,
        cells=[what.cell(need, area) for area in what.areas],
        people={id_: own.count for id_, own in people.items() if own} if all(people.values()) else {},
        gaps=of_need(gaps(snapshot), need),
        level_gaps=level_gaps(snapshot, need),
        fragile=[one for one in fragile(snapshot) if one.need is need],
        table=TABLE,
    )
    title = f"{need.name}: what is there, and what is missing"
    description = f"{need.name}: how many groups there are in each area, and what is missing."
    return Page(path, LIST, title, description, body, need.source.file)

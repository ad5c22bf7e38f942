"""Promises about the fit of leaflets: so many pages and no more, none of them empty, no group dropped in silence."""

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from signpost.views.leaflet import LeafletView
from signpost.views.leaflet_pdf import pdf_path
from tests.outputs.leaves import ALL
from tests.outputs.pdfs import REST, Pdf, is_in

SIDES = {
    "tri-fold": {2},
    "list": {1, 2, 4},  # sheets that fold into one booklet
    "easy-read": set(range(1, 9)),
    "poster": {1},
    "slip": {1},
    "update-form": {1, 2},
    "measures": {1},
    "criteria": {1, 2},
    "card": {2},
    "bulletin": {1},
    "conversation": {8},  # four sheets
    "conversation-fold": {2},
    "journey": set(range(4, 41, 2)),  # each card has a front and a back
    "volunteer": {2},
    "outreach-pack": {8},  # four sheets: two for the family, two for the worker
}
LARGE_LIST = 12
LARGE_SIDES = {
    **SIDES,
    "tri-fold": set(range(1, LARGE_LIST + 1)),  # in large print it is a list
    "list": set(range(1, LARGE_LIST + 1)),
    "update-form": {2, 4},
    "measures": {2, 3},
    "criteria": {1, 2, 3, 4},
    "card": {2, 3, 4},
    "bulletin": {1, 2},
    "conversation": {14},
    "conversation-fold": {14},
    "volunteer": {4},
    "outreach-pack": set(range(12, 19)),
}
DOTS = 20  # an inch: enough to see which parts of a page are blank
DARK = 200  # of 255: what is lighter counts as paper
MARGIN = 20  # millimetres at the foot, where the line with the page number is
Leaf = tuple[LeafletView, Pdf]


@pytest.fixture(scope="module", params=ALL, ids=lambda pair: f"{pair[1].id}-{pair[1].edition}")
def printed(request: pytest.FixtureRequest, demonstration: Path) -> Leaf:
    """Return each leaflet of the demonstration: what it should say, and the PDF."""
    _, view = request.param
    return view, Pdf((demonstration / pdf_path(view.id, view.edition)).read_bytes())


def shown(view: LeafletView, pdf: Pdf) -> list[str]:
    """The ids of the entries in the PDF, each recognised by its name and its summary."""
    return [entry.id for entry in view.entries if is_in(entry.name, pdf) and is_in(entry.summary, pdf)]


def test_it_has_no_more_sides_than_its_format_allows(printed: Leaf) -> None:
    view, pdf = printed
    assert len(pdf.sizes) in (LARGE_SIDES if view.edition == "large" else SIDES)[view.format]


def test_a_menu_gives_up_nothing_that_is_nearer_than_what_it_keeps(printed: Leaf) -> None:
    view, pdf = printed
    if not view.id.startswith("in-"):
        return
    there = set(shown(view, pdf))
    firsts = {entry.group: entry.id for entry in reversed(view.entries)}  # of each need; one of these is always kept
    kept = [entry.scope for entry in view.entries if entry.id in there and firsts[entry.group] != entry.id]
    given_up = [entry.scope for entry in view.entries if entry.id not in there and not entry.sensitive]
    assert max(kept, default=0) <= min(given_up, default=max(kept, default=0))


def test_a_folded_leaflet_gives_up_what_comes_last(printed: Leaf) -> None:
    view, pdf = printed
    if view.format != "tri-fold":
        return
    there = shown(view, pdf)
    assert set(there) == {entry.id for entry in view.entries[: len(there)]}


def test_what_it_points_to_is_what_it_was_to_hold_less_what_it_holds(printed: Leaf) -> None:
    view, pdf = printed
    if view.format not in {"tri-fold", "list"}:
        return
    pointed = {int(one or other) for one, other in REST.findall(pdf.text)}
    missing = len(view.entries) - len(shown(view, pdf))
    assert pointed == ({missing} if missing else set())


def test_a_menu_that_cannot_hold_all_still_has_something_for_each_need(printed: Leaf) -> None:
    view, pdf = printed
    if view.format != "list":
        return
    held = shown(view, pdf)
    assert {entry.group for entry in view.entries if entry.id in held} == {entry.group for entry in view.entries}


def test_a_menu_in_large_print_holds_all(printed: Leaf) -> None:
    view, pdf = printed
    if view.format == "list" and view.edition == "large":
        assert len(shown(view, pdf)) == len(view.entries)


def blank(grey: Image.Image, left: float, right: float) -> float:
    """The tallest blank part of a page between two places in millimetres, as a share of the page's height."""
    scale = DOTS / 25.4
    foot = grey.height - round(MARGIN * scale)
    strip = grey.crop((round(left * scale), 0, round(right * scale), foot))
    inked = [y for y in range(foot) if min(strip.crop((0, y, strip.width, y + 1)).tobytes()) < DARK]
    return max(after - before for before, after in pairwise([0, *inked, foot])) / grey.height


def test_no_page_is_nearly_empty(printed: Leaf) -> None:
    _, pdf = printed
    for number, page in enumerate(pdf.pages(DOTS), 1):
        assert blank(page, 0, 210) <= 0.4, number


def test_no_panel_of_a_tri_fold_is_nearly_empty(printed: Leaf) -> None:
    view, pdf = printed
    if view.format != "tri-fold" or view.edition == "large":
        return
    for page, folds in zip(pdf.pages(DOTS), [(0, 97, 197, 297), (0, 100, 200, 297)], strict=True):
        for left, right in pairwise(folds):
            assert blank(page, left + 2, right - 2) <= 0.4, (left, right)

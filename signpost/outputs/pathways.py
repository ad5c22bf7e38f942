"""Levels of support and referral pathways: a page for each, and their lists."""

from collections.abc import Iterator

from signpost.outputs.artefact import Page
from signpost.outputs.templates import after_prose, render
from signpost.views.activity_page import Link
from signpost.views.owner import owner
from signpost.views.record_lines import pathway_lines, record_words
from signpost.views.snapshot import Snapshot

LEVELS = "levels/index.html"
PATHWAYS = "pathways/index.html"


def levels(snapshot: Snapshot) -> Iterator[Page]:
    """A page for every level of support."""
    running = snapshot.listed
    for level in snapshot.directory.levels.values():
        path = f"levels/{level.id}.html"
        pathway = snapshot.directory.pathways[level.pathway]
        body = render(
            "level.html",
            path,
            level=level,
            pathway=Link(pathway.name, f"pathways/{pathway.id}.html"),
            count=sum(level.id in activity.levels for activity in running),
            snapshot=snapshot,
        )
        description = f"{level.name}: when to choose it, who supports the person, and for how long."
        yield Page(path, LEVELS, level.name, description, body, "levels.yaml")


def levels_list(snapshot: Snapshot) -> Iterator[Page]:
    """All levels of support, the lightest first."""
    levels, pathways = tuple(snapshot.directory.levels.values()), snapshot.directory.pathways
    yield after_prose("levels.html", LEVELS, snapshot, "levels.yaml", levels=levels, pathways=pathways)


def pathways(snapshot: Snapshot) -> Iterator[Page]:
    """A page for every pathway."""
    for pathway in snapshot.directory.pathways.values():
        path = f"pathways/{pathway.id}.html"
        body = render(
            "pathway.html",
            path,
            pathway=pathway,
            owner=owner(snapshot.directory, pathway),
            for_the_record=record_words(pathway.record_code),
            record_lines=pathway_lines(snapshot, pathway),
            urgent=snapshot.about.urgent_help if pathway.kind == "urgent" else None,
            levels=tuple(level for level in snapshot.directory.levels.values() if level.pathway == pathway.id),
            snapshot=snapshot,
        )
        yield Page(path, PATHWAYS, pathway.name, pathway.summary, body, pathway.source.file)


def pathways_list(snapshot: Snapshot) -> Iterator[Page]:
    """All pathways."""
    every = tuple(snapshot.directory.pathways.values())
    yield after_prose("pathways.html", PATHWAYS, snapshot, "pathways/", pathways=every)

"""Levels of support and referral pathways: a page for each, and their lists."""

from collections.abc import Iterator
from datetime import date

from signpost.outputs.artefact import Page
from signpost.outputs.templates import render
from signpost.records.directory import Directory
from signpost.views.activity_page import Link
from signpost.views.card import listed

LEVELS = "levels/index.html"
PATHWAYS = "pathways/index.html"


def levels(directory: Directory, today: date) -> Iterator[Page]:
    """A page for every level of support, and one for all."""
    running = listed(directory, today)
    for level in directory.levels.values():
        path = f"levels/{level.id}.html"
        pathway = directory.pathways[level.pathway]
        body = render(
            "level.html",
            path,
            level=level,
            pathway=Link(pathway.name, f"pathways/{pathway.id}.html"),
            count=sum(level.id in activity.levels for activity in running),
            about=directory.about,
            today=today,
        )
        description = f"{level.name}: when to choose it, who supports the person, and for how long."
        yield Page(path, LEVELS, level.name, description, body, "levels.yaml")
    body = render(
        "levels.html",
        LEVELS,
        levels=tuple(directory.levels.values()),
        pathways=directory.pathways,
        about=directory.about,
        today=today,
    )
    yield Page(LEVELS, LEVELS, "", "", body, "levels.yaml")


def pathways(directory: Directory, today: date) -> Iterator[Page]:
    """A page for every pathway, and one for all."""
    for pathway in directory.pathways.values():
        path = f"pathways/{pathway.id}.html"
        body = render(
            "pathway.html",
            path,
            pathway=pathway,
            urgent=directory.about.urgent_help if pathway.kind == "urgent" else None,
            levels=tuple(level for level in directory.levels.values() if level.pathway == pathway.id),
            about=directory.about,
            today=today,
        )
        yield Page(path, PATHWAYS, pathway.name, pathway.summary, body, pathway.source.file)
    body = render(
        "pathways.html",
        PATHWAYS,
        pathways=tuple(directory.pathways.values()),
        about=directory.about,
        today=today,
    )
    yield Page(PATHWAYS, PATHWAYS, "", "", body, "pathways/")

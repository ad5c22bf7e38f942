"""A leaflet as plain text, for e-mail and for screen readers."""

from signpost.outputs.leaflet_lines import Section
from signpost.outputs.leaflet_sections import sections
from signpost.outputs.words import Words
from signpost.views.leaflet import LeafletView


def leaflet_text(view: LeafletView, words: Words) -> str:
    """The text of a leaflet: short lines, with an empty line between sections."""
    head = f"{view.title}\n{view.audience}"
    return "\n\n".join((head, *map(_text, sections(view, words)))) + "\n"


def _text(part: Section) -> str:
    mark = "" if part.activity else "- "  # the lines on a group are not a list
    lines = (part.title, *map(str, part.lines), *(f"{mark}{item}" for item in part.items))
    return "\n".join(line for line in lines if line)

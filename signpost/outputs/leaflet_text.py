"""A leaflet as plain text, for e-mail and for screen readers."""

from signpost.outputs.leaflet_sections import Section, sections
from signpost.views.leaflet import LeafletView


def leaflet_text(view: LeafletView) -> str:
    """All that a leaflet says: short lines, an empty line between its parts."""
    head = f"{view.title}\n{view.audience}"
    return "\n\n".join((head, *map(_text, sections(view)))) + "\n"


def _text(part: Section) -> str:
    mark = "" if part.activity else "- "  # what is told of a group is no list of its own
    lines = (part.title, *map(str, part.lines), *(f"{mark}{item}" for item in part.items))
    return "\n".join(line for line in lines if line)

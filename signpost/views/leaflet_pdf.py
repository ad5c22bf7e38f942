"""A typeset leaflet, and its path in the site."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LeafletPdf:
    """A leaflet as a PDF, how many pages it has, and a picture of the first."""

    pages: int
    pdf: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)


def pdf_path(leaflet: str, size: str) -> str:
    """The path in the site of a leaflet of this id, in the size "standard" or "large"."""
    return f"leaflets/{leaflet}.pdf" if size == "standard" else f"leaflets/{leaflet}-{size}.pdf"

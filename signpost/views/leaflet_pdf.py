"""A typeset leaflet, and its path in the site."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class LeafletPdf:
    """A leaflet as a PDF, how many pages it has, and a picture of the first."""

    pages: int
    pdf: bytes = field(repr=False)
    thumbnail: bytes = field(repr=False)


def pdf_path(leaflet: str, edition: str) -> str:
    """The path in the site of a leaflet of this id: "standard", "large" or in a language other than English."""
    return f"leaflets/{leaflet}.pdf" if edition == "standard" else f"leaflets/{leaflet}-{edition}.pdf"

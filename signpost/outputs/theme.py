"""What a directory's own theme makes of the site: its styles, its logo and its icon. Without a theme there is none."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from signpost.checks.theme import USUAL
from signpost.outputs.artefact import Artefact
from signpost.outputs.templates import render
from signpost.records.directory_parts import Theme
from signpost.records.logo import FILE as LOGO
from signpost.values.colour import parse_colour
from signpost.views.snapshot import Snapshot
from signpost.views.theme import main_colour, palette

ICON: Final = "assets/icon.svg"
LOGO_PLACE: Final = f"assets/{LOGO}"


def theme_style(snapshot: Snapshot) -> bytes:
    """The styles that come after all others; none without a theme."""
    theme, logo = snapshot.about.theme, snapshot.directory.folder.logo
    if theme == Theme() and not logo.svg:
        return b""
    return render("theme.css", "assets/site.css", snapshot, colours=palette(theme), logo=logo).encode()


def theme_data(snapshot: Snapshot) -> dict[str, Any]:
    """What the templates of leaflets are told of a theme: nothing if they have Signpost's own looks."""
    theme, logo = snapshot.about.theme, snapshot.directory.folder.logo
    own = {"colour": main_colour(theme)} if theme.colour else {}
    own |= {"highlight": parse_colour(theme.highlight)} if theme.highlight else {}
    own |= {"logo": logo.svg, "logo_says": theme.logo_says} if logo.svg else {}
    return {"theme": own} if own else {}


def logo_file(snapshot: Snapshot) -> Iterator[Artefact]:
    """The logo, if there is one."""
    if svg := snapshot.directory.folder.logo.svg:
        yield Artefact(LOGO_PLACE, svg.encode(), LOGO)


def icon(snapshot: Snapshot, usual: bytes) -> bytes:
    """The icon of the site: the logo, or Signpost's own in the colour of the theme."""
    if svg := snapshot.directory.folder.logo.svg:
        placed = Markup(svg.replace("<svg ", '<svg x="3" y="3" width="26" height="26" ', 1))  # noqa: S704 - it was rebuilt, shape by shape
        return render("logo_icon.svg", ICON, snapshot, logo=placed).encode()
    return usual.replace(USUAL.encode(), main_colour(snapshot.about.theme).encode())

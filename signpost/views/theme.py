"""The colours of a directory's own theme, by day and in the dark; those that nobody chose follow from the main one."""

from dataclasses import dataclass
from typing import Final

from signpost.checks.theme import USUAL
from signpost.records.directory_parts import Theme
from signpost.values.colour import CLEAR, DARK_PAPER, WHITE, contrast, mixed, nearest, parse_colour, tint

HIGHLIGHT: Final = "#ffd98a"
BUTTON_IN_THE_DARK: Final = 2.7  # to one against the paper: as far as it can be and still have white words on it
GROUND: Final = 0.15  # how much of a button's colour the ground of panels has in the dark
OVER: Final = 0.12  # how much lighter a button is under the mouse


@dataclass(frozen=True)
class Shades:
    """The colours that follow from a theme, on white paper or on dark."""

    main: str
    button: str
    button_over: str
    ground: str
    link: str = ""
    link_over: str = ""


@dataclass(frozen=True)
class Palette:
    """All colours of a theme. A link's are "" if the directory chose none."""

    highlight: str
    light: Shades
    dark: Shades


def main_colour(theme: Theme) -> str:
    """The main colour of a directory, Signpost's if it has none of its own."""
    return parse_colour(theme.colour) or USUAL


def palette(theme: Theme) -> Palette:
    """The colours of a theme that has passed its checks."""
    main, link = main_colour(theme), parse_colour(theme.link_colour)
    button = nearest(main, WHITE, lambda colour: contrast(colour, DARK_PAPER) >= BUTTON_IN_THE_DARK)
    ground = mixed(DARK_PAPER, button, GROUND)
    bright = nearest(link, WHITE, lambda colour: contrast(colour, ground) >= CLEAR) if link else ""
    return Palette(
        highlight=parse_colour(theme.highlight) or HIGHLIGHT,
        light=Shades(main, main, mixed(main, WHITE, OVER), tint(main), link, link and mixed(link, "#000000", 0.35)),
        dark=Shades(main, button, mixed(button, WHITE, OVER / 2), ground, bright, bright and mixed(bright, WHITE, 0.5)),
    )

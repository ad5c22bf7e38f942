"""A directory's own looks: colours that everybody can read, and a logo with words for who can't see it."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from signpost.records.directory import Directory
from signpost.records.directory_parts import Theme
from signpost.records.logo import FILE
from signpost.records.problem import Place, Problem, problem, quoted
from signpost.values.colour import BLACK, CLEAR, INK, TEXT, WHITE, contrast, nearest, parse_colour, tint

USUAL: Final = "#0b4a59"  # the main colour of a directory that has none of its own


class _Pair(NamedTuple):
    """A colour of a theme, what it is seen against, the contrast that it needs, and the way to a better one."""

    field: str
    what: str
    colour: str
    against: str
    needed: float
    towards: str

    @property
    def better(self) -> str:
        return nearest(self.colour, self.towards, self.passes)

    def passes(self, colour: str) -> bool:
        return contrast(colour, self.against) >= self.needed


def theme_colours(directory: Directory, today: date) -> Iterator[Problem]:
    """Colours whose contrast is too low (WCAG 2.2, 1.4.3 and 1.4.6)."""
    for pair in _pairs(directory.about.theme) if _asked(directory) else ():
        if pair.colour and not pair.passes(pair.colour):
            yield _too_faint(directory, pair)


def _asked(directory: Directory) -> bool:
    """Whether the looks are among what is to be checked."""
    return not directory.focus or not directory.focus.isdisjoint({directory.about.source.file, FILE})


def _pairs(theme: Theme) -> Iterator[_Pair]:
    main = parse_colour(theme.colour) or USUAL
    yield _Pair("colour", "White words on", main, WHITE, CLEAR, BLACK)
    yield _Pair("link_colour", "Links in", parse_colour(theme.link_colour), tint(main), TEXT, BLACK)
    # A colour as light as that stands out from any main colour too: 3:1 (WCAG 2.2, 1.4.11).
    yield _Pair("highlight", "Dark words on", parse_colour(theme.highlight), INK, CLEAR, WHITE)


def _too_faint(directory: Directory, pair: _Pair) -> Problem:
    found = int(contrast(pair.colour, pair.against) * 10) / 10
    return problem(
        directory.about.source.place(("theme", pair.field)),
        "theme-contrast",
        f"{pair.what} {quoted(pair.colour)} are hard to see: their contrast is {found} to 1, and it has to be "
        f"{pair.needed:g} to 1.",
        f"Take a {'darker' if pair.towards == BLACK else 'lighter'} colour. The nearest that passes is "
        f"{pair.better.removeprefix('#')}.",
    )


def theme_logo(directory: Directory, today: date) -> Iterator[Problem]:
    """A logo without its words, and words without their logo."""
    logo, words = directory.folder.logo, directory.about.theme.logo_says
    if not _asked(directory):
        return
    if logo.svg and not words:
        yield problem(
            Place(FILE),
            "logo-words",
            "Nothing says what the logo shows, for people who can't see it.",
            "In directory.yaml write theme: and below it logo_says: with what the logo shows or says, such as the name "
            "in it.",
        )
    if words and not logo.svg and not logo.problems:
        yield problem(
            directory.about.source.place(("theme", "logo_says")),
            "logo-words",
            f"There is no file {FILE} with the logo.",
            f"Put {FILE} beside directory.yaml, or delete logo_says.",
        )

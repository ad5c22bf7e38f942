"""What is wrong with a text that the YAML parser can't read: in plain words, at the line that needs mending.

The parser names the place where it gave up, which is often the line after the slip.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

import yaml

from signpost.records.problem import Place, Problem, problem

QUOTE_IT: Final = "If these are words, put the whole text between double quotes."
LINE_UP: Final = "Give fields of the same record the same number of spaces before them."

Words = tuple[str, str]  # the message, and how to mend it
Spot = tuple[int, int]  # line and column, from 0
Fault = tuple[Spot, Words]


def syntax_problem(file: str, lines: Sequence[str], error: yaml.YAMLError) -> Problem:
    """The problem that an error of the parser stands for."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None) or mark
    told = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    last = len(lines) - 1
    stopped = (min(mark.line, last), mark.column) if mark else (0, 0)
    began = (min(opened.line, last), opened.column) if opened else stopped
    looks = (look(lines, stopped, told) for look in LOOKS)
    found = _merge_marks(lines) or _apostrophe(lines, began, told) or next(filter(None, looks), None)
    (line, column), (message, fix) = found or _by_sign(told, stopped, began)
    return problem(Place(file, line + 1, column + 1), "yaml-syntax", message, fix)


def _by_sign(told: str, stopped: Spot, began: Spot) -> Fault:
    """The words for what the parser says, at the line where it gave up or at the one where the trouble began."""
    for sign, from_start, words in SIGNS:
        if sign in told:
            return (began if from_start else stopped), words
    return stopped, OTHERWISE


def _merge_marks(lines: Sequence[str]) -> Fault | None:
    """The marks that Git leaves where two people have changed the same lines."""
    for number, line in enumerate(lines):
        if re.match(r"(<{7}|={7}|>{7})( |$)", line):
            return (number, 0), (
                "Two people's changes meet here, and nobody has chosen between them yet.",
                "Keep what is right. Then delete the lines that start with <<<<<<<, ======= and >>>>>>>.",
            )
    return None


def _apostrophe(lines: Sequence[str], began: Spot, told: str) -> Fault | None:
    """An apostrophe that a text starts with, as in 'Tis."""
    if "quoted scalar" not in told or not re.match(r"'\w+[^']*$", lines[began[0]][began[1] :]):
        return None
    return began, (
        "This text starts with an apostrophe, which is read as a quotation mark that is never closed.",
        "Put the whole text between double quotes.",
    )


def _strange_space(lines: Sequence[str], stopped: Spot, _told: str) -> Fault | None:
    """A space that isn't one, before a field or after its colon."""
    for line in range(stopped[0], max(-1, stopped[0] - 3), -1):
        if match := re.match(r"[ \t-]*(?:[a-z_]+:)?\u00a0", lines[line]):
            return (line, match.end() - 1), (
                "There is a space of another kind here, one that comes along when text is copied from a web page.",
                "Delete the spaces around it, and type them again.",
            )
    return None


def _tab(lines: Sequence[str], stopped: Spot, _told: str) -> Fault | None:
    match = re.match(r" *\t", lines[stopped[0]])
    return match and (
        (stopped[0], match.end() - 1),
        ("There is a tab at the start of this line.", "Use spaces instead: delete the tab, and press the space bar."),
    )


def _sign_first(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """A value that starts with a sign which the parser keeps for other uses."""
    sign = lines[stopped[0]][stopped[1] : stopped[1] + 1]
    if "cannot start any token" not in told or sign not in "@`%|>" or not sign:
        return None
    return stopped, (f"A value starts with the sign {sign}.", "Put the whole text between double quotes.")


def _after_the_end(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """Words after a closing quotation mark or bracket."""
    if "did not find expected" not in told or "flow" in told or "line break" in told:
        return None
    end = lines[stopped[0]][: stopped[1]].rstrip()[-1:]
    inner = {'"': "single quotation marks: '", "'": 'double quotation marks: "'}
    if end in inner and re.search(rf":\s+{end}[^{end}]+{end}[^{end}]+{end}", lines[stopped[0]]):
        return stopped, (
            "There are quotation marks inside this text, and it stands between marks of the same kind.",
            f"Put the whole text between {inner[end]}. Or take the marks inside it away.",
        )
    if end and end in "\"'":
        return stopped, (
            "There is something after a closing quotation mark here.",
            "Put the whole text between double quotes. Look above, too, for a quotation mark that is never closed.",
        )
    if end and end in "]}":
        return stopped, ("There is something after a closing bracket here.", QUOTE_IT)
    return None


def _colon(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """A colon where the parser has no use for one: of a text, or since the line above is no field."""
    if "mapping values are not allowed" not in told:
        return None
    before = lines[stopped[0]][: stopped[1]]
    if re.search(r":\s+[“”‘’]", before):
        return stopped, (
            "There is a colon in this text, and the quotation marks around it are curly.",
            'Put the whole text between straight double quotes: ".',
        )
    if re.search(r":\s", before) or " " in before.strip(" -"):
        return stopped, (
            "There is a colon in the middle of this text.",
            "Put the whole text between double quotes.",
        )
    return _line_above(lines, stopped[0]) or (
        stopped,
        (
            "This line has the wrong number of spaces before it, or a colon in the middle of its text.",
            f"{LINE_UP} Text with a colon in it goes between double quotes.",
        ),
    )


def _line_above(lines: Sequence[str], line: int) -> Fault | None:
    """A line above that should have been a field and has no colon, or no space where one is needed."""
    above = next((number for number in range(line - 1, -1, -1) if not re.match(r"\s*(#|$)", lines[number])), None)
    if above is None:
        return None
    text = lines[above]
    indent = len(text) - len(text.lstrip())
    if re.match(r"\s*-[^\s-]", text):
        return (above, indent), (
            "There is no space after the hyphen that starts this line.",
            "Put one space between the hyphen and what follows.",
        )
    if not re.search(r":(\s|$)", text) and _start(text) == _start(lines[line]):
        return (above, indent), NO_FIELD
    return None


def _start(text: str) -> int:
    """Where the words of a line start, after spaces and the hyphen of a list."""
    return len(text) - len(text.lstrip(" -"))


LOOKS: Final[tuple[Callable[[Sequence[str], Spot, str], Fault | None], ...]] = (
    _strange_space,
    _tab,
    _sign_first,
    _after_the_end,
    _colon,
)
NO_FIELD: Final = (
    "This line is no field, since it has no colon with a space after it.",
    "Write the field's name, a colon, a space and the value. If it belongs to the text above, put more spaces first.",
)
OTHERWISE: Final = (
    "This line can't be read.",
    "Compare it with the lines above. Text with signs in it goes between double quotes.",
)
# What the parser says; whether the trouble lies where it began and not where the parser gave up; and what a person
# reads instead. The first that fits is taken.
SIGNS: Final[tuple[tuple[str, bool, Words], ...]] = (
    (
        "quoted scalar found unexpected end of stream",
        True,
        ("A quotation mark is opened here and never closed.", "Add the same mark at the end of the text."),
    ),
    (
        "quoted scalar",
        False,
        (
            "The text between quotation marks can't be read.",
            "Look for a \\ sign or a missing quotation mark. Inside double quotes, write \\\\ for one \\.",
        ),
    ),
    ("could not find expected ':'", True, NO_FIELD),
    ("found undefined tag handle", False, ("A value starts with the sign !.", QUOTE_IT)),
    ("scanning an alias", False, ("A value starts with the sign *.", QUOTE_IT)),
    ("scanning an anchor", False, ("A value starts with the sign &.", QUOTE_IT)),
    ("scanning a directive", False, ("A line starts with the sign %.", "Delete that line.")),
    (
        "flow sequence",
        True,
        (
            "A square bracket is opened here, and the list after it can't be read.",
            f"Close it with ], with commas between the values. {QUOTE_IT}",
        ),
    ),
    (
        "flow mapping",
        True,
        ("A curly bracket is opened here, and what follows can't be read.", QUOTE_IT),
    ),
    (
        "block sequence entries are not allowed",
        False,
        (
            "A hyphen starts a list where no list can stand.",
            "Put the list on the lines below the field, or the text between double quotes.",
        ),
    ),
    (
        "expected comment or line break",
        False,
        ("There are words on the same line as > or |.", "Put them on the next line, with two more spaces before them."),
    ),
    (
        "did not find expected",
        False,
        ("The lines from here on don't line up with the ones above.", LINE_UP),
    ),
)

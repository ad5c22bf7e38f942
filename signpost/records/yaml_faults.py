"""Explains what is wrong with a text that the YAML parser can't read, in plain words, at the line to mend.

The parser reports the place where it gave up, which is often the line after the slip.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import yaml

from signpost.records.problem import Place, Problem, problem
from signpost.values.patterns import filled, lists

HERE: Final = Path(__file__).parent
QUOTE_IT: Final = "If these are words, put the whole text between double quotes."
LINE_UP: Final = "Give fields of the same record the same number of spaces before them."

Words = tuple[str, str]  # the message, and how to mend it
Spot = tuple[int, int]  # line and column, from 0
Fault = tuple[Spot, Words]


def syntax_problem(file: str, lines: Sequence[str], error: yaml.YAMLError) -> Problem:
    """Turn an error of the parser into a problem."""
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


def _words(fault: str, **signs: str) -> Words:
    """The words for a fault from yaml_faults.yaml; `signs` are the characters that were typed."""
    message, fix = (
        filled(text, {"QUOTE_IT": QUOTE_IT, "LINE_UP": LINE_UP}).format(**signs)
        for text in lists("yaml_faults", HERE)["words"][fault]
    )
    return message, fix


def _by_sign(told: str, stopped: Spot, began: Spot) -> Fault:
    """The words for the parser's message, at the line where it gave up or where the trouble began."""
    for sign, (at, fault, *signs) in lists("yaml_faults", HERE)["signs"].items():
        if sign in told:
            return (began if at == "began" else stopped), _words(fault, sign="".join(signs))
    return stopped, _words("otherwise")


def _merge_marks(lines: Sequence[str]) -> Fault | None:
    """The conflict markers that Git leaves if two people have changed the same lines."""
    marks = (number for number, line in enumerate(lines) if re.match(r"(<{7}|={7}|>{7})( |$)", line))
    first = next(marks, None)
    return None if first is None else ((first, 0), _words("merge_marks"))


def _apostrophe(lines: Sequence[str], began: Spot, told: str) -> Fault | None:
    """An apostrophe at the start of a text, as in 'Tis."""
    if "quoted scalar" not in told or not re.match(r"'\w+[^']*$", lines[began[0]][began[1] :]):
        return None
    return began, _words("apostrophe")


def _strange_space(lines: Sequence[str], stopped: Spot, _told: str) -> Fault | None:
    """A character that only looks like a space, before a field or after its colon."""
    for line in range(stopped[0], max(-1, stopped[0] - 3), -1):
        if match := re.match(r"[ \t-]*(?:[a-z_]+:)?\u00a0", lines[line]):
            return (line, match.end() - 1), _words("strange_space")
    return None


def _tab(lines: Sequence[str], stopped: Spot, _told: str) -> Fault | None:
    match = re.match(r" *\t", lines[stopped[0]])
    return match and ((stopped[0], match.end() - 1), _words("tab"))


def _sign_first(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """A value that starts with a character that YAML reserves."""
    sign = lines[stopped[0]][stopped[1] : stopped[1] + 1]
    if "cannot start any token" not in told or sign not in "@`%|>" or not sign:
        return None
    return stopped, _words("sign_first", sign=sign)


def _after_the_end(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """Words after a closing quotation mark or bracket."""
    if "did not find expected" not in told or "flow" in told or "line break" in told:
        return None
    end = lines[stopped[0]][: stopped[1]].rstrip()[-1:]
    inner = {'"': "single quotation marks: '", "'": 'double quotation marks: "'}
    if end in inner and re.search(rf":\s+{end}[^{end}]+{end}[^{end}]+{end}", lines[stopped[0]]):
        return stopped, _words("quotes_inside", other=inner[end])
    if end and end in "\"'":
        return stopped, _words("after_quote")
    return (stopped, _words("after_bracket")) if end and end in "]}" else None


def _colon(lines: Sequence[str], stopped: Spot, told: str) -> Fault | None:
    """A colon that the parser doesn't expect: part of a text, or below a line that is not a field."""
    if "mapping values are not allowed" not in told:
        return None
    before = lines[stopped[0]][: stopped[1]]
    if re.search(r":\s+[“”‘’]", before):
        return stopped, _words("curly_quotes")
    if re.search(r":\s", before) or " " in before.strip(" -"):
        return stopped, _words("colon")
    return _line_above(lines, stopped[0]) or (stopped, _words("spaces"))


def _line_above(lines: Sequence[str], line: int) -> Fault | None:
    """A line above that should be a field but lacks a colon, or a space that is needed."""
    above = next((number for number in range(line - 1, -1, -1) if not re.match(r"\s*(#|$)", lines[number])), None)
    if above is None:
        return None
    text = lines[above]
    indent = len(text) - len(text.lstrip())
    if re.match(r"\s*-[^\s-]", text):
        return (above, indent), _words("no_space")
    if not re.search(r":(\s|$)", text) and _start(text) == _start(lines[line]):
        return (above, indent), _words("no_field")
    return None


def _start(text: str) -> int:
    """The column where the words of a line start, after spaces and the hyphen of a list."""
    return len(text) - len(text.lstrip(" -"))


LOOKS: Final[tuple[Callable[[Sequence[str], Spot, str], Fault | None], ...]] = (
    _strange_space,
    _tab,
    _sign_first,
    _after_the_end,
    _colon,
)

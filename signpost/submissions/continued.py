"""The lines below a label that go on with its answer: of a list, indented, or broken by a mail program."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from signpost.records.asked import Asked, asked

WRAPPED: Final = 60  # characters; a line at least this long goes on with the next, whatever its end
INDENT: Final = "  "  # before each line of an answer that a form of ours writes
POINT: Final = re.compile(r"(?:[*•·–-]|\d{1,2}[.)]) ")
ENDED: Final = re.compile(r"[.!?…][\"'”’)]*$")
LEAST_WORDS: Final = 3  # of a sentence without a full stop; less is the name below a letter
IN_WORDS: Final = frozenset({("cost", "amount"), ("routes",)})  # read from a sentence, though no texts themselves


def read(label: str, first: str, answer: str, lines: Sequence[str]) -> tuple[int, str]:
    """How many of the lines go on with an answer, and the whole answer; lines that were broken are joined.

    `first` is the whole line with the label, `answer` what stands after the label in it, and `lines` are those up to
    the next label.
    """
    parts, end, before = [answer], 0, first
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        started = bool("".join(parts).strip())
        joint = "\n" if line.startswith(INDENT) else _joint(label, before, line, started=started)
        # An empty line may be before the answer, but an answer goes on after one only if it is indented.
        if joint is None or (started and at > end and not line.startswith(INDENT)):
            break
        parts += [joint, line.removeprefix(INDENT)]
        end, before = at + 1, line
    return end, "".join(parts)


def _joint(label: str, before: str, line: str, *, started: bool) -> str | None:
    """What comes between an answer and a line that is not indented; None if the line is no part of the answer."""
    question = _questions().get(label)
    if not started:
        return "\n"
    if question is None or not (_is_list(question) or _is_text(question)):
        return "\n" if len(before) >= WRAPPED else None
    if POINT.match(line) or (_is_list(question) and not (_is_text(question) and line[0].islower())):
        return "\n"
    if not re.search(r"\w", line):
        return None
    if len(before) >= WRAPPED or not ENDED.search(before):
        return " "
    return "\n" if ENDED.search(line) or len(line.split()) >= LEAST_WORDS else None


def _is_list(question: Asked) -> bool:
    return question.field.schema.get("type") == "array" and question.path not in IN_WORDS


def _is_text(question: Asked) -> bool:
    schema = question.field.schema
    return question.path in IN_WORDS or "x-text" in schema.get("items", schema)


@cache
def _questions() -> dict[str, Asked]:
    return {question.label: question for question in asked()}

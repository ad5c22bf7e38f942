"""Changes fields of a record in its own text. All other lines stay byte for byte, comments and line ends included."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from signpost.records.schema import schema_of
from signpost.records.writing import write_field
from signpost.records.yaml_text import read_yaml

LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")
BOM: Final = "\ufeff"


def with_fields(kind: str, raw: bytes, fields: Mapping[str, Any], gone: Iterable[str] = ()) -> bytes | None:
    """The bytes of a record's file with these fields written into it and those in `gone` removed.

    Values are as `read_yaml` gives them. A field that is there is replaced, with the comment on its line kept; a new
    one comes where the schema has it. None if the file is written in a way in which that can't be done surely, such as
    all on one line.
    """
    before = read_yaml("", raw).value
    if not isinstance(before, dict):
        return None
    text = raw.decode("utf-8")
    lines = LINE.findall(text.removeprefix(BOM))
    for name in gone:
        first, last = _block(lines, name) or (0, 0)
        del lines[first:last]
    for name, value in fields.items():
        lines = _with_field(kind, lines, name, value)
    made = f"{BOM if text.startswith(BOM) else ''}{''.join(lines)}".encode()
    wanted = {name: value for name, value in {**before, **fields}.items() if name not in gone}
    return made if read_yaml("", made).value == wanted else None


def _with_field(kind: str, lines: list[str], name: str, value: Any) -> list[str]:
    ending = next((end[0] for line in lines if (end := re.search(r"[\r\n]+$", line))), "\n")
    first, last = _block(lines, name) or (_place(kind, lines, name),) * 2
    written = [f"{line}{ending}" for line in write_field(name, value)]
    if (
        last == first + 1 == first + len(written)
        and "#" not in written[0]
        and (comment := COMMENT.search(lines[first]))
    ):
        written[0] = f"{written[0].rstrip()}{comment[0]}{ending}"
    above = lines[:first]
    if above and not above[-1].endswith(("\r", "\n")):
        above[-1] += ending
    return [*above, *written, *lines[last:]]


def _place(kind: str, lines: list[str], name: str) -> int:
    """Where a new field goes: after the last one before it in the schema that is there."""
    names = list(schema_of(kind)["properties"])
    there = (block for other in reversed(names[: names.index(name)]) if (block := _block(lines, other)))
    return next(there, (0, len(lines)))[1]


def _block(lines: list[str], name: str) -> tuple[int, int] | None:
    """The lines of a field, from the first to before the end; no blank line and comment that follow it."""
    first = next((number for number, line in enumerate(lines) if re.match(rf"{name}[ \t]*:", line)), None)
    if first is None:
        return None
    end = first + 1
    for number, line in enumerate(lines[first + 1 :], first + 1):
        if line.strip() and not line.startswith((" ", "\t", "-", "#")):
            break
        end = number + 1 if line.strip() and not line.startswith("#") else end
    return first, end

"""Changes fields of a record in its own text. All other lines stay byte for byte, comments and line ends included.

Within a field too, only the parts and the points of lists that differ are written anew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from signpost.records.schema import Schema, schema_of
from signpost.records.writing import write_field
from signpost.records.yaml_text import read_yaml

LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
COMMENT: Final = re.compile(r"[ \t]+#[^\r\n]*")
OPENS: Final = re.compile(r"[a-z_]+[ \t]*:[ \t]*(?:#[^\r\n]*)?[\r\n]+")  # the first line of a field with parts below it
POINT: Final = re.compile(r"( *)- +(?=\S)")
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
    wanted = {name: value for name, value in {**before, **fields}.items() if name not in gone}
    for old in (before, {}):  # with the parts that stay as they are typed, or else with whole fields anew
        lines = _with_parts(schema_of(kind), LINE.findall(text.removeprefix(BOM)), old, fields, gone)
        made = f"{BOM if text.startswith(BOM) else ''}{''.join(lines)}".encode()
        if read_yaml("", made).value == wanted:
            return made
    return None


def with_items(kind: str, raw: bytes, items: list[Any]) -> bytes | None:
    """The bytes of a file that is a list of records with these records in it; None as for `with_fields`."""
    text = raw.decode("utf-8")
    before: Any = read_yaml("", raw).value
    lines = _sequence({"items": schema_of(kind)}, LINE.findall(text.removeprefix(BOM)), before, items)
    made = f"{BOM if text.startswith(BOM) else ''}{''.join(lines)}".encode()
    return made if read_yaml("", made).value == items else None


def with_names(raw: bytes, names: Mapping[str, str]) -> bytes | None:
    """The bytes of a record's file whose fields have other names, each in its place; None as for `with_fields`."""
    before = read_yaml("", raw).value
    if not isinstance(before, dict):
        return None
    text = raw.decode("utf-8")
    lines = LINE.findall(text.removeprefix(BOM))
    for old, new in names.items():
        first, _ = _block(lines, old) or (None, None)
        if first is None:
            return None
        lines[first] = f"{new}{lines[first].removeprefix(old)}"
    made = f"{BOM if text.startswith(BOM) else ''}{''.join(lines)}".encode()
    wanted = {names.get(name, name): value for name, value in before.items()}
    return made if read_yaml("", made).value == wanted else None


def _with_parts(
    schema: Schema, lines: list[str], before: Mapping[str, Any], fields: Mapping[str, Any], gone: Iterable[str]
) -> list[str]:
    """The lines of a mapping, which start at the left, with these fields and without those in `gone`."""
    for name in gone:
        first, last = _block(lines, name) or (0, 0)
        lines = [*lines[:first], *lines[last:]]
    for name, value in fields.items():
        lines = _with_field(schema, lines, name, before.get(name), value)
    return lines


def _with_field(schema: Schema, lines: list[str], name: str, old: Any, value: Any) -> list[str]:
    ending = _ending(lines)
    first, last = _block(lines, name) or (_place(schema, lines, name),) * 2
    part = schema.get("properties", {}).get(name, {})
    written = _inside(part, lines[first:last], old, value) or [f"{line}{ending}" for line in write_field(name, value)]
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


def _ending(lines: Iterable[str]) -> str:
    return next((end[0] for line in lines if (end := re.search(r"[\r\n]+$", line))), "\n")


def _inside(schema: Schema, block: list[str], old: Any, new: Any) -> list[str]:
    """The lines of a field of which some parts differ; none if it is not written in parts, each on its own line."""
    if not block or not OPENS.fullmatch(block[0]) or not old or not new:
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        inner = _mapping(schema, block[1:], old, new)
    elif isinstance(old, list) and isinstance(new, list):
        inner = _sequence(schema, block[1:], old, new)
    else:
        return []
    return [block[0], *inner] if inner else []


def _mapping(schema: Schema, lines: list[str], old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """The lines of a mapping within a field, with the parts of `new`; none if they can't be told apart."""
    indent = next((re.match(" *", line)[0] for line in lines if _is_content(line)), "")  # type: ignore[index] # always matches
    if not indent or any(line.strip() and not line.startswith(indent) for line in lines):
        return []
    fields = {name: value for name, value in new.items() if old.get(name) != value}
    gone = [name for name in old if name not in new]
    bare = [line.removeprefix(indent) for line in lines]
    return [_indented(indent, line) for line in _with_parts(schema, bare, old, fields, gone)]


def _sequence(schema: Schema, lines: list[str], old: list[Any], new: list[Any]) -> list[str]:
    """The lines of a list within a field: the points that stay as they are typed, the others anew."""
    top, points = _points(lines)
    if len(points) != len(old) or not any(value in old or isinstance(value, dict) for value in new):
        return []
    indent, ending = (POINT.match(points[0][0]) or [""])[0].partition("-")[0], _ending(lines)
    typed = list(zip(old, points, strict=True))
    made = list(top)
    for number, value in enumerate(new):
        same = next((lines for other, lines in typed if other == value), None)
        rival = typed[number][1] if len(old) == len(new) and old[number] not in new else []
        fresh = [f"{_indented(indent, line)}{ending}" for line in _point(value)]
        made += same or _within_point(schema, rival, old[number] if rival else None, value) or fresh
    return made


def _points(lines: list[str]) -> tuple[list[str], list[list[str]]]:
    """The lines before the points of a list, and those of each point."""
    first = next((line for line in lines if POINT.match(line)), "")
    indent = (POINT.match(first) or [""])[0].partition("-")[0]
    top: list[str] = []
    points: list[list[str]] = []
    for line in lines:
        if line.startswith(f"{indent}- "):
            points.append([line])
        else:
            (points[-1] if points else top).append(line)
    return top, points


def _within_point(schema: Schema, lines: list[str], old: Any, new: Any) -> list[str]:
    """The lines of a point of a list that is a mapping of which some parts differ."""
    if not lines or not isinstance(old, dict) or not isinstance(new, dict):
        return []
    hyphen = lines[0].index("-")
    bare = [f"{lines[0][:hyphen]} {lines[0][hyphen + 1 :]}", *lines[1:]]
    made = _mapping(schema.get("items", {}), bare, old, new)
    return [f"{made[0][:hyphen]}-{made[0][hyphen + 1 :]}", *made[1:]] if made and _is_content(made[0]) else []


def _point(value: Any) -> Iterator[str]:
    """The lines of one point of a list, from the left."""
    if isinstance(value, dict):
        _, *lines = write_field("x", value)
        yield from (f"- {line[2:]}" if number == 0 else line for number, line in enumerate(lines))
    else:
        first, *lines = write_field("x", value)
        yield from (f"-{first.removeprefix('x:')}", *lines)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indented(indent: str, line: str) -> str:
    return f"{indent}{line}" if line.strip() else line


def _place(schema: Schema, lines: list[str], name: str) -> int:
    """Where a new field goes: after the last one before it in the schema, or before the first one after it."""
    names = list(schema.get("properties", {}))
    place = names.index(name) if name in names else len(names)
    earlier = (block[1] for other in reversed(names[:place]) if (block := _block(lines, other)))
    later = (block[0] for other in names[place + 1 :] if (block := _block(lines, other)))
    return next(earlier, next(later, len(lines)))


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

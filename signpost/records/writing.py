"""Writes a record as YAML: plain, or with every field of the schema and a note on each.

In a record with notes, a line that starts with "# " is a note, and an unused field has a # directly before it: deleting
that #, there and on the other lines of the field, switches the field on.
"""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Final

import yaml

from signpost.records.file_names import FOLDERS, LIST_FILES
from signpost.records.schema import Schema, schema_of
from signpost.records.yaml_text import EMPTY

GROUPS: Final = {
    "identity": "What it is",
    "talk": "What is said",
    "leaflet": "What is printed, and how",
    "place": "Where it is",
    "words": "Words by which it is found",
    "who": "Who it is for",
    "when-and-where": "When and where",
    "cost": "What it costs",
    "criteria": "Criteria",
    "referral": "Referral",
    "access": "Access",
    "contact": "Contact",
    "assurance": "Signs of assurance",
    "good-to-know": "Good to know",
    "safety": "Safety",
    "trust": "Trust",
    "protection": "Protection",
}
WIDTH: Final = 102  # characters of a line; nested lines may be a little longer
LONGEST_IN_ROW: Final = 30  # characters of a text in a list in square brackets; longer ones get a line each
HOW_TO_USE: Final = (
    "Lines that start with # and one space are notes, like these. Delete them as you like. A field with a # right "
    "before its name is switched off. To use it, take away that one sign, and the one on each line that belongs to it."
)
WHOLE_WORDS: Final[dict[str, Any]] = {"break_long_words": False, "break_on_hyphens": False}
LIST_KINDS: Final = {kind: file for file, kind in LIST_FILES.items()}


def write_record(kind: str, values: dict[str, Any], opening: str = "") -> str:
    """Write a record with notes: the fields that have values and the required ones, then all others switched off.

    `values` are texts, lists and mappings as somebody would type them, and `read_yaml` reads the result as the same
    values; for a kind whose records share a file, as a list of one. `opening` is the note at the top, in paragraphs.
    """
    schema = schema_of(kind)
    fields: dict[str, Schema] = schema["properties"]
    first = [name for name in fields if name in values or name in schema["required"]]
    lines = [*_fields(first, fields, values), *_unknown(values, fields)]
    lines += _rest([name for name in fields if name not in first and not fields[name].get("x-by-program")], fields)
    if kind in LIST_KINDS:
        lines = list(_as_item(lines))
    return "\n".join([*_top(kind, schema, opening), *lines]).rstrip("\n") + "\n"


def write_plain(kind: str, values: dict[str, Any]) -> str:
    """Write a record without notes. `values` are as for `write_record`."""
    lines = [line for name, value in values.items() for line in write_field(name, value)]
    return "\n".join([*_link(kind), *(_as_item(lines) if kind in LIST_KINDS else lines)]) + "\n"


def _link(kind: str) -> list[str]:
    """The line that names the schema for editors; not in a list, where it would be in the middle of the file."""
    return [f"# yaml-language-server: $schema=../../schema/{kind}.json"] if kind in FOLDERS.values() else []


def _top(kind: str, schema: Schema, opening: str) -> Iterator[str]:
    yield from _link(kind)
    paragraphs = [f"{schema['title']}. {schema['description']}", *opening.split("\n\n"), HOW_TO_USE]
    for paragraph in filter(None, paragraphs):
        yield from _note(paragraph)
        yield ""


def _fields(names: Iterable[str], fields: dict[str, Schema], values: dict[str, Any]) -> Iterator[str]:
    """Whole fields, each with its notes and an empty line after it."""
    for name in names:
        yield from _note(_words(name, fields[name]))
        yield from _field(name, fields[name], values.get(name), set())
        yield ""


def _unknown(values: dict[str, Any], fields: dict[str, Schema]) -> Iterator[str]:
    """Fields that the schema lacks; they are written too, so that a check can name them."""
    return (line for name in values if name not in fields for line in write_field(name, values[name]))


def _rest(names: list[str], fields: dict[str, Schema]) -> Iterator[str]:
    """The fields that are switched off, under headings."""
    if names:
        yield "# ---- Enough for a start. The rest is for what you know ----"
        yield ""
    group = None
    for name in names:
        if fields[name]["x-group"] != group:
            group = fields[name]["x-group"]
            yield f"# ---- {GROUPS[group]} ----"
            yield ""
        yield from _fields([name], fields, {})


def _field(name: str, field: Schema, value: Any, told: set[str]) -> Iterator[str]:
    """A field with its value, or switched off with an example. Notes in `told` are not repeated."""
    if value is not None:
        yield from _body(name, field, value, told)
    else:
        yield from (f"#{line}" for line in _body(name, field, field["examples"][0], told))


def _body(name: str, field: Schema, value: Any, told: set[str]) -> Iterator[str]:
    parts = field.get("properties") or field.get("items", {}).get("properties")
    if parts and isinstance(value, dict):
        yield f"{name}:"
        yield from _indented(_parts(parts, value, told))
    elif parts and isinstance(value, list) and value and isinstance(value[0], dict):
        yield f"{name}:"
        yield from _indented(_as_item(_parts(parts, value[0], told)))
        for other in value[1:]:
            yield from _indented(_dump([other]).splitlines())
    else:
        yield from write_field(name, value)


def _parts(parts: dict[str, Schema], value: dict[str, Any], told: set[str]) -> Iterator[str]:
    """What is inside a field: the parts that have values, then the others switched off."""
    yield from _unknown(value, parts)
    for name in [*(name for name in value if name in parts), *(name for name in parts if name not in value)]:
        words = _words("", parts[name])
        if words not in told:
            yield from _note(words)
        told.add(words)
        yield from _field(name, parts[name], value.get(name), told)


def _words(name: str, field: Schema) -> str:
    """The note on a field: its title if that differs from its name, its help, and its choices."""
    title = "" if not name or _same(name, field["title"]) else f"{field['title']}. "
    return f"{title}{field['description']}{_choices(field)}"


def _same(name: str, title: str) -> bool:
    return name.replace("_", " ") == title.lower()


def _choices(field: Schema) -> str:
    item = field.get("items", field)
    choices = [choice for choice in item.get("enum", ()) if isinstance(choice, str)]
    if choices and item.get("x-type") != "boolean":
        return f" {'One or more' if item is not field else 'One'} of: {', '.join(choices)}."
    file = LIST_KINDS.get(item.get("x-refers-to", ""))
    return f" The ids are in {file}." if file and file not in field["description"] else ""


def _note(text: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(text, WIDTH, **WHOLE_WORDS))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _as_item(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a mapping as an item of a list: a hyphen before the first field, and all others aligned with it."""
    indent = ""
    for line in lines:
        if not indent and line and not line.startswith("#"):
            yield f"- {line}"
            indent = "  "
        else:
            yield f"{indent}{line}" if line else ""


class _Dumper(yaml.SafeDumper):
    """PyYAML's dumper without type guesses: every scalar is text (YAML 1.2.2, 10.1, the failsafe schema)."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - as in PyYAML

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - PyYAML's own
        super().increase_indent(flow, False)  # noqa: FBT003 - the items of a list are indented more than its name

    def choose_scalar_style(self) -> str:
        style: str = super().choose_scalar_style()
        return '"' if style == "'" else style  # double quotes suit a text with an apostrophe


def _text(dumper: _Dumper, value: object) -> yaml.ScalarNode:
    text = str(value)
    style = '"' if text in EMPTY else "|" if "\n" in text else ">" if len(text) > dumper.best_width else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


def _sequence(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    short = all(isinstance(item, str) and len(item) <= LONGEST_IN_ROW for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=short or None)


for kind in (str, int, float):
    _Dumper.add_representer(kind, _text)
_Dumper.add_representer(list, _sequence)


def _dump(value: Any, **options: Any) -> str:
    how = {"allow_unicode": True, "sort_keys": False, "width": WIDTH} | options
    return str(yaml.dump(value, Dumper=_Dumper, **how)).removesuffix("...\n")


def write_field(name: str, value: Any) -> list[str]:
    """The lines of one field and its value, without notes."""
    return _dump({name: value}).splitlines()


def scalar(value: Any, *, inside: bool = False) -> str:
    """A text as YAML on one line. `inside` a list in square brackets, a comma ends a text that is not quoted."""
    text = str(value)
    in_row = inside or "\n" in text
    written = _dump([text] if in_row else text, width=float("inf"), default_flow_style=True)
    return written.strip()[1:-1] if in_row else written.strip()

"""Writing a record as commented YAML, with every field that the schema has."""

import json
import textwrap
from collections.abc import Iterator
from typing import Any, Final

from signpost.records.files import FOLDERS
from signpost.records.schema import Schema, schema_of
from signpost.records.yaml_text import EMPTY, read_yaml

GROUPS: Final = {
    "identity": "What it is",
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
WIDTH: Final = 110


def write_record(kind: str, values: dict[str, Any]) -> str:
    """A record as YAML: the fields that have values as lines, all others as comments with help and an example.

    `values` are texts, lists and mappings as somebody would type them. What comes out is read back by `read_yaml`
    as the same values.
    """
    schema = schema_of(kind)
    lines = [
        f"# {schema['title']}: {schema['description']}",
        "# Lines that start with # are notes; delete them freely.",
    ]
    if kind in FOLDERS.values():
        lines.insert(0, f"# yaml-language-server: $schema=../../schema/{kind}.json")
    group = ""
    for name, field in schema["properties"].items():
        if field.get("x-group") != group:
            group = field.get("x-group")
            lines += ["", f"# {GROUPS[group]}"]
        lines += _field(name, field, values, required=name in schema["required"])
    return "\n".join(lines) + "\n"


def _field(name: str, field: Schema, values: dict[str, Any], *, required: bool) -> Iterator[str]:
    need = " Every record has this." if required else ""
    yield from _wrapped(f"{field['title']}: {field['description']}{need}")
    if name in values:
        yield from _lines(name, values[name])
    else:
        yield from (f"# {line}" for line in _lines(name, field["examples"][0]))


def _wrapped(text: str) -> Iterator[str]:
    return (f"# {line}" for line in textwrap.wrap(text, WIDTH - 2))


def _lines(name: str, value: Any, indent: str = "") -> Iterator[str]:
    """A field and its value, on as many lines as it takes."""
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, item in value.items():
            yield from _lines(key, item, indent + "  ")
    elif isinstance(value, list) and any(isinstance(item, dict) or len(str(item)) > 30 for item in value):
        yield f"{indent}{name}:"
        for item in value:
            yield from _item(item, indent + "  ")
    elif isinstance(value, list):
        yield f"{indent}{name}: [{', '.join(scalar(item, inside=True) for item in value)}]"
    else:
        yield f"{indent}{name}: {scalar(value)}"


def _item(item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {scalar(item)}"
        return
    start = "- "
    for key, value in item.items():
        first, *rest = _lines(key, value, indent + "  ")
        yield f"{indent}{start}{first.lstrip()}"
        yield from rest
        start = "  "


def scalar(value: Any, *, inside: bool = False) -> str:
    """A text as YAML: plain where it reads back the same, else between double quotes.

    `inside` a list in square brackets a comma ends a text.
    """
    text = str(value)
    written = f"[{text}]" if inside else text
    document = read_yaml("", f"field: {written}\n".encode())
    same = document.value == {"field": [text] if inside else text} and not document.problems
    cut = any(mark.cut_short for mark in document.marks.values())
    return text if same and not cut and text not in EMPTY else json.dumps(text, ensure_ascii=False)

"""Values to try on the reader and the checks, made up from the schemas: right ones, wrong ones and nonsense."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from signpost.records.schema import Schema, schema_of

# Ids that the small directory of these tests has.
IDS: Final[Mapping[str, tuple[str, ...]]] = {
    "organisation": ("corner-room-friends", "lantern-project"),
    "venue": ("corner-room", "river-hall"),
    "need": ("loneliness", "arts-creative"),
    "area": ("south-ward", "weston-super-mare"),
    "assurance": ("insurance", "dbs"),
    "level": ("signposting", "full-support"),
    "pathway": ("connector", "urgent-help"),
    "activity": ("knit-and-natter", "lantern-line"),
    "member": ("north-ward",),
}
# What people type and programs stumble over.
ODD: Final = (
    "", " ", "~", "null", "no", "yes", "True", "on", "0", "-0", "1e3", "0x1F", "0o17", "1_000", ".5", "+5",
    "٣", "½", "NaN", "Infinity", "-.inf", "18:30", "9:5", "24:00", "09.30am", "2026-02-30", "2026-02-29",
    "0000-01-01", "-001-01-01", "12/5/26", "1 October 2026 10:00 XYZ", "10:00 Q", "9" * 5_000,
    "01934 123456", "+44 117 496 0123", "999", "116 123", "SHOUT to 85258", " to ", "a@b", "a@b.example",
    "a@b.example?bcc=c@d.example", "http://", "https://a:b@c.example", "javascript:alert(1)", "//a.example",
    "http://[::1", "https://a.example:99999", "BS23 3ZL", "bs233zl", "BT1 1AA", "<<", "*a", "&a b", "!b",
    "%c", "@d", "`e", "- f", "? g", ": h", "i: j", "k #l", "# m", "'n", '"o', "[p", "{q", "]", "}", ",",
    "|", ">", "---", "...", "é", "e\u0301", "ß", "İ", "ﬀ", "👩‍👩‍👧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "“quoted”", "”“", "a\u200bb",
    "a\u202eb", "a\u00a0b", "a\u2028b", "a\x00b", "a\x1b[31mb", "a\x85b", "a\ufeffb", "a\ud800b", "a\tb",
    "a\nb", "a\r\nb", "\n", "::error::a", "##[error]a", "%0A", "943 476 5919", "AB123456C",
    "12-34-56 12345678", "GB29 NWBK 6016 1331 9268 19", "12 Sandpiper Road", "**a**", "<b>a</b>", "[a](b)",
    "&amp;", "=cmd()", "• a", "AAAA BBBB CCCC", "index", "con", "free", "donation", "£2.50", "£1e3",
)  # fmt: skip
WORDS: Final = st.text(st.sampled_from("abcdefgh ABC 0123456789 .,;:!?'\"“”’()-–£&#%@*/é🌱\n"), max_size=60)

odd = st.sampled_from(ODD)
text = odd | WORDS | st.text(max_size=20)
nonsense = st.recursive(
    text, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4), max_leaves=8
)


def right(schema: Schema) -> SearchStrategy[Any]:
    """Values that fit a schema, as texts, lists and mappings, the way somebody would type them."""
    if "enum" in schema:
        return st.sampled_from([choice for choice in schema["enum"] if isinstance(choice, str)])
    if "properties" in schema:
        return _mapping(schema)
    if schema.get("type") == "array":
        return _list(schema)
    if schema.get("type") in ("integer", "number"):
        return _number(schema)
    return _text(schema)


def _mapping(schema: Schema) -> SearchStrategy[dict[str, Any]]:
    parts = {name: right(part) for name, part in schema["properties"].items()}
    required = schema.get("required", ())
    fields = st.fixed_dictionaries(
        {name: part for name, part in parts.items() if name in required},
        optional={name: part for name, part in parts.items() if name not in required},
    )
    return fields.filter(lambda value: len(value) >= schema.get("minProperties", 1))


def _list(schema: Schema) -> SearchStrategy[list[Any]]:
    least = schema.get("minItems", 0)
    unique = as_json if schema.get("uniqueItems") else None
    return st.lists(right(schema["items"]), min_size=least, max_size=least + 2, unique_by=unique)


def _number(schema: Schema) -> SearchStrategy[str]:
    least, most = schema.get("minimum", 0), schema.get("maximum", 10**9)
    if schema["type"] == "integer":
        return st.integers(least, most).map(str)
    return st.floats(least, most).map(lambda number: f"{number:.4f}")


def _text(schema: Schema) -> SearchStrategy[str]:
    if schema.get("format") == "date":
        return st.dates().map(str)
    if "x-refers-to" in schema:
        return st.sampled_from(IDS[schema["x-refers-to"]])
    if "x-form" in schema and "examples" in schema:
        return st.sampled_from(schema["examples"])
    if "x-text" in schema:
        return _words(schema)
    if "pattern" in schema:
        form = st.from_regex(
            schema["pattern"], fullmatch=True, alphabet=st.characters(codec="ascii", exclude_categories=["Cc"])
        )
        return form.filter(
            lambda found: schema.get("minLength", 0) <= len(found) <= schema.get("maxLength", len(found))
        )
    return st.text(st.sampled_from("abc dé"), min_size=schema.get("minLength", 0), max_size=schema["maxLength"])


def _words(schema: Schema) -> SearchStrategy[str]:
    one_line = schema["x-text"] != "prose"
    words = WORDS.map(lambda found: found.replace("\n", " ")) if one_line else WORDS
    least = schema.get("minLength", 0)
    return words.filter(lambda found: found.strip() != "" and len(found) >= least)


def wrong(schema: Schema) -> SearchStrategy[Any]:
    """Values that may or may not fit: at every level something can be missing, too much, or something else."""
    if "properties" in schema:
        parts = {name: wrong(part) for name, part in schema["properties"].items()}
        fields = st.fixed_dictionaries({}, optional=parts)
        more = st.builds(lambda known, unknown: {**known, **unknown}, fields, st.dictionaries(text, text, max_size=2))
        return st.one_of(fields, fields, more, nonsense)
    if schema.get("type") == "array":
        return st.one_of(st.lists(wrong(schema["items"]), max_size=3), nonsense)
    return st.one_of(right(schema), right(schema), text, nonsense)


@cache
def right_record(kind: str) -> SearchStrategy[dict[str, Any]]:
    """Records that fit the schema of their kind."""
    found: SearchStrategy[dict[str, Any]] = right(schema_of(kind))
    return found


@cache
def wrong_record(kind: str) -> SearchStrategy[Any]:
    """Records that mostly don't."""
    return wrong(schema_of(kind))


def as_json(value: Any) -> str:
    """A value as JSON, which is YAML too."""
    return json.dumps(value, ensure_ascii=False)

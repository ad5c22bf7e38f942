"""Whatever a form can hold is written and read back; and whatever anybody sends ends in a record or in sentences."""

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from signpost.checks import check
from signpost.cli.updating import lines_of
from signpost.records.asked import ABOUT, NOTHING, PAGE, PART, Asked, asked
from signpost.records.directory import Directory, read_directory
from signpost.submissions import choices
from signpost.submissions.draft import of_record
from signpost.submissions.review import SAME
from signpost.submissions.update import update
from signpost.values import names, session_line, text
from signpost.values.money import read as read_money
from signpost.values.placeholder import is_placeholder
from tests.cli.goldens import BASE
from tests.day import TODAY

EXAMPLES = settings(max_examples=150, deadline=None)
SIGNS = "abcdefgh XYZ 019 äéł ,.;:!?'\"’“”()[]{}#&*-–_+=/\\|@%~`^$£€"
LETTERS = st.text(st.sampled_from(SIGNS), min_size=3, max_size=60)
ENGLISH = st.sampled_from(
    ["Come in", "no", "~", "null", "- tea", "# one", "Tea: free", "2026-01-01", "1e3", "Phone: 1", "yes"]
)
LINES = st.one_of(LETTERS, ENGLISH).map(lambda typed: text.one_line(typed).value or "")
SESSIONS = [
    {"day": "tuesday", "starts": "10:00", "ends": "12:00"},
    {"day": "friday", "starts": "09:30", "ends": "10:30", "term_time_only": "yes"},
    {"day": "monday", "starts": "14:00", "repeats": "fortnightly", "from": "2026-11-30"},
    {"day": "saturday", "starts": "10:00", "ends": "16:00", "repeats": "once", "date": "2026-12-05"},
    {
        "day": "thursday",
        "starts": "19:00",
        "ends": "21:00",
        "repeats": "monthly",
        "week": "last",
        "note": "Bring a mug.",
    },
]
KNOWN = {
    "phone": ["0117 496 0123", "0117 496 0077"],
    "text-number": ["07700 900123"],
    "email": ["hello@knit.example", "a.b+c@knit.example"],
    "web": ["https://www.knit.example/our-group", "https://knit.example"],
    "postcode": ["BS23 3ZL"],
    "date": ["2026-11-03", "2026-10-01"],
    "money": ["free", "donation", "ask", "£2", "£2.50"],
}
BACK = ("closures",)  # the first day after a break, which takes the place of what is said of the status
OF_STATUS = {("status",), ("status_since",), ("status_note",)}
NEEDS_MORE = {"domestic-abuse", "referral-only"}  # choices that no form takes, or only with who refers people


@cache
def base() -> Directory:
    return read_directory(BASE)


def values_for(question: Asked) -> st.SearchStrategy[Any]:
    """What the form can hold as the answer to a question, as the record has it."""
    schema = question.field.schema
    many = schema.get("type") == "array"
    if question.path == ("sessions",):
        return st.lists(st.sampled_from(SESSIONS), min_size=1, unique_by=lambda each: each["day"])
    if question.path == BACK:
        return st.sampled_from(["2027-01-12", "2027-03-01"])
    if question.path == ("languages",):
        return st.lists(st.sampled_from(["English", "Polish", "Welsh"]), min_size=1, unique=True)
    options = [id_ for id_ in choices.options(question, base()) if id_ not in NEEDS_MORE]
    if options and question.path not in {("venue",), ("organisation",)}:
        return st.lists(st.sampled_from(options), min_size=1, unique=True) if many else st.sampled_from(options)
    if question.path in {("venue",), ("organisation",)}:
        return st.sampled_from([id_ for id_ in options if id_ != "lantern-project"])
    if schema.get("type") == "integer":
        return st.integers(schema.get("minimum", 0), schema.get("maximum", 120)).map(str)
    kind = schema.get("x-form") or schema.get("format") or schema.get("x-type")
    if kind in KNOWN:
        return st.sampled_from(KNOWN[kind])
    if many and question.path != ("routes",):
        return st.lists(LINES.filter(is_point), min_size=1, max_size=4, unique=True)
    if schema.get("x-text") == "name":
        return LINES.filter(lambda line: is_point(line) and names.read(line).value == line)
    return LINES.filter(is_point)


def is_point(line: str) -> bool:
    """Whether a line is words that stay as they are: it says something, and has no markup and no bullet."""
    says_something = not is_placeholder(line) and line.casefold().strip(" .") != NOTHING
    return len(line) > 2 and text.plain(line).value == line and says_something


def typed(question: Asked, value: Any) -> str:
    """The answer as the form writes it."""
    if question.path == ("sessions",):
        return below([session_line.written(each) for each in value])
    names = choices.options(question, base())
    shown = [names.get(each, each) for each in value] if isinstance(value, list) else names.get(value, value)
    return below(shown) if isinstance(shown, list) else f" {shown}"


def below(lines: list[str]) -> str:
    return "".join(f"\n  {line}" for line in lines)


@st.composite
def changes(draw: st.DrawFn) -> dict[Asked, Any]:
    questions = draw(st.lists(st.sampled_from(asked()), min_size=1, max_size=8, unique_by=lambda one: one.label))
    return {question: draw(values_for(question)) for question in questions}


@EXAMPLES
@given(changes())
def test_what_the_form_can_hold_is_written_and_read_back(values: dict[Asked, Any]) -> None:
    answers = "".join(f"{question.label}:{typed(question, value)}\n" for question, value in values.items())
    raw = f"{ABOUT}: a change\n{PAGE}: activities/knit-and-natter\n{PART}: Host\n\n{answers}".encode()
    done = update(raw, base(), TODAY)
    if done.faults == (SAME,):
        return
    assume(not any(fault.startswith(("Oldest", "Youngest", "First day back")) for fault in done.faults))
    assert done.faults == ()
    own = done.directory.activities["knit-and-natter"]
    records = {
        "activity": own,
        "venue": done.directory.venues[own.venue],
        "organisation": done.directory.organisations[own.organisation],
    }
    on_a_break = any(question.path == BACK for question in values)
    for question, value in values.items():
        if on_a_break and question.path in OF_STATUS:
            continue
        held = of_record(records[question.kind]).at(question.path)
        if question.path == ("routes",):
            assert {"who": "self", "how": value} in held
        elif question.path == BACK:
            assert date.fromisoformat(held[-1]["until"]) + timedelta(days=1) == date.fromisoformat(value)
        elif question.path == ("cost", "amount"):
            assert held == (read_money(value).value or {})["amount"]
        elif question.path == ("status",):
            assert (held or "open") == value
        elif isinstance(value, list) and choices.options(question, base()):
            assert sorted(held) == sorted(value), "the order is the record's"
        else:
            assert held == value, question.label
    assert update(raw, done.directory, TODAY).faults == (SAME,)


WILD = st.one_of(
    st.binary(max_size=200),
    st.text(st.characters(codec="utf-8"), max_size=200).map(str.encode),
    st.lists(
        st.sampled_from(
            [ABOUT, PAGE, PART, *(one.label for one in asked()), ": ", ":\n  ", "\n", "\n\n", "### ", "- [x] ", "> ",
             "a change", "a new group", "everything is still right", "activities/knit-and-natter", NOTHING, "free",
             "Tuesday 10am-12", "0117 496 0123", "::error::x", "##[error]x", "${{ x }}", "<script>", "\u202e", "\0",
             "River Hall", "Chess", "no", "Lantern Project", "refuge", "BS23 3ZL", "'", "|", "{", "&a", "!!x", "-- "]
        ),
        max_size=40,
    ).map(lambda parts: "".join(parts).encode()),
)  # fmt: skip


@EXAMPLES
@given(WILD)
def test_whatever_is_sent_ends_in_good_records_or_in_sentences(raw: bytes) -> None:
    hold_outcome(raw)


def hold_outcome(raw: bytes) -> None:
    """What is sent ends in files of records without a new error, or in sentences that can be printed."""
    done = update(raw, base(), TODAY)
    assert bool(done.files) != bool(done.faults)
    assert {Path(file).parent.name for file in done.files} <= {"activities", "venues", "organisations"}
    known = {(one.file, one.code) for one in check(base(), TODAY)}
    new = [one for one in check(done.directory, TODAY) if one.severity == "error" and (one.file, one.code) not in known]
    assert new == []
    for line in lines_of(done.faults or done.notes):
        assert re.fullmatch(r"- .*[.!?”]", line), line
        assert line.isprintable()
        assert "##[" not in line

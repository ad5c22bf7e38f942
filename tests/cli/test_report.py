"""How problems are put into words: text, JSON, GitHub annotations and Markdown."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from signpost.checks import check
from signpost.cli.report import FORMATS, as_github, as_json, as_markdown, as_text
from signpost.records.directory import read_directory
from signpost.records.problem import Place, Problem, problem, quoted
from tests.cli.goldens import CASES, EXPECTED, problems_of, said_of
from tests.day import TODAY

FORGED = next(case for case in CASES if case.name == "forged")
SLIPS = next(case for case in CASES if case.name == "slips")
MARKDOWN = MarkdownIt("commonmark").enable(["strikethrough", "table"])
KINDS = {
    "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
    "strong_open", "strong_close", "code_inline", "text",
}  # fmt: skip
# What a workflow would obey: actions/runner, src/Runner.Common/ActionCommand.cs
ORDER_AT_START = re.compile(r"\s*::")
ORDER_ANYWHERE = re.compile(r"##\[")

NASTY = (
    "::error file=x::Forged",
    "%0A::error::Forged",
    "##[error]Forged",
    "line\n::error::Forged",
    "\x1b[31mred\x1b[0m",
    "@everyone",
    "#12",
    "https://evil.example and www.evil.example",
    "someone@evil.example",
    "[a link](https://evil.example)",
    "![a picture](https://evil.example/a.png)",
    "<img src=x onerror=alert(1)>",
    "<!-- gone -->",
    "`code`",
    "```",
    "a | b",
    "**bold** _italic_ ~~struck~~",
    "&amp; &#64;",
    "\\",
    "“curly”",
    "- item",
    "",
)


class Page:
    """What a page of Markdown shows, and of what kinds its parts are."""

    def __init__(self, markdown: str) -> None:
        parts = [part for block in MARKDOWN.parse(markdown) for part in block.children or [block]]
        self.kinds = {part.type for part in parts}
        self.shown = "".join(part.content for part in parts).replace("\u200b", "")
        # The text outside code, in which GitHub looks for people, issues and addresses.
        self.plain = "".join(part.content for part in parts if part.type != "code_inline")


def quoting(text: str) -> Problem:
    """A problem that quotes a text, in a file of that name."""
    place = Place(f"activities/{quoted(text)[1:-1]}.yaml", 3, 7, "setting")
    return problem(place, "value-choice", f"{quoted(text)} is not a choice.", f"Not {quoted(text)}, but group.")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_format_says_what_is_expected(case: Path, form: str, tmp_path: Path) -> None:
    """After a change that is meant: `python -m tests.cli.goldens`, and read what differs."""
    assert said_of(case, form, tmp_path / "directory") == (case / EXPECTED[form]).read_bytes()


def test_json_is_one_object_with_every_part_of_every_problem(tmp_path: Path) -> None:
    problems = problems_of(SLIPS, tmp_path / "directory")
    told = json.loads(as_json(problems, "directory"))
    assert list(told) == ["problems", "counts"]
    errors = sum(found.severity == "error" for found in problems)
    assert told["counts"] == {"errors": errors, "warnings": len(problems) - errors, "files": 3}
    assert told["problems"] == [dataclasses.asdict(found) for found in problems]
    assert list(told["problems"][0]) == [
        "file", "line", "column", "field", "code", "severity", "message", "fix",
    ]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_json_keeps_what_was_typed_and_orders_nothing_in_a_log(text: str) -> None:
    found = quoting(text)
    told = as_json([found], "directory")
    assert json.loads(told)["problems"] == [dataclasses.asdict(found)]
    assert not any(ORDER_AT_START.match(line) or ORDER_ANYWHERE.search(line) for line in told.splitlines())


@pytest.mark.parametrize("text", NASTY)
def test_text_orders_nothing_in_a_log(text: str) -> None:
    told = as_text([quoting(text)], "directory")
    assert told.count("\n") == 5  # a line for the file, two for the problem, an empty one and the count
    assert not any(ORDER_AT_START.match(line) or ORDER_ANYWHERE.search(line) for line in told.splitlines())
    assert told.replace("\n", "").isprintable()


@pytest.mark.parametrize("text", NASTY)
def test_an_annotation_is_one_line_that_gives_the_workflow_one_order(text: str) -> None:
    found = quoting(text)
    told = as_github([found], "directory")
    assert told.endswith("\n")
    assert told.count("\n") == 1
    assert told[:-1].isprintable()
    assert obeyed(told) == {
        "order": "error",
        "file": f"directory/{found.file}",
        "line": "3",
        "col": "7",
        "title": "To mend: A word that is not one of the choices",
        "data": f"{found.message} {found.fix}",
    }


def obeyed(line: str) -> dict[str, str]:
    """What GitHub's runner reads as commands in a line (ActionCommand.TryParseV2 and its unescaping)."""
    order, data = line.strip().removeprefix("::").split("::", 1)
    name, _, parts = order.partition(" ")
    values = dict(part.split("=", 1) for part in parts.split(","))
    signs = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for escaped, sign in signs.items():
        values = {key: value.replace(escaped, sign) for key, value in values.items()}
        if sign not in ":,":
            data = data.replace(escaped, sign)
    return {"order": name, "data": data, **values}


def test_advice_is_a_warning_and_the_rest_an_error(tmp_path: Path) -> None:
    problems = problems_of(SLIPS, tmp_path / "directory")
    orders = [obeyed(line)["order"] for line in as_github(problems, "directory").splitlines()]
    assert orders == [found.severity for found in problems]
    assert set(orders) == {"error", "warning"}


@pytest.mark.parametrize("text", NASTY)
def test_markdown_shows_every_sign_as_typed(text: str) -> None:
    found = quoting(text)
    page = Page(as_markdown([found], "directory"))
    assert page.kinds == KINDS
    assert found.file in page.shown
    assert f"{found.message} {found.fix}" in page.shown
    assert not re.search(r"@\w|#\d|://|www\.", page.plain)


@given(st.text(min_size=1))
def test_markdown_shows_any_text_at_all_as_typed(text: str) -> None:
    found = quoting(text)
    page = Page(as_markdown([found], "directory"))
    assert f"{found.message} {found.fix}" in page.shown


def test_markdown_of_our_own_words_shows_them_and_calls_nobody() -> None:
    words = "Write term_time_only, <https://www.knit.example>, [x](y) & hello@knit.example: 1 * 2 # 3 | ~~4~~ `5` !"
    source = as_markdown([problem(Place("a.yaml"), "value-form", words, "")], "directory")
    page = Page(source)
    assert words in page.shown
    assert page.kinds == KINDS
    assert not re.search(r"@\w", page.plain)
    assert not re.search(r"://|www\.", source)  # either would become a link


def test_markdown_thanks_first() -> None:
    for problems in ([], [quoting("x")]):
        assert as_markdown(problems, "directory").startswith("Thank you for your change.\n")


def test_nothing_typed_in_a_sensitive_record_is_told_in_any_format(tmp_path: Path) -> None:
    folder = tmp_path / "directory"
    problems_of(SLIPS, folder)
    line = folder / "activities" / "lantern-line.yaml"
    line.write_text(line.read_text("utf-8").replace("ring-first", "the Xanadu door"), "utf-8")
    problems = check(read_directory(folder), TODAY)
    assert any(found.file == "activities/lantern-line.yaml" for found in problems)
    for form in FORMATS.values():
        assert "Xanadu" not in form(problems, "directory")


@pytest.mark.parametrize(
    ("errors", "warnings", "words"),
    [
        (0, 0, "No problem found."),
        (0, 1, "Nothing has to be mended. 1 piece of advice."),
        (0, 2, "Nothing has to be mended. 2 pieces of advice."),
        (1, 0, "1 thing to mend in 1 file. Everything else is fine."),
        (2, 1, "2 things to mend in 2 files. 1 piece of advice. Everything else is fine."),
    ],
)
def test_the_last_line_counts_what_is_to_mend(errors: int, warnings: int, words: str) -> None:
    problems = [problem(Place(f"{number}.yaml"), "value-form", "A", "B") for number in range(errors)]
    problems += [problem(Place("9.yaml"), "wording-capitals", "A", "B") for _ in range(warnings)]
    assert as_text(problems, "directory").splitlines()[-1] == words


def test_the_forged_case_has_every_kind_of_forgery() -> None:
    """So that what is read in its expected files is worth reading."""
    record = (FORGED / "records" / "activities" / "knit-and-natter.yaml").read_text("utf-8")
    for sign in (
        "::error",
        "%0A",
        "\\n",
        "\\e[",
        "##[",
        "@everyone",
        "https://",
        "<img",
        "![",
        "](",
        "`",
        "|",
        "javascript:",
    ):
        assert sign in record

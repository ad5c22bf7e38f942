"""What workflows ask of GitHub, by its own command line `gh`, and how strangers' text is shown there.

It needs Python alone, so that a job with the right to write installs nothing.
"""

import json
import os
import re
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

WIDTH: Final = 96  # of a line of quoted text: GitHub doesn't wrap it
PAGES: Final = 30  # of a hundred items, more than which nothing is asked for
ROBOT: Final = "github-actions[bot]"


def event() -> dict[str, Any]:
    """The event that started this workflow, out of the file in which GitHub hands it over."""
    told: dict[str, Any] = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8"))
    return told


def repository() -> str:
    """The repository in which this runs, as owner/name."""
    return os.environ["GITHUB_REPOSITORY"]


def page_of(run: int) -> str:
    """The address of a run's page."""
    return f"{os.environ['GITHUB_SERVER_URL']}/{repository()}/actions/runs/{run}"


def download(path: str) -> bytes:
    """The bytes at an address of this repository's, such as actions/artifacts/1/zip. Raises CalledProcessError."""
    return _gh(f"repos/{repository()}/{path}")


def get(path: str) -> Any:
    """What GitHub says at such an address. Raises CalledProcessError if there is nothing, or it may not be seen."""
    return json.loads(download(path))


def items(path: str) -> Iterator[Any]:
    """Every item of a list at such an address, page by page."""
    join = "&" if "?" in path else "?"
    for number in range(1, PAGES + 1):
        found = get(f"{path}{join}per_page=100&page={number}")
        yield from found
        if len(found) < 100:
            return


def send(method: str, path: str, **fields: object) -> Any:
    """Create (POST), change (PATCH) or delete (DELETE) something. Returns what GitHub says of it, if anything."""
    words = ("--method", method, f"repos/{repository()}/{path}", "--input", "-")
    said = _gh(*words, given=json.dumps(fields))
    return json.loads(said) if said.strip() else None


def _gh(*words: str, given: str = "") -> bytes:
    return subprocess.run(["gh", "api", *words], input=given.encode(), stdout=subprocess.PIPE, check=True).stdout


def whole_lines(text: str, longest: int) -> str:
    """As many lines of Markdown as `longest` characters hold. A line that is cut could end in the middle of code."""
    return text if len(text) <= longest else text[: text.rfind("\n", 0, longest) + 1]


def quoted(text: str, longest: int) -> str:
    """A stranger's text as a block in which GitHub makes no markup, links or mentions, cut after `longest` characters.

    Nothing in it can end the block, since its fence is longer than any run of the same sign within.
    """
    lines = [line for whole in text[: longest + 1].splitlines() for line in _wrapped(whole)]
    shown = "\n".join(lines).strip("\n")[:longest]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", shown)), default=0))
    more = "" if len(text) <= longest else "\n(There is more. It is left out here.)\n"
    return f"{fence}text\n{shown}\n{fence}\n{more}"


def _wrapped(line: str) -> list[str]:
    """A line in parts that need no scrolling, without signs that can't be seen or that turn text around."""
    safe = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
    indent = " " * min(8, len(safe) - len(safe.lstrip(" ")))
    whole = safe.strip(" ")
    return textwrap.wrap(whole, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False) or [""]

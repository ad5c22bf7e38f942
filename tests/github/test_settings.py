"""Who has to agree to what, and what maintainers and contributors are told of it."""

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest
import yaml

GITHUB: Final = Path(__file__).resolve().parents[2] / ".github"
TEMPLATE: Final = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
GUIDE: Final = (GITHUB / "CONTRIBUTING.md").read_text("utf-8")


def owner(path: str) -> str:
    """Who owns a path: the last line of CODEOWNERS that fits it counts."""
    found = ""
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        pattern, *owners = line.split() or ["#"]
        if not pattern.startswith("#") and fits(path, pattern):
            found = " ".join(owners)
    return found


def fits(path: str, pattern: str) -> bool:
    """Whether a pattern of the few kinds that we use fits a path: a folder, a file, or everything."""
    return path.startswith(pattern.lstrip("/")) if pattern.endswith("/") else fnmatch(f"/{path}", pattern)


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("directory/activities/tea-club.yaml", ""),
        ("directory/venues/hall.yaml", ""),
        ("directory/areas.yaml", ""),
        ("directory/directory.yaml", "clinicians"),
        ("directory/needs/low-mood.yaml", "clinicians"),
        ("directory/pathways/urgent-help.yaml", "clinicians"),
        ("signpost/checks/red_flags.py", "maintainers"),
        (".github/workflows/check.yaml", "maintainers"),
        (".github/CODEOWNERS", "maintainers"),
        ("tools/comment.py", "maintainers"),
        ("CODEOWNERS", "maintainers"),
    ],
)
def test_who_has_to_agree(path: str, who: str) -> None:
    assert owner(path) == (f"@signpost-directory/{who}" if who else "")


def test_the_template_asks_three_things_and_is_short() -> None:
    shown = re.sub(r"<!--.*?-->", "", TEMPLATE, flags=re.DOTALL)
    assert shown.count("?**") == 3
    for words in ("Who says so?", "rung the **old** one", "Is anybody named?"):
        assert words in shown
    assert len(shown.split()) < 60
    assert TEMPLATE.startswith("<!-- Thank you.")


def test_whoever_waits_is_told_so_where_she_writes() -> None:
    assert "it waits until\none of us has started it" in TEMPLATE


def test_the_guide_names_the_gate_as_it_is_called() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "check.yaml").read_text("utf-8"))["jobs"]
    assert f"add **{jobs['gate']['name']}**" in GUIDE


def test_the_guide_names_each_workflow() -> None:
    for file in (GITHUB / "workflows").iterdir():
        assert f"[{file.name}](workflows/{file.name})" in GUIDE

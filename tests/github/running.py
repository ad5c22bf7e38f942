"""Steps of the workflows, run here as GitHub runs them: by bash, with their environment and a real event."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import yaml

from tests.cli.running import PATIENCE, ROOT, environment

PAYLOADS: Final = Path(__file__).parent / "payloads"
BASH: Final = shutil.which("bash") or "bash"
GIT: Final = shutil.which("git") or "git"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
# What the workspace of a job has of the main branch.
ENGINE: Final = ("build.py", "signpost", "schema", "site_src", "tools", "mkdocs.yml", "tests", ".github")
GH: Final = Path(__file__).parent / "gh.py"


@dataclass(frozen=True)
class Done:
    """How a step ended: its exit code, what it printed, and the files that GitHub reads after it."""

    code: int
    log: str
    outputs: str
    summary: str


def steps(workflow: str, job: str) -> dict[str, dict[str, Any]]:
    """The steps of a job, by name."""
    document = yaml.safe_load((ROOT / ".github" / "workflows" / workflow).read_text("utf-8"))
    return {step["name"]: step for step in document["jobs"][job]["steps"]}


def payload(name: str) -> dict[str, Any]:
    """An event as GitHub sends it, shortened to what it says of our workflows and what surrounds that."""
    event: dict[str, Any] = json.loads((PAYLOADS / f"{name}.json").read_text("utf-8"))
    return event


def engine(folder: Path) -> Path:
    """A folder with the engine, as a checkout of the main branch has it after `make libraries`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ENGINE:
        (folder / name).symlink_to(ROOT / name)
    python = folder / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    return folder


def run(step: dict[str, Any], workspace: Path, event: object = None, settings: Mapping[str, str] = NOTHING) -> Done:
    """Run a step in a workspace. `settings` has the value of each of its expressions, by the name in its `env`."""
    expected = {name for name, value in step.get("env", {}).items() if "${{" in str(value)}
    assert expected <= set(settings), f"no value for {expected - set(settings)}"
    home = workspace / ".runner"
    home.mkdir(exist_ok=True)
    for name in ("output", "summary"):
        (home / name).write_text("", "utf-8")
    (home / "event.json").write_text(json.dumps(event), "utf-8")
    fixed = {name: str(value) for name, value in step.get("env", {}).items() if name not in expected}
    done = subprocess.run(
        [BASH, "-e", "-c", step["run"]],
        cwd=workspace / step.get("working-directory", "."),
        env={**environment(), **_github(home), **fixed, **settings},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
        check=False,
    )
    log = done.stdout.decode()
    assert "Traceback" not in log, log
    return Done(done.returncode, log, (home / "output").read_text("utf-8"), (home / "summary").read_text("utf-8"))


def _github(home: Path) -> dict[str, str]:
    """What GitHub sets for every step."""
    return {
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_EVENT_PATH": str(home / "event.json"),
        "GITHUB_OUTPUT": str(home / "output"),
        "GITHUB_REPOSITORY": "neighbours/directory",
        "GITHUB_RUN_ID": "9001",
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_STEP_SUMMARY": str(home / "summary"),
    }


def git(folder: Path, *words: str) -> str:
    """Run Git in a folder, as somebody who has a name. Returns what it says."""
    named = ("-c", "user.name=Curator", "-c", "user.email=curator@signpost.example")
    done = subprocess.run([GIT, "-C", folder, *named, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def expressions(text: str) -> list[str]:
    """The expressions in a workflow's text."""
    return re.findall(r"\$\{\{(.*?)\}\}", text, re.DOTALL)


def with_gh(workspace: Path, answers: Mapping[str, object]) -> dict[str, str]:
    """Settings under which `gh` is a stand-in that notes each call and answers with these, by what is asked."""
    (workspace / "gh").mkdir(exist_ok=True)
    (workspace / "gh" / "answers.json").write_text(json.dumps(answers), "utf-8")
    (workspace / "gh" / "calls.jsonl").write_text("", "utf-8")
    command = workspace / "gh" / "gh"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{GH}" "{workspace / "gh"}" "$@"\n', "utf-8")
    command.chmod(0o755)
    return {"PATH": f"{workspace / 'gh'}{os.pathsep}{os.environ['PATH']}", "GH_TOKEN": "a-token"}


def calls(workspace: Path) -> list[dict[str, Any]]:
    """What `gh` was asked: the words, and what it was given on its standard input."""
    return [json.loads(line) for line in (workspace / "gh" / "calls.jsonl").read_text("utf-8").splitlines()]

"""The workflows on GitHub: what they may run, and with which rights."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

GITHUB = Path(__file__).resolve().parent.parent / ".github"
WORKFLOWS = sorted(path for path in (GITHUB / "workflows").iterdir() if path.suffix in {".yaml", ".yml"})
OWN_ACTIONS = sorted((GITHUB / "actions").glob("*/action.y*ml"))
USES = re.compile(r"^\s*(?:- )?uses:\s*(?P<what>\S+)(?:\s+#\s*(?P<comment>.*\S))?\s*$", re.MULTILINE)


def allowed_actions() -> set[tuple[str, str]]:
    """Read the list of actions that may be used: each with its commit, and its version as a comment."""
    rows = [line.split("\t") for line in (GITHUB / "actions.tsv").read_text("utf-8").splitlines()]
    assert rows[0] == ["action", "version", "sha"]
    return {(f"{action}@{sha}", version) for action, version, sha in rows[1:]}


def steps(document: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    """Yield each step of a workflow, or of an action of our own."""
    for job in document.get("jobs", {"": document.get("runs", {})}).values():
        yield from job.get("steps", [])


def faults(text: str) -> Iterator[str]:
    """Say everything in a workflow that breaks a rule of ours."""
    document = yaml.safe_load(text)
    yield from faults_of_uses(text)
    if "jobs" in document:
        yield from faults_of_rights(document)
    for step in steps(document):
        yield from faults_of_step(step)


def faults_of_uses(text: str) -> Iterator[str]:
    """Hold each action against the list."""
    for use in USES.finditer(text):
        if not use["what"].startswith("./") and (use["what"], use["comment"]) not in allowed_actions():
            yield f"{use['what']} # {use['comment']} is not in actions.tsv"
    if len(USES.findall(text)) != len(re.findall(r"\buses\b['\"]?\s*:", text)):
        yield "an action is used in a form that this test cannot read"


def faults_of_rights(document: dict[Any, Any]) -> Iterator[str]:
    """Look at what starts a workflow, what it may do, and for how long."""
    triggers = document[True]  # YAML 1.1 reads the key `on` as true
    if "pull_request_target" in triggers:
        yield "pull_request_target runs a stranger's change with our rights"
    if document.get("permissions") not in ({}, {"contents": "read"}):
        yield "the workflow as a whole must have no rights: permissions: {}"
    for name, job in document["jobs"].items():
        if "timeout-minutes" not in job:
            yield f"job {name} has no timeout-minutes"
        if "permissions" not in job or isinstance(job["permissions"], str):
            yield f"job {name} does not list its own permissions"
        if job.get("secrets") == "inherit":
            yield f"job {name} hands on every secret"


def faults_of_step(step: dict[str, Any]) -> Iterator[str]:
    """Find strangers' text in places where it would be run, and tokens left on disk."""
    settings = step.get("with", {})
    for script in (step.get("run", ""), settings.get("script", "")):
        if "${{" in script:
            yield f"a script holds an expression; hand it over in env: {script.strip().splitlines()[0]}"
    if step.get("uses", "").startswith("actions/checkout@") and settings.get("persist-credentials") is not False:
        yield "a checkout leaves the token on disk: persist-credentials: false"


@pytest.mark.parametrize("path", [*WORKFLOWS, *OWN_ACTIONS], ids=lambda path: path.name)
def test_workflow_keeps_every_rule(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


def test_there_are_workflows_to_look_at() -> None:
    assert {"check.yaml", "publish.yaml"} <= {path.name for path in WORKFLOWS}


def test_every_allowed_action_is_a_whole_commit_and_a_whole_version() -> None:
    for action, version in allowed_actions():
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version)


def test_a_change_is_judged_by_the_main_branch() -> None:
    document = yaml.safe_load((GITHUB / "workflows" / "check.yaml").read_text("utf-8"))
    assert list(document[True]) == ["pull_request"]
    records = document["jobs"]["records"]["steps"]
    checkouts = {step["with"]["path"]: step["with"] for step in records if "checkout" in step.get("uses", "")}
    assert checkouts["main"]["ref"] == "main"
    assert checkouts["change"]["sparse-checkout"] == "directory"
    assert {step["working-directory"] for step in records if "run" in step} == {"main"}
    for job in document["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
    assert "secrets." not in str(document)


def test_only_the_deployment_may_publish() -> None:
    document = yaml.safe_load((GITHUB / "workflows" / "publish.yaml").read_text("utf-8"))
    rights = {name: job["permissions"] for name, job in document["jobs"].items()}
    assert rights == {"build": {"contents": "read"}, "deploy": {"pages": "write", "id-token": "write"}}
    assert document["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


GOOD = """\
on: push
permissions: {}
jobs:
  one:
    timeout-minutes: 5
    permissions: {contents: read}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - run: echo "$TITLE"
        env:
          TITLE: ${{ github.event.issue.title }}
"""


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("checkout@3d3c", "checkout@4d3c", "is not in actions.tsv"),
        ("checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "checkout@v7", "is not in actions.tsv"),
        ("actions/checkout", "someone/checkout", "is not in actions.tsv"),
        ("# v7.0.1", "# v7.0.2", "is not in actions.tsv"),
        ("# v7.0.1", "", "is not in actions.tsv"),
        ("- run: echo", "- {uses: someone/else@v1}\n      - run: echo", "cannot read"),
        ("on: push", "on: [push, pull_request_target]", "a stranger's change"),
        ("on: push", "on: {pull_request_target: {}}", "a stranger's change"),
        ("permissions: {}\n", "", "must have no rights"),
        ("permissions: {}\n", "permissions: write-all\n", "must have no rights"),
        ("    permissions: {contents: read}\n", "", "does not list its own permissions"),
        ("    permissions: {contents: read}\n", "    permissions: write-all\n", "does not list its own"),
        ("    timeout-minutes: 5\n", "", "no timeout-minutes"),
        ("persist-credentials: false", "persist-credentials: true", "token on disk"),
        ("persist-credentials: false", "fetch-depth: 1", "token on disk"),
        ('"$TITLE"', '"${{ github.event.issue.title }}"', "hand it over in env"),
        ('"$TITLE"', '"${{ inputs.title }}"', "hand it over in env"),
        ("    permissions: {contents", "    secrets: inherit\n    permissions: {contents", "every secret"),
    ],
)
def test_each_rule_bites(was: str, now: str, fault: str) -> None:
    assert list(faults(GOOD)) == []
    assert was in GOOD
    found = list(faults(GOOD.replace(was, now, 1)))
    assert len(found) == 1
    assert fault in found[0]

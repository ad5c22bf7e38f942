"""Keep one issue with what there is to keep true: `python3 -m tools.digest_issue FILE`, of what tools.digest wrote."""

import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tools import gh

MARK: Final = "<!-- what there is to keep true -->"
TITLE: Final = "What to confirm and mend"
DONE: Final = "Thank you. There is nothing left to confirm or mend."
LONGEST: Final = 60_000  # characters: GitHub takes 65,536


def main(arguments: list[str]) -> int:
    """Open the issue, change it, or close it if there is nothing to do."""
    words = gh.whole_lines(Path(arguments[0]).read_text("utf-8"), LONGEST).strip()
    there = _open()
    if there is None and words:
        gh.send("POST", "issues", title=TITLE, body=f"{MARK}\n{words}")
    elif there is not None and not words:
        gh.send("PATCH", f"issues/{int(there['number'])}", body=f"{MARK}\n{DONE}", state="closed")
    elif there is not None and there["body"] != f"{MARK}\n{words}":
        gh.send("PATCH", f"issues/{int(there['number'])}", body=f"{MARK}\n{words}")
    return 0


def _open() -> dict[str, Any] | None:
    """Our issue, if one is open. An issue of somebody else's is never taken for it."""
    for issue in gh.items(f"issues?state=open&creator={quote(gh.ROBOT, safe='')}"):
        if issue["user"]["login"] == gh.ROBOT and (issue["body"] or "").startswith(MARK):
            found: dict[str, Any] = issue
            return found
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

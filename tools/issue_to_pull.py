"""Turn an issue that a maintainer has approved into a pull request, or say in the issue why that can't be done.

The workflow issue-to-pull.yaml runs `take FOLDER`, then the engine's `update`, then `answer FOLDER CODE`. The issue's
words come from the event's file and go into a file; they are never part of a command.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tools import gh

SUBMISSION: Final = "submission.md"
SAID: Final = "said.txt"
REFUSED: Final = "refused.txt"
CHANGES: Final = "changes.md"
LABEL: Final = "approved"
MAY_APPROVE: Final = {"admin", "write"}  # GitHub counts "maintain" as write here
RECORDS: Final = "directory/"
LONGEST: Final = 20_000  # characters of what the engine says
ROBOT: Final = ("-c", f"user.name={gh.ROBOT}", "-c", f"user.email=41898282+{gh.ROBOT}@users.noreply.github.com")
WRITTEN, BAD_WORDS = 0, 1

THANKS: Final = (
    "Thank you. What you told us is now a change to the directory: #{pull}. Somebody reads it, and may ring the group "
    "first. When it goes in, this closes by itself and the site shows it."
)
REFUSAL: Final = (
    "Thank you for telling us. It can't go in by itself yet:\n\n{why}\n\nPlease press Edit on the first message and "
    "put it right, or answer here in any words, and somebody will do it for you."
)
NOTHING_NEW: Final = "Thank you. The directory says all of this already, so nothing has to be changed."
FAILED: Final = (
    "Thank you for telling us. Something went wrong here, and it is not your doing. Somebody will look into it."
)
PULL: Final = """\
Made from #{issue}, which @{who} has approved. Thank you to whoever told us.

Closes #{issue}

{said}
{changes}
### Before it goes in

- [ ] Who says so? Is it the group itself?
- [ ] If a phone number or an address is new: has somebody rung the **old** one?
- [ ] Is anybody named? Have they agreed?

Press **Ready for review** when you have looked: that starts the check. GitHub starts none for what a workflow opens.
"""


def take(folder: Path) -> int:
    """Write what the issue says into a file. Returns 1 if whoever put the label on may not approve anything."""
    event = gh.event()
    if not _may_approve(event["sender"]["login"]):
        print("Only somebody who may write to this repository can approve an issue.")
        _unlabel(event)
        return 1
    (folder / SUBMISSION).write_text(event["issue"]["body"] or "", "utf-8", "replace", newline="")
    return 0


def _may_approve(who: str) -> bool:
    try:
        permission = gh.get(f"collaborators/{quote(who, safe='')}/permission")["permission"]
    except subprocess.CalledProcessError:  # GitHub knows nobody of that name here
        return False
    return permission in MAY_APPROVE


def answer(folder: Path, code: int) -> int:
    """Open a pull request with what `update` has written, or say why there is none. Returns 1 if a machine failed."""
    event = gh.event()
    issue = int(event["issue"]["number"])
    if code == WRITTEN and _are_records(_changed()):
        pull = _proposed(issue, event, folder)
        _comment(issue, THANKS.format(pull=pull) if pull else NOTHING_NEW)
        return 0
    _unlabel(event)
    why = gh.quoted(_read(folder / REFUSED), LONGEST)
    _comment(issue, REFUSAL.format(why=why) if code == BAD_WORDS else FAILED)
    return int(code != BAD_WORDS)


def _changed() -> list[str]:
    """The paths of all files that differ from the last commit."""
    return [entry[3:] for entry in _git("status", "--porcelain", "-z", "--untracked-files=all").split("\0") if entry]


def _are_records(paths: list[str]) -> bool:
    others = [path for path in paths if not path.startswith(RECORDS)]
    if others:
        print(f"The engine has changed {len(others)} files outside {RECORDS}. Nothing is proposed.")
    return not others


def _proposed(issue: int, event: dict[str, Any], folder: Path) -> int | None:
    """The number of the pull request with what has been written; None if nothing differs."""
    branch = f"issue-{issue}"
    if not _committed(branch, issue):
        return None
    subprocess.run(["gh", "auth", "setup-git"], check=True)
    _git("push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{branch}")
    body = PULL.format(
        issue=issue,
        who=event["sender"]["login"],
        said=gh.quoted(_notes(_read(folder / SAID)), LONGEST),
        changes=gh.whole_lines(_read(folder / CHANGES), LONGEST),
    )
    return _pull(branch, issue, body)


def _committed(branch: str, issue: int) -> bool:
    """Commit what has changed. Returns whether anything has."""
    if not _changed():
        return False
    _git("switch", "--quiet", "--create", branch)
    _git("add", "--", RECORDS)
    _git(*ROBOT, "commit", "--quiet", "--message", f"What issue {issue} tells")
    return True


def _pull(branch: str, issue: int, body: str) -> int:
    """The number of the pull request for a branch: the open one with these words, or a new one."""
    owner = gh.repository().partition("/")[0]
    for there in gh.items(f"pulls?state=open&head={quote(f'{owner}:{branch}', safe='')}"):
        gh.send("PATCH", f"pulls/{int(there['number'])}", body=body)
        return int(there["number"])
    title = f"What issue {issue} tells"
    made = gh.send("POST", "pulls", head=branch, base="main", title=title, body=body, draft=True)
    return int(made["number"])


def _comment(issue: int, body: str) -> None:
    gh.send("POST", f"issues/{issue}/comments", body=body)


def _unlabel(event: dict[str, Any]) -> None:
    """Take the label off, so that it can be put on again."""
    gh.send("DELETE", f"issues/{int(event['issue']['number'])}/labels/{LABEL}")


def _notes(said: str) -> str:
    """What the engine says of the records, without the commands to type next."""
    return "\n".join(line for line in said.splitlines() if not line.startswith(("Next:", "Then ")))


def _read(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], stdout=subprocess.PIPE, text=True, check=True).stdout


if __name__ == "__main__":
    where = Path(sys.argv[2])
    sys.exit(take(where) if sys.argv[1] == "take" else answer(where, int(sys.argv[3])))

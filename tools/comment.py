"""Say on a pull request, in one comment, what the check of it has found.

`python3 -m tools.comment` runs in the workflow comment.yaml, which may write, after a check, which may not. What the
check left is a stranger's: the change may have altered the check. It is shown as plain text and believed in nothing.
Which pull request it is about comes from GitHub.
"""

import io
import stat
import subprocess
import sys
import zlib
from collections.abc import Mapping
from lzma import LZMAError
from typing import Any, Final
from urllib.parse import quote
from zipfile import BadZipFile, ZipFile, ZipInfo

from tools import gh

MARK: Final = "<!-- what the check of this change has found -->"
CHECK: Final = ".github/workflows/check.yaml"
BASE: Final = "main"
ARTIFACT: Final = "review"
PARTS: Final = {"check.txt": "What the check says:", "changes.txt": "What the change does:"}
LARGEST: Final = 200_000  # bytes of the packed artifact
LONGEST: Final = 20_000  # characters of each part
# What Python raises for an archive that is damaged, locked, or packed in a way that it doesn't know.
UNREADABLE: Final = (BadZipFile, zlib.error, LZMAError, RuntimeError, OSError, ValueError, EOFError)
VERDICTS: Final = {
    "success": "Every check has passed. Somebody will read it next.",
    "failure": "Something has to be mended before it can go in. That happens to everybody: what it is stands below.",
}
NO_VERDICT: Final = "The check did not come to its end. Somebody will start it again."
NOTHING: Final = "The check left no words to show here."
BEYOND: Final = (
    "**For the reviewer:** this change touches more than the records, so it could have written the words below "
    "itself. Read its files before you believe them."
)
REST: Final = (
    "At the foot of [the page of this check]({page}), under Artifacts, `preview` has pictures of the pages and "
    "leaflets that will differ, before and after.\n\n"
    "Stuck? Say so below, in any words, and somebody will help."
)


def main() -> int:
    """Write the comment, or change the one that is there. Returns 0, also if there is nothing to comment on."""
    run = gh.event()["workflow_run"]
    pull = pull_of(run)
    if pull is None:
        print("No open change is at this state any more. A newer check will say what it finds.")
        return 0
    put(pull, comment(run, _left(run["id"]), beyond=_is_beyond_records(pull)))
    return 0


def pull_of(run: Mapping[str, Any]) -> int | None:
    """The number of the pull request that a run has checked, as GitHub knows it; None if it has moved on since."""
    head = run["head_repository"]
    if run["event"] != "pull_request" or run["path"].partition("@")[0] != CHECK or head is None:
        return None
    branch = quote(f"{head['owner']['login']}:{run['head_branch']}", safe="")
    found = [
        int(pull["number"])
        for pull in gh.items(f"pulls?state=open&head={branch}")
        if pull["head"]["sha"] == run["head_sha"]
        and pull["base"]["repo"]["full_name"] == gh.repository()
        and pull["base"]["ref"] == BASE
    ]
    return found[0] if len(found) == 1 else None


def _is_beyond_records(pull: int) -> bool:
    """Whether a change touches any file outside the folder of records."""
    files = list(gh.items(f"pulls/{pull}/files"))
    names = [file[key] for file in files for key in ("filename", "previous_filename") if key in file]
    return len(files) >= 100 * gh.PAGES or not all(name.startswith("directory/") for name in names)


def _left(run: int) -> dict[str, str]:
    """The texts that a run has left, by their headings, as far as they are what they should be."""
    found = [item for item in gh.get(f"actions/runs/{run}/artifacts?per_page=100")["artifacts"] if _is_ours(item)]
    try:
        return parts(gh.download(f"actions/artifacts/{int(found[0]['id'])}/zip")) if found else {}
    except subprocess.CalledProcessError:
        return {}


def _is_ours(item: Mapping[str, Any]) -> bool:
    return item["name"] == ARTIFACT and not item["expired"] and int(item["size_in_bytes"]) <= LARGEST


def parts(packed: bytes) -> dict[str, str]:
    """The texts in an artifact, by their headings.

    Nothing is unpacked. Only two plain files are read, and no more of them than can be shown.
    """
    if len(packed) > LARGEST:
        return {}
    try:
        with ZipFile(io.BytesIO(packed)) as archive:
            known = {info.filename: info for info in archive.infolist() if _is_plain(info)}
            texts = {PARTS[name]: _start(archive, known[name]) for name in PARTS if name in known}
    except UNREADABLE:
        return {}
    return {heading: text for heading, text in texts.items() if text.strip()}


def _is_plain(info: ZipInfo) -> bool:
    return stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG}


def _start(archive: ZipFile, info: ZipInfo) -> str:
    with archive.open(info) as file:
        return file.read(4 * LONGEST + 4).decode("utf-8", "replace")


def comment(run: Mapping[str, Any], texts: Mapping[str, str], *, beyond: bool) -> str:
    """The comment in Markdown, thanks first."""
    verdict = VERDICTS.get(run["conclusion"] or "", NO_VERDICT)
    shown = [f"{heading}\n\n{gh.quoted(text, LONGEST)}" for heading, text in texts.items()] or [NOTHING]
    warning = [BEYOND] if beyond else []
    rest = REST.format(page=gh.page_of(int(run["id"])))
    return "\n\n".join([f"{MARK}\nThank you for your change. {verdict}", *warning, *shown, rest])


def put(pull: int, body: str) -> None:
    """Change our comment on a pull request, or write it if there is none. Comments of others are never taken for it."""
    for there in gh.items(f"issues/{pull}/comments"):
        if there["user"]["login"] == gh.ROBOT and there["body"].startswith(MARK):
            gh.send("PATCH", f"issues/comments/{int(there['id'])}", body=body)
            return
    gh.send("POST", f"issues/{pull}/comments", body=body)


if __name__ == "__main__":
    sys.exit(main())

"""The cases of `tests/submissions/cases`: what a group sent, and what the update command makes of it.

A case has `submission.*`, the `before` that is laid over the small directory if it needs any, the files `after` that
are written, and what is `said.txt`. `python -m tests.submissions.goldens` writes the last two anew, to be read before
they are kept.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Final

from tests.cli.goldens import BASE
from tests.cli.running import DAY, Result, in_this_process, tree

CASES: Final = tuple(sorted((Path(__file__).parent / "cases").iterdir()))


def lay(case: Path, folder: Path) -> Path:
    """The small directory in `folder`, with a case's own records."""
    shutil.copytree(BASE, folder)
    if (case / "before").exists():
        shutil.copytree(case / "before", folder, dirs_exist_ok=True)
    return folder


def run(case: Path, folder: Path) -> tuple[Result, dict[str, bytes]]:
    """How the command ends for a case, and the files that it wrote."""
    before = tree(folder)
    (submission,) = case.glob("submission*")
    result = in_this_process("update", submission, "--directory", folder, "--date", DAY)
    after = {name: raw for name, raw in tree(folder).items() if before.get(name) != raw}
    return result, {name: raw if name in before else _without_notes(raw) for name, raw in after.items()}


def _without_notes(raw: bytes) -> bytes:
    """A new record without the notes on each field, which are the schema's."""
    lines = raw.decode().splitlines(keepends=True)
    return "".join(line for line in lines if line.strip() and not line.lstrip().startswith("#")).encode()


def said(result: Result, folder: Path) -> str:
    """What a command says, without the names of this computer's folders."""
    lines = (result.out + result.err).replace(str(folder), "directory").splitlines()
    return "".join(f"{line}\n" for line in lines if not line.startswith(("Next:", "Then ")))


def main() -> None:
    """Write what is expected of each case."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as home:
            folder = lay(case, Path(home) / "directory")
            result, written = run(case, folder)
            (case / "said.txt").write_text(said(result, folder), "utf-8")
        shutil.rmtree(case / "after", ignore_errors=True)
        for name, raw in written.items():
            path = case / "after" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)


if __name__ == "__main__":
    main()

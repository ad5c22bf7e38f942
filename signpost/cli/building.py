"""The build command: read, check, build, publish."""

import sys
import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from signpost.checks import check
from signpost.cli.checking import size
from signpost.cli.report import as_text, counts
from signpost.outputs import outputs
from signpost.records.directory import read_directory
from signpost.site.frames import CACHE, FrameError, dress, frames
from signpost.site.kept import kept
from signpost.site.publish import Publish, Published, publishing
from signpost.views.edition import Edition

PROJECT: Final = Path(__file__).resolve().parents[2]
WRITTEN: Final = (PROJECT / "schema", PROJECT / "site_src")  # what people change, beside the records
SOURCES: Final = (*WRITTEN, PROJECT / "signpost", PROJECT / "tests")


def run(folder: Path, out: Path, today: date) -> bool:
    """Build the site into `out`. False, with nothing published, where the records have errors."""
    began = time.monotonic()
    waiting = partial(say, f"Another build of {out} is going on. Waiting for it to end …")
    with publishing(out, (folder, *SOURCES), waiting) as put:
        made = _build(folder, today, put)
    if made is None:
        say("Nothing was published. The last good site is as it was.")
        return False
    seconds = time.monotonic() - began
    print(f"Built {made.files} files into {out} in {seconds:.1f} s. Open {out / 'index.html'} to look at them.")
    print(f"{made.written} of them are new or have changed; {made.removed} of the last site are gone.")
    return True


def _build(folder: Path, today: date, put: Publish) -> Published | None:
    say("Reading and checking the records …")
    directory = read_directory(folder)
    problems = check(directory, today)
    if problems:
        sys.stderr.write(as_text(problems, folder.resolve().name))
    if counts(problems)["errors"]:
        return None
    say(f"Building the site from {size(directory)} …")
    try:
        lent = frames(directory, CACHE)
    except FrameError as error:
        say(str(error))
        return None
    with kept(CACHE) as drawn:
        edition = Edition(directory, today, drawn)
        return put(dress(outputs(edition), lent, edition))


def say(words: str) -> None:
    """Tell whoever waits what is happening."""
    print(words, file=sys.stderr, flush=True)

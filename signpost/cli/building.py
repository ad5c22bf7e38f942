"""The build command: read, check, build, publish."""

import sys
import time
from datetime import date
from pathlib import Path

from signpost.checks import check
from signpost.cli.checking import size
from signpost.cli.report import as_text, counts
from signpost.outputs import outputs
from signpost.records.directory import read_directory
from signpost.site.frames import CACHE, dress, frames
from signpost.site.publish import publish


def run(folder: Path, out: Path, today: date) -> bool:
    """Build the site into `out`. False, with nothing published, where the records have errors."""
    began = time.monotonic()
    say("Reading and checking the records …")
    directory = read_directory(folder)
    problems = check(directory, today)
    if problems:
        sys.stderr.write(as_text(problems, folder.resolve().name))
    if counts(problems)["errors"]:
        say("Nothing was published. The last good site is as it was.")
        return False
    say(f"Building the site from {size(directory)} …")
    pages = dress(outputs(directory, today), frames(directory, CACHE), today.isoformat())
    files = publish(pages, out)
    seconds = time.monotonic() - began
    print(f"Built {files} files into {out} in {seconds:.1f} s. Open {out / 'index.html'} to look at them.")
    return True


def say(words: str) -> None:
    """Tell whoever waits what is happening."""
    print(words, file=sys.stderr, flush=True)

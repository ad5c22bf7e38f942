"""The build command: read, check, build, publish."""

import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.checks.protection import protection
from signpost.checks.silence import silent_files
from signpost.cli.checking import size
from signpost.cli.progress import progress
from signpost.cli.report import as_text, counts, number_of
from signpost.outputs import outputs
from signpost.outputs.artefact import Artefact
from signpost.outputs.leaflets import Unmade, print_leaflets
from signpost.outputs.offline import kept_as, worker
from signpost.records.directory import read_directory
from signpost.records.memory import CACHE
from signpost.site.frames import Frame, FrameError, bare, dress, frames
from signpost.site.kept import Kept, kept
from signpost.site.protected import keep_protection, last_protection
from signpost.site.publish import Making, Publish, Published, publishing
from signpost.views.edition import Edition
from signpost.views.when import day_words

PROJECT: Final = Path(__file__).resolve().parents[2]
WRITTEN: Final = (PROJECT / "schema", PROJECT / "site_src")  # what people change, beside the records
SOURCES: Final = (*WRITTEN, PROJECT / "signpost", PROJECT / "tests")


def run(folder: Path, out: Path, today: date, *, leaflets: bool = True) -> bool:
    """Build the site into `out`, with its leaflets or without. False, with nothing published, on errors in records."""
    began = time.monotonic()
    waiting = partial(say, f"Another build of {out} is going on. Waiting for it to end …")
    with publishing(out, (folder, *SOURCES), waiting) as put:
        made = _build(folder, today, put, leaflets=leaflets)
    if made is None:
        say("Nothing was published. The last good site is as it was.")
        return False
    seconds = time.monotonic() - began
    print(f"Built {made.files} files into {out} in {seconds:.1f} s. Open {out / 'index.html'} to look at them.")
    print(f"{made.written} of them are new or have changed; {made.removed} of the last site are gone.")
    return True


def _build(folder: Path, today: date, put: Publish, *, leaflets: bool) -> Published | None:
    say("Reading and checking the records …")
    # A build in a hurry goes by a name of its own, and so it lets no leaflet go that the next whole one wants.
    with kept(CACHE, f"{folder.resolve()}{'' if leaflets else ' without leaflets'}") as memory:
        directory = read_directory(folder, memory=memory)
        problems = check(directory, today, memory, last_protection(CACHE, folder))
        if problems:
            sys.stderr.write(as_text(problems, folder.resolve().name))
        if counts(problems)["errors"]:
            memory.forget(directory.hushed_files)
            return None
        memory.hush(silent_files(directory))
        say(f"Building the site from {size(directory)} …")
        edition = Edition(directory, today, memory)
        if nothing := nothing_listed(edition):
            say(nothing)
            return None
        try:
            lent = frames(directory, CACHE)
            if leaflets:
                with progress("leaflets") as tell:
                    edition.printed.update(print_leaflets(edition, memory, tell))
        except (FrameError, Unmade) as error:
            say(str(error))
            return None
        made = put(_making(edition, lent, memory))
        memory.save()
        keep_protection(CACHE, folder, protection(directory))
        return made


def _making(edition: Edition, lent: Mapping[str, Frame], memory: Kept) -> Making:
    """All files of the site: first those that can be made side by side, then those that need the others."""
    len(edition.listed)  # is worked out here, once for both processes
    note = partial(kept_as, edition=edition)

    def last(notes: Mapping[str, Any]) -> Iterator[Artefact]:
        prose = tuple(bare(lent, notes, edition))
        yield from prose
        yield worker({**notes, **{file.path: note(file) for file in prose}}, edition)

    return Making([dress(share, lent, edition) for share in outputs(edition)], note, last, memory)


def nothing_listed(edition: Edition) -> str:
    """Why a site would list nothing although there are activities that have not closed; "" where it lists some."""
    left = [own for own in edition.cards.values() if own.status != "closed"]
    if edition.listed or not left:
        return ""
    whole = number_of(len(left), "activity", "activities")
    months = edition.about.review_months.archive
    return (
        f"This site would list nothing. The day taken for today is {day_words(edition.today)}, and by then {whole} "
        f"would be over, or unchecked for {months} months.\n"
        "If the day is wrong, put this computer's clock right, or the day after --date. If it is right, ring the "
        "groups and write the day of each check below verified."
    )


def say(words: str) -> None:
    """Tell whoever waits what is happening."""
    print(words, file=sys.stderr, flush=True)

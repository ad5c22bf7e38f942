"""The build command: reads, checks, builds and publishes."""

import sys
import time
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from signpost.checks import check
from signpost.checks.protection import protection
from signpost.checks.redaction import redacted_files
from signpost.checks.root_causes import grouped
from signpost.cli.checking import size
from signpost.cli.progress import progress
from signpost.cli.report import as_text, counts, number_of
from signpost.outputs import outputs
from signpost.outputs.artefact import Artefact
from signpost.outputs.leaflets import print_leaflets
from signpost.outputs.offline import offline_entry, service_worker
from signpost.records.directory import read_directory
from signpost.records.engine_files import PACKAGE, SCHEMA, SITE_SOURCES, SourceError, cache_folder
from signpost.site.cache_store import CacheStore, open_cache
from signpost.site.layout import Layout, fill_layouts, layouts, unfilled
from signpost.site.overrides import own_files, own_sources, site_sources, without_use
from signpost.site.protected import keep_protection, last_protection
from signpost.site.publish import Publish, Published, SiteFiles, publishing
from signpost.views.snapshot import Snapshot
from signpost.views.when import day_words

WRITTEN: Final = (SCHEMA, SITE_SOURCES)  # sources that people edit, besides the records


def run(folder: Path, out: Path, today: date, *, leaflets: bool = True) -> bool:
    """Build the site into `out`. Returns False, and publishes nothing, if records have errors."""
    began = time.monotonic()
    waiting = partial(say, f"Another build of {out} is going on. Waiting for it to end …")
    own = own_sources(folder)
    _tell_of_own(own)
    made = None
    try:
        with publishing(out, (folder, *WRITTEN, PACKAGE, *([own] if own else [])), waiting) as put:
            made = _build(folder, today, put, leaflets=leaflets)
    except SourceError as error:
        say(str(error))
    if made is None:
        say("Nothing was published. The last good site is as it was.")
        return False
    seconds = time.monotonic() - began
    print(f"Built {made.files} files into {out} in {seconds:.1f} s. Open {out / 'index.html'} to look at them.")
    print(f"{made.written} of them are new or have changed; {made.removed} of the last site are gone.")
    return True


def _tell_of_own(own: Path | None) -> None:
    """Say which files of a directory's own take the place of Signpost's."""
    if own and (files := own_files(own)):
        say(f"Used in place of Signpost's own: {number_of(len(files), 'file')} in {own}.")
        for name in without_use(own):
            say(f"{own / name} is not used: Signpost has no file site_src/{name}.")


def _build(folder: Path, today: date, put: Publish, *, leaflets: bool) -> Published | None:
    say("Reading and checking the records …")
    # A build without leaflets has its own name, so that it deletes no leaflets from the cache.
    kept, name = cache_folder(folder), f"{folder.resolve()}{'' if leaflets else ' without leaflets'}"
    with open_cache(kept, name) as cache, site_sources(folder) as sources:
        directory = read_directory(folder, cache=cache)
        problems = check(directory, today, cache, last_protection(kept, folder))
        if problems:
            sys.stderr.write(as_text(grouped(problems), folder.resolve().name))
        if counts(problems)["errors"]:
            cache.forget(directory.seemingly_sensitive_files)
            return None
        cache.redact(redacted_files(directory))
        say(f"Building the site from {size(directory)} …")
        snapshot = Snapshot(directory, today, cache, sources=sources)
        if nothing := nothing_listed(snapshot):
            say(nothing)
            return None
        frames = layouts(directory, cache, sources)
        if leaflets:
            _print(snapshot, cache)
        made = put(_making(snapshot, frames, cache))
        cache.save()
        keep_protection(kept, folder, protection(directory))
        return made


def _print(snapshot: Snapshot, cache: CacheStore) -> None:
    """Make the leaflets. One that can't be made is left out and reported, so that the rest of the site is published."""
    left_out: list[str] = []
    with progress("leaflets") as tell:
        snapshot.printed.update(print_leaflets(snapshot, cache, tell, left_out.append))
    for which in left_out:
        say(f"This leaflet could not be made and is left out of the site: {which}")


def _making(snapshot: Snapshot, frames: Mapping[str, Layout], cache: CacheStore) -> SiteFiles:
    """All files of the site: those that can be made in parallel, then those that need the others."""
    len(snapshot.listed)  # computed here, once for both processes
    note = partial(offline_entry, snapshot=snapshot)

    def last(notes: Mapping[str, Any]) -> Iterator[Artefact]:
        prose = tuple(unfilled(frames, notes, snapshot))
        yield from prose
        yield service_worker({**notes, **{file.path: note(file) for file in prose}}, snapshot)

    return SiteFiles([fill_layouts(share, frames, snapshot) for share in outputs(snapshot)], note, last, cache)


def nothing_listed(snapshot: Snapshot) -> str:
    """Return why a site would list nothing although some activities are not closed; "" if it lists any."""
    left = [own for own in snapshot.cards.values() if own.status != "closed"]
    if snapshot.listed or not left:
        return ""
    whole = number_of(len(left), "activity", "activities")
    months = snapshot.about.review_months.archive
    return (
        f"This site would list nothing. The day taken for today is {day_words(snapshot.today)}, and by then {whole} "
        f"would be over, or unchecked for {months} months.\n"
        "If the day is wrong, put this computer's clock right, or the day after --date. If it is right, ring the "
        "groups and write the day of each check below verified."
    )


def say(words: str) -> None:
    """Print what is happening to standard error."""
    print(words, file=sys.stderr, flush=True)

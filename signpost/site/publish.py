"""Publishing: a new site replaces the old one as a whole, or not at all.

The new site is staged in a folder beside the live one, and the two are swapped. So a build that fails, runs out of
space or is killed leaves the live folder as it was, and there is never a mixture of the two.

An unchanged file is shared with the live site (as a hard link) if the disk can do that. Either way it keeps its
modification time, and a changed file gets a new one, so that browsers, caches and rsync fetch only what is new.

Nothing is synced to the disk before the swap: that would take seconds, and a site can always be built again. After a
power cut some files of the last build may be empty. The next build finds that they differ and replaces them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from signpost.outputs.artefact import Artefact, Plan
from signpost.records.cache import Cache, NoCache, digest
from signpost.site.output_folder import refuse_contents, resolve_output
from signpost.site.staged_site import StagedSite
from signpost.site.staging import Staging, staging
from signpost.site.workers import TaskQueue


@dataclass(frozen=True)
class Published:
    """How many files were new or changed, were unchanged, and were removed."""

    written: int
    unchanged: int
    removed: int

    @property
    def files(self) -> int:
        return self.written + self.unchanged


def _no_note(_file: Artefact) -> None:
    """Nothing is noted."""


def _no_more(_notes: Mapping[str, Any]) -> Iterable[Artefact]:
    """Nothing comes last."""
    return ()


@dataclass(frozen=True)
class SiteFiles:
    """The files of a site, in independent shares that can be made in parallel.

    The process that makes the last files makes the first share too. `note` is called for each file by the process that
    makes it, and gives plain values; `last` gives the files that can only be made when all others are, from the notes
    of these by their paths.
    """

    shares: Sequence[Iterable[Artefact | Plan[Artefact]]]
    note: Callable[[Artefact], Any] = _no_note
    last: Callable[[Mapping[str, Any]], Iterable[Artefact]] = _no_more
    cache: Cache = field(default_factory=NoCache)


Publish = Callable[[SiteFiles], Published]


@contextmanager
def publishing(
    out: Path, sources: Iterable[Path] = (), waiting: Callable[[], None] = lambda: None
) -> Iterator[Publish]:
    """Lock `out` for one build, and yield the function that publishes there.

    Lock it before the records are read: of two builds at once, the one that read the newer records then publishes
    last. Calls `waiting` once if it has to wait for another build. `sources` are folders that the site is made from.

    Raises Refused if the place is not ours to replace, and OSError if the machine fails. `out` is then unchanged, also
    if the artefacts raise.
    """
    site = resolve_output(out, sources)
    with staging(site, waiting) as here:
        refuse_contents(site)
        yield partial(_put, here)


def _put(here: Staging, files: SiteFiles) -> Published:
    staged = StagedSite(here.live, here.fresh)
    _fill(staged, files)
    for artefact in files.last(staged.notes):
        staged.add(artefact.path, artefact.content)
    staged.mark()
    there = refuse_contents(here.live)  # again: somebody may have put a file there meanwhile
    made = Published(staged.written, staged.unchanged, staged.removed(there))
    here.replace()
    return made


def _fill(staged: StagedSite, files: SiteFiles) -> None:
    """Put every share's files into the staged site; each process takes the next share that nobody has begun."""
    first, *others = files.shares
    turns = TaskQueue(len(others))

    def make(part: int, _parts: int) -> tuple[dict[str, Any], int, int, int]:
        own = () if part else (first,)
        for share in chain(own, (others[turn] for turn in turns)):
            for one in share:
                if isinstance(one, Plan):
                    _carry_out(one, staged, files)
                else:
                    staged.add(one.path, one.content, files.note(one))
        return staged.result()

    with closing(turns):
        _, *done = files.cache.shared(make)
    for other in done:
        staged.merge(*other)


def _carry_out(plan: Plan[Artefact], staged: StagedSite, files: SiteFiles) -> None:
    """Keep the live site's file if its inputs are the same and it has not changed since; else make it."""
    known = files.cache.get(plan.fingerprint)
    if known is not None and staged.keep(plan.path, *known):
        return
    made = plan.make()
    note = files.note(made)
    staged.add(plan.path, made.content, note)
    files.cache.put(plan.fingerprint, (digest(made.content), note), "")

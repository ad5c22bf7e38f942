"""Publishing: a new site takes the place of the old one whole, or not at all.

The new site is staged in the workshop beside the live one, and the two change places. So a build that fails, runs
out of space or is killed leaves the live folder as it was, and there is never a mixture of the two.

A file that has not changed is shared with the live site (as a hard link) where the disk can do that. Either way it
keeps its time, and one that has changed gets a new time, so that browsers, caches and rsync fetch what is new and
nothing else.

Nothing is forced out to the disk before the exchange: that would take seconds, and a site can always be built again.
After a power cut some files of the last build may be empty. The next build finds that they differ and mends them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from signpost.outputs.artefact import Artefact
from signpost.site.place import real_folder, refuse_contents
from signpost.site.stage import Stage
from signpost.site.workshop import Workshop, workshop


@dataclass(frozen=True)
class Published:
    """How many files were new or had changed, were as before, and were there before and are no more."""

    written: int
    unchanged: int
    removed: int

    @property
    def files(self) -> int:
        return self.written + self.unchanged


Publish = Callable[[Iterable[Artefact]], Published]


def publish(artefacts: Iterable[Artefact], out: Path) -> Published:
    """Put a site of these files in the place of the one at `out`. Raises as `publishing` does."""
    with publishing(out) as put:
        return put(artefacts)


@contextmanager
def publishing(
    out: Path, sources: Iterable[Path] = (), waiting: Callable[[], None] = lambda: None
) -> Iterator[Publish]:
    """Hold `out` for one build, and give the function that publishes there.

    To be held from before the records are read: of two builds at once, the one that read the newer records is then
    the one that publishes last. Calls `waiting` once where it has to wait for another build. `sources` are folders
    that the site is made from.

    Raises Refused where the place is not ours to replace, and OSError where the machine fails. `out` is then as it
    was, and so it is where the artefacts raise.
    """
    site = real_folder(out, sources)
    with workshop(site, waiting) as here:
        refuse_contents(site)
        yield partial(_put, here)


def _put(here: Workshop, artefacts: Iterable[Artefact]) -> Published:
    stage = Stage(here.live, here.fresh)
    for artefact in artefacts:
        stage.add(artefact.path, artefact.content)
    made = Published(stage.written, stage.unchanged, stage.gone())
    here.replace()
    return made

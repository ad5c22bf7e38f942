"""A directory's own pages, templates, styles, words and leaflets, in place of Signpost's, file by file.

They are in the folder `site_src` beside the folder `directory` with the records, each under the name that Signpost's
own file has in its `site_src`. Of words a directory only needs those that it wants otherwise.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from signpost.outputs.assets import HOST_FILES
from signpost.outputs.words import NAMES
from signpost.records.engine_files import HOME, SITE_SOURCES, SourceError

CONFIG: Final = "mkdocs.yml"  # beside the sources, to which it points
WORDS: Final = frozenset(f"leaflets/{name}.json" for name in NAMES)
# Where a directory may also have files that Signpost lacks.
MORE: Final = ("pages/", "assets/", "fonts/", *(f"host/{name}" for name in HOST_FILES))
TEXTS: Final = frozenset({".css", ".html", ".js", ".json", ".md", ".po", ".svg", ".txt", ".typ"})


def own_sources(records: Path) -> Path | None:
    """The folder with a directory's own files; None if it has none."""
    home = records.resolve()
    own = home.with_name(SITE_SOURCES.name)
    return own if home.name == "directory" and own.is_dir() and own != SITE_SOURCES else None


def own_files(own: Path) -> tuple[str, ...]:
    """The files in that folder, by their paths in it. Links and hidden files don't count."""
    found = (path for path in own.rglob("*") if path.is_file() and not path.is_symlink())
    names = (path.relative_to(own).as_posix() for path in found)
    return tuple(sorted(name for name in names if "/." not in f"/{name}" or name in MORE))


def without_use(own: Path) -> tuple[str, ...]:
    """Those of the files that replace nothing, and are in no place for more: their names have a slip in them."""
    return tuple(name for name in own_files(own) if not name.startswith(MORE) and not (SITE_SOURCES / name).is_file())


@contextmanager
def site_sources(records: Path) -> Iterator[Path]:
    """The folder of sources for a directory's site: Signpost's, or until the `with` ends a copy with its own in it.

    Raises SourceError if a file is not UTF-8 or its words can't be read, and OSError if the machine fails.
    """
    own = own_sources(records)
    _require_utf8(own or SITE_SOURCES)
    if own is None:
        yield SITE_SOURCES
        return
    with TemporaryDirectory(prefix="signpost-") as folder:
        sources = Path(folder).resolve() / SITE_SOURCES.name
        shutil.copyfile(HOME / CONFIG, sources.with_name(CONFIG))
        shutil.copytree(SITE_SOURCES, sources, copy_function=shutil.copyfile)
        for name in own_files(own):
            _replace(sources, own, name)
        yield sources


def _require_utf8(folder: Path) -> None:
    for name in own_files(folder):
        try:
            if Path(name).suffix in TEXTS or name.startswith("host/"):
                (folder / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise SourceError(
                f"site_src/{name} is not saved as UTF-8, so that its letters can't be read. "
                "Save it again with the encoding UTF-8."
            ) from None


def _replace(sources: Path, own: Path, name: str) -> None:
    place = sources / name
    place.parent.mkdir(parents=True, exist_ok=True)
    if name in WORDS:
        words = _with_own(_read(place, name), _read(own / name, name))
        place.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    else:
        shutil.copyfile(own / name, place)


def _read(file: Path, name: str) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise SourceError(f"site_src/{name} can't be read as JSON. {error}") from error


def _with_own(ours: Any, own: Any) -> Any:
    """The words of ours with those of a directory's own in their place."""
    if isinstance(ours, dict) and isinstance(own, dict):
        return ours | {name: _with_own(ours.get(name), words) for name, words in own.items()}
    return own

"""Writes files of records, all or none, and says what to do next."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from shutil import copymode
from tempfile import TemporaryDirectory

from signpost.cli.errors import UsageError, command
from signpost.records.file_names import FOLDERS, LIST_FILES


def write_files(folder: Path, files: Mapping[str, bytes | None]) -> None:
    """Put these contents into files of a directory, by their names in it. Each is written as a whole; None deletes it.

    If the machine fails at one, new files are taken away again and the others are as they were. Raises UsageError if
    there is a link in the place of a file, and OSError.
    """
    if link := next((folder / file for file in files if (folder / file).is_symlink()), None):
        raise UsageError(f"{link} is a link, and not a file. Nothing was written.")
    before = {file: path.read_bytes() for file in files if (path := folder / file).exists()}
    done: list[str] = []
    with TemporaryDirectory(dir=folder.resolve().parent, prefix=".signpost-") as stage:
        try:
            for file, content in files.items():
                done.append(file)
                _put(folder / file, content, Path(stage))
        except OSError:
            for file in done:
                _back(folder / file, before.get(file), Path(stage))
            raise


def write_directory(folder: Path, files: Mapping[str, str]) -> None:
    """Make a new directory: its folders for records, and these texts in files, by their names in it."""
    for name in FOLDERS:
        (folder / name).mkdir(parents=True)
    write_files(folder, encoded(files))


def encoded(files: Mapping[str, str]) -> dict[str, bytes]:
    """The texts of files as they are written: in UTF-8, with line feeds."""
    return {name: text.encode() for name, text in files.items()}


def list_texts(folder: Path) -> dict[str, str]:
    """The texts of the files of a directory that hold lists of records, by name, such as areas.yaml."""
    return {name: (folder / name).read_text("utf-8") for name in LIST_FILES if (folder / name).is_file()}


def _put(path: Path, content: bytes | None, stage: Path) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        return
    fresh = stage / path.name
    fresh.write_bytes(content)
    if path.exists():
        copymode(path, fresh)
    path.parent.mkdir(exist_ok=True)
    fresh.replace(path)


def _back(path: Path, content: bytes | None, stage: Path) -> None:
    if content is None or not path.exists() or path.read_bytes() != content:
        _put(path, content, stage)


def next_steps(folder: Path, files: Iterable[Path]) -> Iterator[str]:
    """The next commands after files were written."""
    elsewhere = "" if folder == Path("directory") else f" --directory {folder}"
    yield f"Next: {command()} check{elsewhere} {' '.join(map(str, files))}"
    yield f"Then see what it means for pages and leaflets: {command()} changes{elsewhere}"

"""The forms command: writes the issue forms of GitHub for a repository, from its directory."""

from pathlib import Path
from typing import Final

from signpost.cli.errors import UsageError
from signpost.records.directory import read_directory
from signpost.submissions.issue_forms import forms

PLACE: Final = Path(".github", "ISSUE_TEMPLATE")


def run(folder: Path) -> None:
    """Write every form. Raises UsageError if the records are not in the folder `directory` of a repository."""
    if folder.resolve().name != "directory":
        raise UsageError(f"Issue forms belong to a repository, with its records in the folder directory: not {folder}.")
    print(f"Written: {write(folder)} files in {folder.resolve().parent / PLACE}.")


def write(folder: Path) -> int:
    """Write every form into the repository of these records. Returns how many files that are."""
    place = folder.resolve().parent / PLACE
    texts = forms(read_directory(folder))
    place.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (place / name).write_text(text, encoding="utf-8", newline="\n")
    return len(texts)

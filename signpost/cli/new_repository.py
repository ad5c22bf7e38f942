"""The files of a repository beside its records: what it is, how to build it, and what GitHub does with it."""

import hashlib
import json
import shutil
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from string import Template
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from signpost.checks.markdown import as_plain
from signpost.cli import forms
from signpost.records.directory import Directory, read_directory
from signpost.records.engine_files import IS_INSTALLED

# Files to copy. Those that are hidden in a repository have no dot at the start of their names here.
STARTER: Final = Path(__file__).with_name("repository")
HIDDEN: Final = frozenset({"github", "gitignore", "gitattributes"})
WITH_WORDS: Final = frozenset({"README.md", "CONTRIBUTING.md"})  # which have ${places} for what a directory says
RECORDS: Final = "directory"
PINS: Final = "requirements.txt"
PINNED: Final = """\
# The Signpost that builds this directory, and the fingerprint of its file. To upgrade, see README.md.
"""
UNPINNED: Final = """\
# The Signpost that builds this directory belongs here: the address of its wheel, or the wheel's file in this folder,
# and its SHA-256. `pip hash FILE` prints that. For example, without the # at the start:
# ./signpost-1.0.0-py3-none-any.whl --hash=sha256:0123456789abcdef…
"""


@dataclass(frozen=True)
class Pin:
    """The line that pins this Signpost, "" if nobody knows its file; and that file, if it is on this computer."""

    line: str = ""
    wheel: Path | None = None


def add_repository(folder: Path) -> None:
    """Write everything but the records into a repository, whose records are there already. Raises OSError."""
    directory = read_directory(folder / RECORDS)
    for file in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        name = file.relative_to(STARTER)
        hidden = name.parts[0] in HIDDEN
        place = folder / (f".{name}" if hidden else name)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8")
        text = _filled(text, directory) if file.name in WITH_WORDS else text
        place.write_text(text, encoding="utf-8", newline="\n")
    forms.write(folder / RECORDS)
    pin = pin_of_this()
    text = f"{PINNED}{pin.line}\n" if pin.line else UNPINNED
    (folder / PINS).write_text(text, encoding="utf-8", newline="\n")
    if pin.wheel:
        shutil.copyfile(pin.wheel, folder / pin.wheel.name)


def _filled(text: str, directory: Directory) -> str:
    connector = directory.about.connector
    phone = f" on {connector.contact.phone}" if connector.contact.phone else ""
    words = {"name": directory.about.name, "connector": connector.name, "phone": phone}
    return Template(text).substitute({name: as_plain(said) for name, said in words.items()})


def pin_of_this() -> Pin:
    """How to install this very Signpost again.

    pip notes where a package came from: PyPA specifications, "Recording the Direct URL Origin". Before version 23.1 it
    notes no hash, which is then taken from the file if that is on this computer.
    """
    told = _origin() if IS_INSTALLED else {}
    address, sha = told.get("url", ""), told.get("archive_info", {}).get("hashes", {}).get("sha256", "")
    parts = urlsplit(address)
    if parts.scheme != "file":
        return Pin(f"signpost @ {address} --hash=sha256:{sha}") if sha else Pin()
    wheel = Path(url2pathname(parts.path))
    there = hashlib.sha256(wheel.read_bytes()).hexdigest() if wheel.is_file() else ""
    sha = sha or there
    return Pin(f"./{wheel.name} --hash=sha256:{sha}", wheel if there == sha else None) if sha else Pin()


def _origin() -> Any:
    try:
        return json.loads(distribution("signpost").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return {}

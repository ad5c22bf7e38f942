"""Cases by file: a record that is laid over the small directory in tests/records/base, and what is said of it.

The first lines of a case say where it is put (`# put: activities/x.yaml`) and, for each problem, what is expected
(`# expect: error CODE line 7: MESSAGE` and `#    fix: FIX`; before "line", the file, if it is another one). They stay
in the file, so its line numbers are right. A table, an outline or a logo is put there without them:
its lines are counted from the first after them.
"""

import re
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from signpost.records.directory import Directory, read_directory

RECORDS: Final = Path(__file__).parents[1] / "records"
BASE: Final = RECORDS / "base"
EXPECT: Final = re.compile(r"# expect: (error|warning) ([a-z0-9-]+) (?:(\S+) )?line (\d+): (.*)")
FIX: Final = re.compile(r"# {4}fix: (.*)")
HEAD: Final = re.compile(rb"(?m)^# (?:put|expect|   fix): [^\r\n]*")  # what a case says of itself, and no record would

WITHOUT_COMMENTS: Final = frozenset({".csv", ".geojson", ".svg"})
HEAD_OF_TABLE: Final = re.compile(HEAD.pattern + rb"\n")

Told = tuple[str, int, str, str, str, str]  # file, line, severity, code, message, fix


@dataclass(frozen=True)
class Case:
    """One case: its file, where it is put in the directory, and what is expected there."""

    file: Path
    put: str
    expected: tuple[Told, ...]

    @property
    def name(self) -> str:
        return self.file.relative_to(RECORDS).as_posix()


@cache
def cases(kind: str) -> tuple[Case, ...]:
    """The cases of a kind, "negative" or "positive", by name."""
    files = (file for file in (RECORDS / kind).rglob("*") if file.suffix in {".yaml", *WITHOUT_COMMENTS})
    return tuple(map(_case, sorted(files)))


def _case(file: Path) -> Case:
    lines = _text(file.read_bytes()).splitlines()
    put, expected = "", []
    for line in lines:
        if line.startswith("# put: "):
            put = line.removeprefix("# put: ")
        elif match := EXPECT.fullmatch(line):
            expected.append((match[3] or put, int(match[4]), match[1], match[2], match[5], ""))
        elif match := FIX.fullmatch(line):
            expected[-1] = (*expected[-1][:5], match[1])
    assert put, f"{file} doesn't say where it is put"
    return Case(file, put, tuple(expected))


def _text(data: bytes) -> str:
    """The text of a case in whichever encoding it tries out."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:4].count(0) >= 1:
        return data.decode("utf-16-le" if data[1] == 0 else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def laid_over_base(case: Case, folder: Path) -> Directory:
    """The base directory with the case in its place, read from `folder`."""
    shutil.copytree(BASE, folder)
    place = folder / case.put
    place.parent.mkdir(parents=True, exist_ok=True)
    data = case.file.read_bytes()
    place.write_bytes(HEAD_OF_TABLE.sub(b"", data) if case.file.suffix in WITHOUT_COMMENTS else HEAD.sub(b"#", data))
    return read_directory(folder)

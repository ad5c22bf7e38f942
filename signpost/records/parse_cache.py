"""Reads many files, and each again only if it has changed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from signpost.records.cache import Cache, code_digest, digest
from signpost.records.document import Document, LateMarks, Value
from signpost.records.yaml_text import read_yaml

MANY: Final = 100  # files; reading fewer is quicker in one process


def documents(files: Mapping[str, bytes], cache: Cache) -> Iterator[tuple[str, Document]]:
    """Yield each file with its name. Of a sound file only the value is cached; marks are computed on demand."""
    code = code_digest("values", "records")
    digests = {name: digest(data) for name, data in files.items()}
    keys = {name: digest(f"{code} {name} {digests[name]}".encode()) for name in files}
    values = {name: cache.get(keys[name]) for name in files}
    unknown = [name for name in files if values[name] is None]
    for name, value in _sound_values([(name, files[name]) for name in unknown], cache):
        if value is not None:
            values[name] = value
            cache.put(keys[name], value, name)
    for name, data in files.items():
        yield name, _document(name, data, digests[name], values[name])


def _document(name: str, data: bytes, fingerprint: str, value: Value | None) -> Document:
    """A file as read, with its cached value if there is one."""
    if value is None:
        return replace(read_yaml(name, data), digest=fingerprint)
    marks = LateMarks(lambda: read_yaml(name, data).marks)
    return Document(name, value, marks, (), sound=True, digest=fingerprint, raw=data)


def _sound_values(files: list[tuple[str, bytes]], cache: Cache) -> Iterator[tuple[str, Value | None]]:
    """The value of each file by its name; None if it is not sound."""

    def read(part: int, parts: int) -> list[Value | None]:
        documents = (read_yaml(name, data) for name, data in files[part::parts])
        return [document.value if document.sound else None for document in documents]

    parts = cache.shared(read) if len(files) >= MANY else [read(0, 1)]
    for part, values in enumerate(parts):
        for (name, _), value in zip(files[part :: len(parts)], values, strict=True):
            yield name, value

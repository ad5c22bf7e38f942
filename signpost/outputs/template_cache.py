"""Caches compiled Jinja templates between builds."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from signpost.records.cache import Cache, code_digest, digest


class TemplateCache(BytecodeCache):
    """Caches each template by its name, its text, and the versions of Jinja and Python, wherever its folder is."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def get_cache_key(self, name: str, _filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._cache.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._cache.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return digest(f"{code_digest()} {bucket.key} {bucket.checksum}".encode())

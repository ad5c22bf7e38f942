"""Templates as Jinja has compiled them, kept from one build to the next."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from signpost.records.memory import digest, made_by
from signpost.views.edition import Drawn


class Compiled(BytecodeCache):
    """Keeps each template by its name, by what stands in it, and by the Jinja and the Python that compile it."""

    def __init__(self, drawn: Drawn) -> None:
        self._drawn = drawn

    def load_bytecode(self, bucket: Bucket) -> None:
        if code := self._drawn.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._drawn.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return digest(f"{made_by()} {bucket.key} {bucket.checksum}".encode())

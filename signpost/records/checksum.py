"""The checksum of a joined record, by which a change of it is noticed."""

import json
from typing import Any

from signpost.records.cache import digest


def checksum(value: dict[str, Any]) -> str:
    """The checksum of all that was typed in a record except the checksum itself, whatever its order and layout."""
    rest = dict(value)
    if isinstance(joined := rest.get("joined"), dict):
        rest["joined"] = {name: part for name, part in joined.items() if name != "checksum"}
    return digest(json.dumps(rest, sort_keys=True, ensure_ascii=False).encode())

"""One word for one thing: the headings and labels that pages and leaflets share, from one table."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "leaflets"
TERMS: Final[Mapping[str, str]] = json.loads((FOLDER / "terms.json").read_text("utf-8"))
"""By name. The print templates read the same file."""

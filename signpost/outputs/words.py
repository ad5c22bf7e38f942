"""The words of ours on pages and on paper: the headings, the fields of our forms, the sentences. One table for each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

NAMES: Final = ("terms", "forms", "sentences")
SAME_FORM: Final = {"conversation-fold": "conversation"}


@dataclass(frozen=True)
class Words:
    """By name: one word for one thing, the fields of forms by format, and whole sentences."""

    terms: Mapping[str, str]
    forms: Mapping[str, Mapping[str, Any]]
    sentences: Mapping[str, Any]

    def form_of(self, format_: str) -> Mapping[str, Any]:
        """The parts of the form that a format has, by name; none for most."""
        return self.forms.get(SAME_FORM.get(format_, format_), {})


@cache
def words_of(sources: Path) -> Words:
    """The words in this folder of sources. The print templates read the same three files."""
    return Words(*(json.loads((sources / "leaflets" / f"{name}.json").read_text("utf-8")) for name in NAMES))

"""The directory's own vocabularies as taxonomies of HSDS, and records' links to their terms as attributes.

The import recognises them by the names of the taxonomies.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from signpost.views.hsds.fields import Values, filled
from signpost.views.labels import ORGANISATION_KINDS, SETTING
from signpost.views.open_data import OpenData

NEEDS: Final = "Signpost needs"
LEVELS: Final = "Signpost levels of support"
SETTINGS: Final = "Signpost settings"
KINDS: Final = "Signpost kinds of organisation"
DESCRIPTIONS: Final[Mapping[str, str]] = {
    NEEDS: "What a service helps with, what people do there, or whom it is for.",
    LEVELS: "How much support somebody needs to take part.",
    SETTINGS: "How people take part.",
    KINDS: "What kind of organisation runs a service.",
}


@dataclass(frozen=True, eq=False)
class Taxonomies:
    """Every taxonomy and its terms, made once."""

    data: OpenData

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Values]]:
        """Every term by its code, by the name of its taxonomy."""
        directory = self.data.directory
        named: dict[str, dict[str, tuple[str, str]]] = {
            NEEDS: {need.id: (need.name, need.meaning) for need in directory.needs.values()},
            LEVELS: {level.id: (level.name, level.for_groups) for level in directory.levels.values()},
            SETTINGS: {code: (name, "") for code, name in SETTING.items()},
            KINDS: {code: (name, "") for code, name in ORGANISATION_KINDS.items()},
        }
        return {
            taxonomy: {code: self._term(taxonomy, code, *words) for code, words in terms.items()}
            for taxonomy, terms in named.items()
        }

    def _term(self, taxonomy: str, code: str, name: str, description: str) -> Values:
        return {
            "id": self.data.stable_id("taxonomy_term", taxonomy, code),
            "code": code,
            "name": name,
            "description": description or name,
            "taxonomy": taxonomy,
            "taxonomy_id": self._id(taxonomy),
        }

    def _id(self, taxonomy: str) -> str:
        return self.data.stable_id("taxonomy", taxonomy)

    def taxonomies(self) -> Iterator[Values]:
        """Every taxonomy, without its terms."""
        for name, description in DESCRIPTIONS.items():
            yield filled({
                "id": self._id(name),
                "name": name,
                "description": description,
                "uri": self.data.directory.about.site_url,
            })  # fmt: skip

    def attributes(self, owner: str, taxonomy: str, codes: Iterable[str]) -> Iterator[Values]:
        """The links of an object, by its id, to terms of a taxonomy."""
        for code in codes:
            yield {
                "id": self.data.stable_id("attribute", owner, taxonomy, code),
                "taxonomy_term": self.terms[taxonomy][code],
            }

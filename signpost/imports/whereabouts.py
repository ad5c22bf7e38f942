"""Which of the directory's areas a service serves, from the source's words or from a postcode."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from signpost.imports.account import Account
from signpost.imports.drafts import only
from signpost.imports.mapping import Answers
from signpost.imports.names import plain_name
from signpost.records.directory import Directory
from signpost.records.sectors import sector_of

PARTS: Final = re.compile(r"\s*[,;/\n]\s*")
NO_AREA: Final = "no area of this directory has this name, and the mapping does not say which it is"


class Whereabouts:
    """Looks up areas by their names, by the mapping's words and by postcode sectors."""

    def __init__(self, directory: Directory, answers: Answers) -> None:
        self._answers = answers
        self._names: Mapping[str, str] = {
            plain_name(name): area.id
            for area in reversed(tuple(directory.areas.values()))
            for name in (area.name, area.id.replace("-", " "), *area.also_called)
        }
        sectors: defaultdict[str, list[str]] = defaultdict(list)
        for area in directory.areas.values():
            for sector in area.postcode_sectors:
                sectors[sector].append(area.id)
        self._sectors: Mapping[str, list[str]] = sectors

    def said(self, account: Account) -> list[str]:
        """The areas that the source names."""
        found: list[str] = []
        for entry in account.open("areas"):
            whole = self._named(entry.text)
            parts = [entry.text] if whole else PARTS.split(entry.text.strip())
            known = only(area for area in map(self._named, parts) if area)
            if known:
                entry.use("areas", known, "; ".join(part for part in parts if part and not self._named(part)))
            else:
                entry.leave(NO_AREA)
            found += known
        return only(found)

    def of_postcode(self, postcode: str) -> list[str]:
        """The areas that a postcode lies in, by the mapping or by areas.yaml."""
        if not postcode:
            return []
        sector = sector_of(postcode)
        answer = self._answers.area(sector) or self._answers.area(sector.partition(" ")[0])
        return [answer] if answer else list(self._sectors.get(sector, ()))

    def _named(self, words: str) -> str | None:
        return self._answers.area(words) or self._names.get(plain_name(words))

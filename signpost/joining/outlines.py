"""The outlines of all members' areas, in one file."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from signpost.joining.county import County
from signpost.joining.findings import Finding
from signpost.joining.members import MemberDirectory
from signpost.joining.naming import Ids, id_here
from signpost.records.outlines import FILE, LONGEST_ATTRIBUTION, Outline


class JoinedOutlines:
    """The county's own outlines, and those of each area of a member once. `findings` names what didn't fit."""

    def __init__(self, members: Sequence[MemberDirectory], county: County, ids: Ids) -> None:
        self.findings: list[Finding] = []
        folder = county.directory.folder.outlines
        own = [outline for outline in folder.outlines if ("area", outline.area) in county.own]
        self._attribution = folder.attribution if own else ""
        self._by_area = {outline.area: outline for outline in own}
        for member in members:
            self._add(member, ids)

    def file(self) -> bytes:
        """The contents of outlines.geojson; b"" if there is no outline. Each area is on a line of its own."""
        if not self._by_area:
            return b""
        features = ",\n".join(_in_short(_feature(area, outline)) for area, outline in self._by_area.items())
        attribution = _in_short(self._attribution)
        text = f'{{"type": "FeatureCollection",\n"attribution": {attribution},\n"features": [\n{features}\n]}}\n'
        return text.encode()

    def _add(self, member: MemberDirectory, ids: Ids) -> None:
        theirs = member.directory.folder.outlines
        both = self._attribution
        if theirs.attribution not in both:
            both = " ".join(filter(None, (both, theirs.attribution)))
        if len(both) > LONGEST_ATTRIBUTION:
            longest = f"the words on whose data the maps are would be longer than {LONGEST_ATTRIBUTION} characters"
            self.findings.append(Finding("left", f"{member.name}: {FILE}, since {longest}"))
            return
        self._attribution = both
        for area, outline in _renamed(member, theirs.outlines, ids):
            self._by_area.setdefault(area, outline)


def _renamed(member: MemberDirectory, outlines: Sequence[Outline], ids: Ids) -> Iterator[tuple[str, Outline]]:
    to_here = id_here(ids, member.id)
    return ((to_here("area", outline.area), outline) for outline in outlines)


def _feature(area: str, outline: Outline) -> dict[str, Any]:
    """A feature with a MultiPolygon (RFC 7946, section 3.1.7), in whose points the longitude is first."""
    polygons = [[[(east, north) for north, east in ring] for ring in polygon] for polygon in outline.polygons]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": {"area": area}, "geometry": geometry}


def _in_short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

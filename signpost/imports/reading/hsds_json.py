"""Open Referral as JSON: a file with a list or one service, or a folder with one or many a file."""

from pathlib import Path
from typing import Any

from signpost.imports.reading import hsds
from signpost.imports.reading.listing import Log, SourceFault
from signpost.imports.reading.nested import Item, entries_of, leads_on, page_count, parse, total_of
from signpost.imports.reading.table import read_bytes


def fits(path: Path) -> bool:  # noqa: ARG001  # the last of the formats
    """True: this is the last of the formats, and tables have been ruled out."""
    return True


def read(path: Path, log: Log) -> list[Item]:
    """Read every service. Raises SourceFault and OSError."""
    values = _folder(path, log) if path.is_dir() else {path.name: parse(read_bytes(path), path.name)}
    organisations: dict[str, Any] = {}
    lists: list[Any] = []
    services: list[Item] = []
    for where, value in values.items():
        if path.is_dir() and "organi" in Path(where).stem:
            found = (entry for entry in entries_of(value) or () if isinstance(entry, dict))
            organisations |= {str(entry.get("id")): entry for entry in found}
        else:
            lists.append(value)
            services += hsds.services_in(value, where, log.note)
    for service in services:  # put the organisation below a service that only has its id
        if owner := organisations.get(str(service.get("organization_id"))):
            service.setdefault("organization", owner)
    _compare(lists, services, log)
    return services


def _folder(folder: Path, log: Log) -> dict[str, Any]:
    """Parse the files that may hold services or organisations. One that can't be parsed is noted as missing."""
    values: dict[str, Any] = {}
    for file in sorted({*folder.glob("*.json"), folder / "services", *folder.glob("services/*")}):
        where = file.relative_to(folder).as_posix()
        if file.is_file() and not file.stem.startswith(("taxonom", "service_at_loc")):
            try:
                values[where] = parse(read_bytes(file), where)
            except SourceFault as fault:
                log.note_missing(f"{fault} This file was passed over.")
    return values


def _compare(envelopes: list[Any], services: list[Item], log: Log) -> None:
    """Compare the envelopes' counts with what was read: the files may be only some of a feed's pages."""
    totals = [total for value in envelopes if (total := total_of(value)) is not None]
    if totals:
        hsds.compare_total(max(totals), services, log)
        return
    pages = max((page_count(value) or 0 for value in envelopes), default=0)
    if pages > len(envelopes) or (not pages and envelopes and all(map(leads_on, envelopes))):
        log.note_missing("The feed has more pages than were read. Import its web address, or a file with all of it.")

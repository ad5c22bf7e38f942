"""Services in the forms of Open Referral (HSDS and HSDS-UK): a file, a folder of files or tables, or a web address."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, Final

from signpost.imports.reading.cells import read_bytes
from signpost.imports.reading.datapackage import DESCRIPTOR, tables_of
from signpost.imports.reading.identity import joined, size_of
from signpost.imports.reading.listing import Listing, SourceFault, Tell
from signpost.imports.reading.nested import Found, entries_of, parse
from signpost.imports.reading.service import listing_of
from signpost.imports.reading.tables import services_of

# What else may be called by a name: data packages, descriptions of web APIs, schemas.
NO_SERVICE: Final = frozenset({"resources", "openapi", "openapi_url", "paths", "swagger", "$schema"})


def read_hsds(source: str, tell: Tell, say: Tell = lambda _: None) -> Iterator[Listing]:
    """Read every service of a folder, a file or a web address. Raises SourceFault and OSError.

    Notes on the source go to `tell`, how far things are to `say`.
    """
    if is_web(source):
        from signpost.imports.reading.web import Api

        with Api(source, tell, say) as api:
            services = api.services()
            if not services:
                raise SourceFault("The web address gives a list of services, and there are none in it.")
            yield from _listings(services, tell, api.details)
        return
    if "://" in source:
        raise SourceFault(f"{source} is no address that can be read. It has to start with https://.")
    path = Path(source)
    if path.is_dir():
        found = _folder(path, tell)
    elif path.suffix.lower() == ".csv" or path.name == DESCRIPTOR:
        found = _tables(path.parent if path.name != DESCRIPTOR else path, tell)
    else:
        value = parse(read_bytes(path), path.name)
        is_package = isinstance(value, dict) and isinstance(value.get("resources"), list)
        found = _tables(path, tell) if is_package else list(services_in(value, path.name, tell))
    if not found:
        raise SourceFault(f"No services were found in {source}. A list of services, or one a file, is looked for.")
    yield from _listings(found, tell, iter)


def is_web(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def services_in(value: Any, where: str, tell: Tell) -> Iterator[Found]:
    """Find the services of a parsed file: in an envelope, in a bare list, or one alone."""
    entries = entries_of(value)
    if entries is None:
        if isinstance(value, dict) and "name" in value and value.keys().isdisjoint(NO_SERVICE):
            yield Found(value, where)
        return
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict) and entry:
            yield Found(entry, f"{where}, service {number}")
        else:
            tell(f"{where}: entry {number} of the list is no service, and was passed over.")


def _folder(folder: Path, tell: Tell) -> list[Found]:
    if (folder / DESCRIPTOR).is_file() or any(folder.glob("service*.csv")):
        return _tables(folder, tell)
    files = {*folder.glob("*.json"), folder / "services", *folder.glob("services/*")}
    files = {file for file in files if file.is_file()}
    found: list[Found] = []
    organisations: dict[str, Any] = {}
    for file in sorted(files):
        where = file.relative_to(folder).as_posix()
        try:
            value = parse(read_bytes(file), where)
        except SourceFault as fault:
            tell(f"{fault} This file was passed over.")
            continue
        if "organi" in file.stem:
            entries = (entry for entry in entries_of(value) or () if isinstance(entry, dict))
            organisations |= {str(entry.get("id")): entry for entry in entries}
        elif not file.stem.startswith(("taxonom", "service_at_loc")):
            found += services_in(value, where, tell)
    return [_with_organisation(service, organisations) for service in found]


def _with_organisation(found: Found, organisations: Mapping[str, Any]) -> Found:
    """Show the organisation below a service that only names its id."""
    owner = organisations.get(str(found.value.get("organization_id")))
    if owner is None or "organization" in found.value:
        return found
    return Found({**found.value, "organization": owner}, found.where)


def _tables(source: Path, tell: Tell) -> list[Found]:
    return [Found(row, row.where) for row in services_of(tables_of(source, tell), tell)]


def _listings(
    found: Iterable[Found], tell: Tell, details: Callable[[Iterable[Found]], Iterator[Found]]
) -> Iterator[Listing]:
    """Give one listing for each id, in the source's order, each with its details; what stands twice is told."""
    same: dict[str, list[Found]] = {}
    for service in found:
        same.setdefault(service.id or listing_of(service.value, service.where).id, []).append(service)
    whole = details(service for services in same.values() for service in services)
    for services in same.values():
        yield _one([listing_of(one.value, one.where) for one in islice(whole, len(services))], tell)


def _one(listings: list[Listing], tell: Tell) -> Listing:
    """Make one listing of those with the same id. A summary in one file and its details in another are no twins."""
    if len(listings) == 1:
        return listings[0]
    fullest = max(listings, key=size_of)
    whole = joined([fullest, *(listing for listing in listings if listing is not fullest)])
    files = {listing.where.rpartition(", ")[0] or listing.where for listing in listings}
    summaries = [listing for listing in listings if size_of(listing) < size_of(whole)]
    if len(files) < len(listings) or len(summaries) != len(listings) - 1:
        places = "; ".join(listing.where for listing in listings)
        tell(f"One service stands {len(listings)} times, with the same id: {places}. It was taken once.")
    return whole

"""The tables of Open Referral's tabular profile, joined by their ids into nested services as in its JSON.

They stand in a data package or in a folder of CSV files.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Final

from signpost.imports.reading import datapackage
from signpost.imports.reading.datapackage import DESCRIPTOR
from signpost.imports.reading.listing import Log, Tell
from signpost.imports.reading.nested import Item, every_pair
from signpost.imports.reading.table import Table

# The names of a table in the versions, in the singular, and ours.
TABLES: Final = {
    "organization": "organizations", "organisation": "organizations", "service": "services",
    "location": "locations", "service_at_location": "service_at_locations",
    "services_at_location": "service_at_locations", "address": "addresses", "physical_address": "addresses",
    "postal_address": "postal_addresses", "phone": "phones", "contact": "contacts", "schedule": "schedules",
    "regular_schedule": "schedules", "holiday_schedule": "holiday_schedules", "accessibility": "accessibility",
    "accessibility_for_disabilitie": "accessibility", "language": "languages", "service_area": "service_areas",
    "cost_option": "cost_options", "funding": "funding", "eligibility": "eligibilities",
    "eligibilitie": "eligibilities", "required_document": "required_documents",
    "payment_accepted": "payments_accepted", "payments_accepted": "payments_accepted",
    "organization_identifier": "organization_identifiers", "attribute": "attributes",
    "service_taxonomy": "service_taxonomies", "services_taxonomy": "service_taxonomies",
    "service_taxonomie": "service_taxonomies", "taxonomy_term": "taxonomy_terms", "taxonomy": "taxonomies",
    "taxonomie": "taxonomies", "other_attribute": "attributes", "service_attribute": "attributes",
}  # fmt: skip
# What a table's row is attached to: the column with its id, and its table. The nearest comes first.
OWNERS: Final = {
    "contact_id": "contacts",
    "phone_id": "phones",
    "service_at_location_id": "service_at_locations",
    "location_id": "locations",
    "service_id": "services",
    "organization_id": "organizations",
    "link_id": "",
}
# Rows that several others may refer to, and that each of those gets: the column, the table, and the name below it.
SHARED: Final = (
    ("services", "organization_id", "organizations", "organization"),
    ("service_at_locations", "location_id", "locations", "location"),
    ("attributes", "taxonomy_term_id", "taxonomy_terms", "taxonomy_term"),
    ("service_taxonomies", "taxonomy_id", "taxonomies", "taxonomy"),
    ("service_taxonomies", "taxonomy_term_id", "taxonomy_terms", "taxonomy_term"),
)
# Tables whose rows others refer to; a row that nothing refers to is noted.
POINTED_AT: Final = ("organizations", "locations", "taxonomy_terms", "taxonomies")
SHOWN: Final = 5  # rows named in one note

Rows = dict[str, list[Item]]
Index = Mapping[str, Mapping[str, Item]]  # by the table and the id
Unjoined = dict[tuple[str, str], list[str]]  # places of rows that can't be joined, by their table and the reason


def fits(path: Path) -> bool:
    """Whether this is a data package, a folder of tables or one of its CSV files."""
    if path.is_dir():
        return (path / DESCRIPTOR).is_file() or any(path.glob("service*.csv"))
    return path.suffix.lower() == ".csv" or datapackage.fits(path)


def read(path: Path, log: Log) -> list[Item]:
    """Read every service, joined with the rows that belong to it. Raises SourceFault and OSError."""
    return services_of(datapackage.read(path.parent if path.suffix.lower() == ".csv" else path, log), log.note)


def services_of(tables: list[Table], tell: Tell) -> list[Item]:
    """Join the tables. Rows that can't be joined are noted, once for each table and reason."""
    rows: Rows = defaultdict(list)
    for table in tables:
        name = _name(table.name)
        if name in TABLES:
            rows[TABLES[name]] += _rows(table, tell)
        elif len(table.rows) > 1:
            tell(f"{table.file} is no table of Open Referral's that is known here. Nothing of it was read.")
    unjoined: Unjoined = defaultdict(list)
    index = {name: _by_id(name, held, unjoined) for name, held in rows.items()}
    for name, held in rows.items():
        for row in held if name not in ("services", *POINTED_AT) else ():
            _attach(name, row, index, unjoined)
    named = _attach_shared(rows, index, unjoined)
    for name in ("organizations", "locations"):
        if places := [row.where for row in rows[name] if id(row) not in named]:
            unjoined[name, "belongs to no service"] = places
    for (name, why), places in unjoined.items():
        more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
        tell(f"{name.replace('_', ' ').capitalize()}: {why}: {'; '.join(places[:SHOWN])}{more}.")
    return rows["services"]


def _name(name: str) -> str:
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    return next((form for form in (plain, plain.removesuffix("s"), plain.removesuffix("es")) if form in TABLES), plain)


def _rows(table: Table, tell: Tell) -> Iterator[Item]:
    """Return a table's rows by their headings. Blank and broken rows are noted."""
    filled = [row for row in table.rows if row.filled]
    if blank := len(table.rows) - len(filled):
        tell(f"{table.file}: blank rows were passed over ({blank}).")
    for row in filled:
        if row.broken:
            tell(f"{table.file}, row {row.number}: a quotation mark is opened and not closed. Look at this row.")
    labels = [label.strip().lower() for label in filled[0].cells] if filled else []
    for row in filled[1:]:
        pairs = zip_longest(labels, row.cells, fillvalue="")
        where = f"{table.file}, row {row.number}"
        filled_in = [(label or "a cell without a heading", cell) for label, cell in pairs if cell.strip()]
        yield Item(every_pair(filled_in), where, where)


def _by_id(name: str, rows: list[Item], unjoined: Unjoined) -> Mapping[str, Item]:
    found: dict[str, Item] = {}
    for row in rows:
        identity = row.get("id", "").strip()
        if identity in found and name != "services":
            unjoined[name, "has the id of an earlier row; what belongs to that id was put there"].append(row.where)
        elif identity:
            found.setdefault(identity, row)
    return found


def _attach(name: str, row: Item, index: Index, unjoined: Unjoined) -> None:
    """Attach a row to the nearest row whose id it has."""
    shown = {column for owner, column, _, _ in SHARED if owner == name}
    for column, table in OWNERS.items():
        identity = str(row.get(column, "")).strip()
        if not identity or column in shown:
            continue
        places = (index.get(table, {}),) if table else index.values()
        owner = next((found[identity] for found in places if identity in found), None)
        if owner is not None and owner is not row:
            owner.setdefault(name, []).append(row)
            return
        unjoined[name, f"the {column} is in no table"].append(row.where)
    if not any(row.get(column) for column in OWNERS):
        unjoined[name, "belongs to nothing"].append(row.where)


def _attach_shared(rows: Rows, index: Index, unjoined: Unjoined) -> set[int]:
    """Attach each shared row to every row that has its id. Returns the Python ids of those that were attached."""
    named = set()
    for name, column, table, below in SHARED:
        for row in rows.get(name, ()):
            identity = str(row.get(column, "")).strip()
            shared = index.get(table, {}).get(identity)
            if shared is not None:
                row[below] = shared
                named.add(id(shared))
            elif identity:
                unjoined[name, f"the {column} is in no table"].append(row.where)
    return named

"""Reading: each kind of source becomes a `Reading` of `Listing`s, the common form (`listing`).

`formats` lists the kinds. Each is a module with `fits` and `read`:

- A list of somebody's own becomes tables (`table`): `workbook` (`excel` and `opendocument` give a `grid` for each
  sheet), `datapackage`, `json_rows`, or a CSV file. `sheet` finds their headings and groups, `row` makes a listing of a
  row, and `combining` and `american` know what several cells or a column of dates mean together.
- Services of Open Referral become nested entries (`nested`): `hsds_tables`, `hsds_json`, `hsds_api` (over `fetching`
  and `public_web`). `service` makes a listing of each by the names in `hsds_names`, and `schedule` its sessions.

`identity` tells which listings are of one service. `mapping` holds a person's answers, read by `mapping_file`.
"""

from typing import Final

# The words after `build.py import`.
SERVICES: Final = "hsds-uk"
SHEET: Final = "csv"
PACKAGE: Final = "datapackage"  # of our own: see own_package

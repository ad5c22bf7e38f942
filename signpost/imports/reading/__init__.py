"""Sources: each kind of list is read here into listings, the common form.

- `sheet` reads a spreadsheet: `cells` gives its rows, and `row` makes a listing of each.
- `hsds` reads Open Referral: JSON (`nested`) from files or from the `web` (`fetching`), or `tables` joined into the
  same. `service` makes a listing of each service, and `schedule` its sessions.
- `datapackage` reads the tables of either, and `identity` tells which listings are of one service.
"""

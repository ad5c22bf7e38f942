"""Imports: other people's lists (HSDS-UK, spreadsheets) become records, with a report of what a person must look at."""

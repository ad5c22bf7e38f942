"""Signpost: a community directory from a folder of records.

Imports run one way: values → records → checks → views → outputs (and imports) → site → cli.
"""

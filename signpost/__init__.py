"""Signpost: a community directory from a folder of records.

Imports run one way: records → checks → views → outputs → site → cli.
"""

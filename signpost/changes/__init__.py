"""What changed between two states of a directory's records, and what a reviewer has to know of it.

Two directories → `compare` (records and fields that differ) → `review` (findings, the worst first); `affected` says
which pages and leaflets differ.
"""

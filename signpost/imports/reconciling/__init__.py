"""Candidates compared with the directory: what exists already, what would change, and what the checks refuse."""

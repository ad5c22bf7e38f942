"""Candidates compared with the directory: what is there already, what would change, and what the checks refuse."""

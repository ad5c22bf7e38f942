"""Inspection of a built site: dead links, words of sensitive records, barriers. Each yields faults as sentences."""

"""From listings to candidates for records: each text is parsed as a value, with its provenance."""

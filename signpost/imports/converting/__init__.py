"""From listings to candidates of records: each text is read as a value of its kind, and what became of it is kept."""

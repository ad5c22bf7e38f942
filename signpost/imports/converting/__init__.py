"""From listings to drafts of records: each value read, and what became of every text written down."""

"""What a person sees and decides: questions, the report, and the files that are written."""

"""Views: one small pure function for each reader, with only what that reader needs."""

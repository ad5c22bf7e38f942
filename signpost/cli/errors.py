"""What is said where a command can't be carried out as it was written."""


class UsageError(Exception):
    """The command can't be carried out as it was written; the text says why."""

"""The command line: what is asked for, what is said, and the exit code."""

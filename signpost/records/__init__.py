"""Records: from files on disk to one joined, immutable directory."""

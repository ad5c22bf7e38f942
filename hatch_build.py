"""Tells hatchling what Signpost needs, which stands in requirements.in and nowhere else."""

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Requirements(MetadataHookInterface):
    """Fills in the dependencies of the package."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Take each line of requirements.in that is no comment."""
        lines = Path(self.root, "requirements.in").read_text("utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]

"""The record format's versions: one table of what changed when."""

from typing import Final

# version, the day it came, what changed for somebody who keeps records
VERSIONS: Final = ((1, "2026-11-22", "The first format."),)
CURRENT: Final = VERSIONS[-1][0]

"""The day that tests take for today."""

from datetime import date
from typing import Final

TODAY: Final = date(2026, 11, 22)

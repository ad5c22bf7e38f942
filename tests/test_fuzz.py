"""What `make fuzz` has found stays mended. A hunt begins with these cases, and with the inputs of other tests."""

from pathlib import Path

import pytest

from tests.fuzz.targets import CASES, TARGETS


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*")), ids=lambda case: f"{case.parent.name}-{case.name}")
def test_what_was_found_before_breaks_nothing(case: Path) -> None:
    TARGETS[case.parent.name](case.read_bytes())

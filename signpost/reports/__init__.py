"""Reports for the people who keep a directory true. A new one is a module here and a line below."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from signpost.reports import (
    assurance,
    coverage,
    duplicates,
    follow_up,
    freshness_formats,
    quality_formats,
    ring_round_formats,
    steering,
    translations,
)
from signpost.reports.report import Report

REPORTS: Final[Mapping[str, Report]] = MappingProxyType(
    {
        "assurance": assurance.REPORT,
        "coverage": coverage.REPORT,
        "duplicates": duplicates.REPORT,
        "follow-up": follow_up.REPORT,
        "freshness": freshness_formats.REPORT,
        "quality": quality_formats.REPORT,
        "ring-round": ring_round_formats.REPORT,
        "steering": steering.REPORT,
        "translations": translations.REPORT,
    }
)

"""The pictures of easy read: openly licensed icons from the theme's package."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

# Material Design Icons (Apache-2.0), by the names that records use.
ICONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "tea": "coffee",
        "talk": "forum",
        "group": "account-group",
        "walk": "walk",
        "music": "music",
        "paint": "palette",
        "garden": "sprout",
        "book": "book-open-variant",
        "computer": "laptop",
        "food": "silverware-fork-knife",
        "exercise": "yoga",
        "child": "human-female-boy",
        "carer": "hand-heart",
        "home": "home",
        "bus": "bus",
        "phone": "phone",
        "letter": "email-outline",
        "money": "currency-gbp",
        "calendar": "calendar-month",
        "clock": "clock-outline",
        "place": "map-marker",
        "doctor": "doctor",
        "listen": "ear-hearing",
        "help": "handshake",
        "question": "help-circle-outline",
        "yes": "check-circle-outline",
        "no": "close-circle-outline",
    }
)


@cache
def pictures() -> Mapping[str, str]:
    """Every picture as SVG, by the name that records use."""
    folder = files("material") / "templates" / ".icons" / "material"
    return {name: (folder / f"{icon}.svg").read_text(encoding="utf-8") for name, icon in ICONS.items()}

"""The headings of a long menu: what a dozen leaflets' worth of needs have in common, in words for a waiting room."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

OTHER: Final = "Other help"  # the heading of a need that none of the themes has
# Each theme with its needs, which stand next to each other in the list of needs too.
THEMES: Final = {
    "Company, mood and loss": ("loneliness", "low-mood", "anxiety", "bereavement"),
    "Money, home and work": ("debt-money", "benefits", "housing", "homelessness", "employment"),
    "Carers, memory and falls": ("carers", "dementia", "falls-frailty"),
    "Active and healthy": ("physical-activity", "weight", "diabetes", "smoking", "alcohol-drugs"),
    "Family life": ("domestic-abuse", "parenting-new-baby"),
    "Disability and long illness": (
        "neurodiversity-autism", "learning-disability", "disability-mobility", "long-term-condition", "chronic-pain",
        "cancer",
    ),
    "LGBTQ+ and new to the UK": ("lgbtq", "refugees-asylum-migrants", "language-english"),
    "Make, sing, grow and help": ("arts-creative", "singing-music", "gardening-nature", "volunteering"),
    "Food and warmth": ("food-poverty", "energy-fuel-poverty"),
    "Getting about, getting online": ("transport", "digital-skills"),
    "Young people, veterans, faith": ("youth", "veterans", "faith"),
    "The law and your rights": ("legal-advice",),
    "Sight, hearing, sleep, health": ("sight-loss", "hearing-loss", "sleep", "menopause", "mens-health"),
}  # fmt: skip


def _by_need() -> Iterator[tuple[str, str]]:
    for theme, needs in THEMES.items():
        for need in needs:
            yield need, theme


BY_NEED: Final = MappingProxyType(dict(_by_need()))


def theme_of(need: str) -> str:
    """The heading under which a need stands in a long menu."""
    return BY_NEED.get(need, OTHER)

"""The languages in which handouts can be printed. Each has a catalogue in `site_src/languages`, and a font."""

from dataclasses import dataclass
from typing import Final

LATIN: Final = "Noto Sans"  # it has the letters of Latin and Cyrillic alphabets


@dataclass(frozen=True)
class Language:
    """A language: its code (BCP 47), its name in English and in itself, its direction and its font."""

    code: str
    name: str
    own_name: str
    direction: str = "ltr"
    font: str = LATIN


LANGUAGES: Final = {
    language.code: language
    for language in (
        Language("pl", "Polish", "Polski"),
        Language("ro", "Romanian", "Română"),
        Language("uk", "Ukrainian", "Українська"),
        Language("ar", "Arabic", "العربية", "rtl", "Noto Naskh Arabic"),
        Language("ur", "Urdu", "اردو", "rtl", "Noto Naskh Arabic"),
        Language("pa", "Panjabi", "ਪੰਜਾਬੀ", font="Noto Sans Gurmukhi"),
        Language("bn", "Bengali", "বাংলা", font="Noto Sans Bengali"),
        Language("pt", "Portuguese", "Português"),
    )
}

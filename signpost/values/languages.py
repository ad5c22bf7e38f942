"""Languages by their English names."""

import re
from functools import cache
from typing import Final

from signpost.values import Parsed, length_limited, or_nothing

# Languages whose usual names differ from the list of languages, or are missing there.
NAMED_HERE: Final = {
    "bengali": "Bengali", "bn": "Bengali", "farsi": "Farsi", "mandarin": "Mandarin", "sylheti": "Sylheti",
    "potwari": "Potwari", "pahari": "Pahari", "makaton": "Makaton", "en-gb": "English",
    "bsl": "British Sign Language", "bfi": "British Sign Language", "british sign language": "British Sign Language",
}  # fmt: skip

# The languages that people in Britain name most often (Census 2021), by the codes of ISO 639-3.
CODES: Final = {
    "Albanian": "sqi", "Amharic": "amh", "Arabic": "ara", "Bengali": "ben", "British Sign Language": "bfi",
    "Bulgarian": "bul", "Cantonese": "yue", "Chinese": "zho", "Croatian": "hrv", "Czech": "ces", "Danish": "dan",
    "Dari": "prs", "Dutch": "nld", "English": "eng", "Estonian": "est", "Farsi": "fas", "Filipino": "fil",
    "Finnish": "fin", "French": "fra", "German": "deu", "Greek": "ell", "Gujarati": "guj", "Hausa": "hau",
    "Hebrew": "heb", "Hindi": "hin", "Hungarian": "hun", "Igbo": "ibo", "Irish": "gle", "Italian": "ita",
    "Japanese": "jpn", "Korean": "kor", "Kurdish": "kur", "Latvian": "lav", "Lithuanian": "lit", "Luganda": "lug",
    "Malay": "msa", "Malayalam": "mal", "Mandarin": "cmn", "Marathi": "mar", "Nepali": "nep", "Norwegian": "nor",
    "Pashto": "pus", "Persian": "fas", "Polish": "pol", "Portuguese": "por", "Punjabi": "pan", "Romanian": "ron",
    "Russian": "rus", "Scottish Gaelic": "gla", "Serbian": "srp", "Shona": "sna", "Sinhala": "sin", "Slovak": "slk",
    "Slovenian": "slv", "Somali": "som", "Spanish": "spa", "Swahili": "swa", "Swedish": "swe", "Sylheti": "syl",
    "Tagalog": "tgl", "Tamil": "tam", "Telugu": "tel", "Thai": "tha", "Tigrinya": "tir", "Turkish": "tur",
    "Ukrainian": "ukr", "Urdu": "urd", "Vietnamese": "vie", "Welsh": "cym", "Yiddish": "yid", "Yoruba": "yor",
}  # fmt: skip


@cache
def _known_languages() -> dict[str, str]:
    """English names of languages, by those names and by their codes, in small letters."""
    from babel import Locale

    names = dict(Locale("en").languages)
    known = {name.casefold(): name for name in names.values()} | names
    return known | NAMED_HERE


def written(languages: list[str]) -> str:
    """Languages in a row."""
    return ", ".join(languages)


@length_limited
def read(text: str) -> Parsed[list[str]]:
    """Parse names of languages, or codes such as "pl", into English names."""
    parts = [part.strip(" .") for part in re.split(r"[,;/|\n&]|\band\b", text) if part.strip(" .")]
    names = [(part, _known_languages().get(part.casefold().replace("_", "-"), "")) for part in parts]
    found = [name for _, name in names if re.fullmatch(r"[A-Z][A-Za-z' -]{1,40}", name)]
    left = [part for part, name in names if name not in found]
    return or_nothing(list(dict.fromkeys(found)), ", ".join(left), text)

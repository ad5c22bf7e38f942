"""Removes characters that the leaflets' font lacks. The site shows them all."""

from typing import Any, Final

from signpost.checks.glyphs import missing_glyphs

OTHER_LETTERS: Final = "A group whose name is in other letters"


def without_missing_glyphs(told: Any, site_url: str) -> Any:
    """The data of a leaflet (as for JSON) without the characters that its font lacks.

    If a name loses letters, and not only signs such as emoji, it is replaced by words that point to the group's page.
    """
    if isinstance(told, str):
        return _printable(told)
    if isinstance(told, list | tuple):
        return [without_missing_glyphs(item, site_url) for item in told]
    if not isinstance(told, dict):
        return told
    shown = {key: without_missing_glyphs(item, site_url) for key, item in told.items()}
    if any(letter.isalpha() for letter in missing_glyphs(str(told.get("name", "")))):
        shown["name"] = OTHER_LETTERS
        page = f"Its page: {site_url.rstrip('/').removeprefix('https://')}/activities/{told.get('id')}.html"
        shown["summary"] = page if site_url and told.get("id") else "Ring to hear its name."
    return shown


def _printable(text: str) -> str:
    odd = missing_glyphs(text)
    return " ".join("".join(letter for letter in text if letter not in odd).split(" ")).strip() if odd else text

"""Write the templates that people copy, `.github/templates/*.yaml`, from the schema.

When `schema/` has changed: `.venv/bin/python -m tools.templates`.
"""

import sys
from pathlib import Path
from typing import Any, Final

from signpost.records.schema import schema_of
from signpost.records.writing import write_record

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".github" / "templates"
FILE_OF_ITS_OWN: Final = (
    "Save it in {where}, as a file of its own. Its name is that of the {kind} in small letters, with hyphens between "
    "the words: {example}.yaml.\n\nThe answers here are examples; write your own in their place."
)
IN_A_LIST: Final = (
    "Paste it at the end of {where}, where the others are, with the hyphen at the start of its line.\n\nThe answers "
    "here are examples; write your own in their place."
)
OPENINGS: Final = {
    "activity": FILE_OF_ITS_OWN.format(where="directory/activities", kind="group", example="tuesday-tea-club")
    + " Each activity has a venue, or else online or at_home, which come further down.",
    "organisation": FILE_OF_ITS_OWN.format(
        where="directory/organisations", kind="organisation", example="harbour-road-neighbours"
    ),
    "venue": FILE_OF_ITS_OWN.format(where="directory/venues", kind="place", example="corner-room"),
    "pathway": FILE_OF_ITS_OWN.format(where="directory/pathways", kind="route", example="back-to-gp"),
    "leaflet": FILE_OF_ITS_OWN.format(where="directory/leaflets", kind="leaflet", example="company"),
    "need": FILE_OF_ITS_OWN.format(where="directory/needs", kind="need", example="loneliness"),
    "area": IN_A_LIST.format(where="directory/areas.yaml"),
    "level": IN_A_LIST.format(where="directory/levels.yaml"),
    "assurance": IN_A_LIST.format(where="directory/assurance.yaml"),
    "topic": IN_A_LIST.format(where="directory/conversation.yaml"),
}
# Fields that are not required by themselves, but that nearly every record needs.
USUAL: Final = {"activity": ("sessions", "venue"), "venue": ("address", "town", "postcode"), "leaflet": ("select",)}


def template(kind: str) -> str:
    """The template for a kind of record: required fields filled in with examples, all others switched off."""
    schema = schema_of(kind)
    wanted = {*schema["required"], *USUAL.get(kind, ())}
    values: dict[str, Any] = {
        name: field["examples"][0] for name, field in schema["properties"].items() if name in wanted
    }
    return write_record(kind, values, OPENINGS[kind])


def main() -> int:
    """Write them all."""
    FOLDER.mkdir(exist_ok=True)
    for kind in OPENINGS:
        (FOLDER / f"{kind}.yaml").write_text(template(kind), encoding="utf-8", newline="\n")
    print(f"Written: {len(OPENINGS)} templates in {FOLDER.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Every licence that a directory can name has a name for readers and the address of its terms."""

from signpost.records.schema import schema_of
from signpost.values.licences import LICENCES


def test_the_schema_and_the_table_name_the_same_licences() -> None:
    assert set(schema_of("directory")["properties"]["licence"]["enum"]) == LICENCES.keys()


def test_each_has_a_name_and_an_address() -> None:
    assert all(licence.title and licence.address.startswith("https://") for licence in LICENCES.values())

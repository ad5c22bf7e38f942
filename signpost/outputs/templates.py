"""The page templates in `site_src/templates`, through Jinja2 with every value escaped."""

from functools import cache
from pathlib import Path
from typing import Any, Final

import jinja2

FOLDER: Final = Path(__file__).resolve().parents[2] / "site_src" / "templates"


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, **values: Any) -> bytes:
    """A template filled in, as UTF-8. Values are escaped: a record is text and never markup."""
    return _environment().get_template(template).render(**values).encode("utf-8")

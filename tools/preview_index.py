"""The page that a preview starts with: what differs, each page and leaflet before and after."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from tools.preview_pictures import picture_name

PAGE: Final = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Preview of a change</title>
<style>
body {{ font: 1rem/1.5 sans-serif; margin: 0 auto; max-width: 90rem; padding: 1rem; }}
.both {{ display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }}
img {{ border: 1px solid #666; max-width: 100%; }}
figure {{ margin: 0; }}
</style>
</head>
<body>
<h1>What this change alters</h1>
<p>Thank you for your change. {words}</p>
{rest}</body>
</html>
"""
HINT: Final = (
    "<p>Each page opens as it will be. Its links to pages that stay the same lead nowhere in this preview.</p>\n"
)
STATES: Final = {"before": "Before", "after": "With this change"}


def index(words: str, paths: list[str], out: Path) -> str:
    """The HTML. `words` come first, `paths` are what differs, and `out` holds the copies and pictures."""
    rest = "".join([HINT, *(_section(path, out) for path in paths)]) if paths else ""
    return PAGE.format(words=escape(words), rest=rest)


def _section(path: str, out: Path) -> str:
    return f'<h2>{escape(path)}</h2>\n<div class="both">\n{"".join(_figures(path, out))}</div>\n'


def _figures(path: str, out: Path) -> Iterator[str]:
    for state, label in STATES.items():
        if not (out / state / path).is_file():
            yield f"<p>{label}: there is none.</p>\n"
            continue
        link = f'<a href="{escape(f"{state}/{path}")}">{label}</a>'
        picture = f"pictures/{state}/{picture_name(path)}"
        image = f'<img src="{escape(picture)}" alt="{label}: {escape(path)}" loading="lazy">'
        yield f"<figure><figcaption>{link}</figcaption>{image if (out / picture).is_file() else ''}</figure>\n"

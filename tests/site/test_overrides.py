"""A directory's own colours, pages, templates, words and leaflets take the place of Signpost's, file by file."""

import shutil
from pathlib import Path

import pytest

from signpost.records.engine_files import SITE_SOURCES
from tests.cli.running import DAY, Result, build_py, tree
from tests.records.scratch import SMALL

GROUP = "activities/knit-and-natter.html"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository of records without files of its own."""
    shutil.copytree(SMALL, tmp_path / "directory")
    return tmp_path


def own(repository: Path, name: str, text: str) -> Path:
    """Write a file of the repository's own."""
    file = repository / "site_src" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def signposts(name: str) -> str:
    """The text of Signpost's own file."""
    return (SITE_SOURCES / name).read_text("utf-8")


def build(repository: Path, *more: str, code: int = 0) -> Result:
    """Build the site of a repository."""
    done = build_py("--directory", repository, "--out", repository / "site", "--date", DAY, *more)
    assert done.code == code, done.err
    return done


def page(repository: Path, name: str) -> str:
    """A file of the site."""
    return (repository / "site" / name).read_text("utf-8")


def test_a_colour_a_page_a_template_and_words_are_the_directorys_own(repository: Path) -> None:
    before = tree(SITE_SOURCES)
    own(repository, "colours.css", signposts("colours.css").replace("#0b4a59", "#551a8b"))
    own(repository, "pages/about.md", "# About the otters\n\nWe are otters.\n")
    own(repository, "pages/otters.md", "# More otters\n\nA page that Signpost does not have.\n")
    activity = signposts("templates/activity.html")
    own(repository, "templates/activity.html", f"{activity}<p>Otters welcome.</p>\n")
    own(repository, "leaflets/terms.json", '{"urgent": "Help at once"}')
    own(repository, "assets/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    done = build(repository, "--no-leaflets")
    assert "Used in place of Signpost's own: 6 files in " in done.err
    assert "#551a8b" in page(repository, "assets/site.css")
    assert "#0b4a59" not in page(repository, "assets/site.css")
    assert ".prose {" in page(repository, "assets/site.css")
    assert "We are otters." in page(repository, "about.html")
    assert "A page that Signpost does not have." in page(repository, "otters.html")
    assert "<p>Otters welcome.</p>" in page(repository, GROUP)
    assert "Help at once" in page(repository, GROUP)
    assert page(repository, "assets/icon.svg").startswith("<svg xmlns='")
    assert tree(SITE_SOURCES) == before


def test_a_changed_file_changes_the_site_and_a_deleted_one_gives_signposts_own_again(repository: Path) -> None:
    activity = signposts("templates/activity.html")
    for words in ("Otters welcome.", "Voles welcome."):
        file = own(repository, "templates/activity.html", f"{activity}<p>{words}</p>\n")
        build(repository, "--no-leaflets")
        assert words in page(repository, GROUP)
    file.unlink()
    build(repository, "--no-leaflets")
    assert "Voles welcome." not in page(repository, GROUP)
    for words in ("Help at once", "Help now"):
        own(repository, "leaflets/terms.json", f'{{"urgent": "{words}"}}')
        build(repository, "--no-leaflets")
        assert words in page(repository, GROUP)


def test_a_leaflets_template_is_the_directorys_own(repository: Path) -> None:
    build(repository)
    before = (repository / "site" / "leaflets" / "poster.pdf").read_bytes()
    own(repository, "leaflets/poster.typ", signposts("leaflets/poster.typ") + "\n#pagebreak()\nOtters.\n")
    build(repository)
    assert (repository / "site" / "leaflets" / "poster.pdf").read_bytes() != before


def test_a_directory_gives_orders_to_its_web_host(repository: Path) -> None:
    own(repository, "host/_headers", "/data/*\n  Access-Control-Allow-Origin: *\n")
    own(repository, "host/.htaccess", "ErrorDocument 404 /404.html\n")
    own(repository, "host/other", "")
    own(repository, "pages/.DS_Store", "")
    done = build(repository, "--no-leaflets")
    assert "host/other is not used" in done.err
    assert "3 files" in done.err
    assert page(repository, "_headers").startswith("/data/*")
    assert page(repository, ".htaccess").startswith("ErrorDocument")
    assert not (repository / "site" / "other").exists()
    build(repository, "--no-leaflets")


def test_a_file_that_replaces_nothing_is_named(repository: Path) -> None:
    own(repository, "templates/actvity.html", "<p>Otters.</p>")
    assert (
        "actvity.html is not used: Signpost has no file site_src/templates/actvity.html."
        in build(repository, "--no-leaflets").err
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("templates/activity.html", "{% if %}", "The template activity.html can't be used"),
        ("templates/activity.html", "{{ nobody.knows }}", "The template activity.html can't be used"),
        ("pages/about.md", "# About\n\n[gone](gone.md)\n", "The pages in site_src can't be built."),
        ("theme/main.html", "{% if %}", "The pages in site_src can't be built."),
        ("leaflets/terms.json", "{urgent: x}", "site_src/leaflets/terms.json can't be read as JSON."),
    ],
)
def test_a_file_with_a_fault_is_named_and_the_last_good_site_stays(
    repository: Path, name: str, text: str, said: str
) -> None:
    build(repository, "--no-leaflets")
    before = tree(repository / "site")
    own(repository, name, text)
    done = build(repository, "--no-leaflets", code=1)
    assert said in done.err
    assert "Nothing was published." in done.err
    assert tree(repository / "site") == before


@pytest.mark.parametrize(
    "name", ["pages/about.md", "templates/venue.html", "leaflets/terms.json", "colours.css", "theme/main.html"]
)
def test_a_file_in_another_encoding_is_named_with_what_to_do(repository: Path, name: str) -> None:
    file = own(repository, name, "")
    file.write_bytes("# Otters\n".encode("utf-16"))
    done = build(repository, "--no-leaflets", code=1)
    assert f"site_src/{name} is not saved as UTF-8" in done.err
    assert "Save it again with the encoding UTF-8." in done.err
    assert "Traceback" not in done.err
    file.write_bytes("# Café\n".encode("cp1252"))
    assert f"site_src/{name} is not saved as UTF-8" in build(repository, "--no-leaflets", code=1).err


def test_what_lies_beside_records_that_are_in_no_repository_is_left_alone(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path / "otters")
    own(tmp_path, "colours.css", "")
    done = build_py("--directory", tmp_path / "otters", "--out", tmp_path / "site", "--date", DAY, "--no-leaflets")
    assert "Used in place" not in done.err
    assert "--ink" in page(tmp_path, "assets/site.css")

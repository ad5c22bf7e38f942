"""Sites built by the real command."""

from pathlib import Path

from tests.cli.running import DAY, build_py


def built(directory: Path, out: Path, day: str = DAY, *, leaflets: bool = True) -> Path:
    """Build a directory's site with the command; without its leaflets if the tests don't need them."""
    words = () if leaflets else ("--no-leaflets",)
    done = build_py("build", "--directory", directory, "--out", out, "--date", day, *words)
    assert done.code == 0, done.err
    return out

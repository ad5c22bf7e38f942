"""Write the lists of everyday words that are a typing slip away from a word that Find knows.

Run `python -m tools.everyday LIST` after changing english.yaml or the words of needs; it needs Node. LIST is a file of
common English words, one in each line. Those that Find would mistake for misspelt words of crisis are written to
signpost/views/crisis/ordinary.txt, and those that it would correct to a word of a need ("cancel" to "cancer") to
signpost/views/ordinary.txt.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.find import Asker, write_data
from benchmarks.generate import DEMONSTRATION

VIEWS: Final = Path(__file__).resolve().parents[1] / "signpost" / "views"
# By list: the functions in the browser's scripts that know a word, and that correct one to another.
LISTS: Final = {
    VIEWS / "crisis" / "ordinary.txt": ("urgent.isWord", "urgent.nearest"),
    VIEWS / "ordinary.txt": ("spelling.known", "spelling.mend"),
}


def near(words: list[str], knows: str, mends: str) -> list[str]:
    """The words that Find does not know, and would correct to another word."""
    with tempfile.TemporaryDirectory() as folder, Asker(write_data(DEMONSTRATION, Path(folder))) as asker:
        strange = [word for word in words if not asker.call(knows, word)]
        return [word for word in strange if asker.call(mends, word)]


def main(arguments: list[str]) -> int:
    """Write the lists. Returns the exit code: 2 if there is no file to read."""
    if len(arguments) != 1:
        print("Name one file of common words, one a line: python -m tools.everyday LIST", file=sys.stderr)
        return 2
    words = Path(arguments[0]).read_text(encoding="utf-8").split()
    for file, functions in LISTS.items():
        file.write_text("", encoding="utf-8")
        found = sorted({word for word in near(words, *functions) if word.isascii() and word.islower()})
        file.write_text(" ".join(found) + "\n", encoding="utf-8")
        print(f"Written: {len(found)} words in {file.relative_to(VIEWS)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

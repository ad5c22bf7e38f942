"""Keep the list of everyday words that are one slip away from a word of crisis: `python -m tools.everyday LIST`.

LIST is a file of common English words, one a line. Those that Find would take for slips in words of crisis are written
to signpost/views/crisis/ordinary.txt. Run it after changing english.yaml; it needs Node.
"""

import sys
import tempfile
from pathlib import Path
from typing import Final

from benchmarks.find import Asker, write_data
from benchmarks.generate import DEMONSTRATION

ORDINARY: Final = Path(__file__).resolve().parents[1] / "signpost" / "views" / "crisis" / "ordinary.txt"


def near(words: list[str]) -> list[str]:
    """Those of the words that Find does not know and would take for a word of crisis."""
    ORDINARY.write_text("", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, Asker(write_data(DEMONSTRATION, Path(folder))) as asker:
        strange = [word for word in words if not asker.call("urgent.isWord", word)]
        return [word for word in strange if asker.call("urgent.nearest", word)]


def main(arguments: list[str]) -> int:
    """Write the list. Gives the exit code: 2 without a file to read."""
    if len(arguments) != 1:
        print("Name one file of common words, one a line: python -m tools.everyday LIST", file=sys.stderr)
        return 2
    words = Path(arguments[0]).read_text(encoding="utf-8").split()
    found = sorted({word for word in near(words) if word.isascii() and word.islower()})
    ORDINARY.write_text(" ".join(found) + "\n", encoding="utf-8")
    print(f"Written: {len(found)} words in {ORDINARY.name}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

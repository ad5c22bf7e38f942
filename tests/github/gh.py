"""A stand-in for `gh`, GitHub's command line: notes how it is called, and answers from a file.

Its first word is a folder: with answers.json (by method and address of an `api` call, else by the first two words; a
text "@NAME" is the bytes of that file) and calls.jsonl, to which each call is added. What has no answer fails, as a
page that is not there does.
"""

import json
import sys
from pathlib import Path


def key(words: list[str]) -> str:
    """What a call is known by: "POST repos/x/issues" for `gh api --method POST repos/x/issues --input -`."""
    if words[0] != "api":
        return " ".join(words[:2])
    method = words[words.index("--method") + 1] if "--method" in words else "GET"
    address = next(word for word in words[1:] if word.startswith("repos/"))
    return f"{method} {address}"


def main() -> int:
    """Answer one call."""
    folder, words = Path(sys.argv[1]), sys.argv[2:]
    given = sys.stdin.read() if "-" in words else ""
    with (folder / "calls.jsonl").open("a", encoding="utf-8") as notes:
        notes.write(json.dumps({"key": key(words), "words": words, "given": given}) + "\n")
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    if key(words) not in answers:
        sys.stderr.write(f"gh: Not Found (HTTP 404): {key(words)}\n")
        return 1
    answer = answers[key(words)]
    if isinstance(answer, str) and answer.startswith("@"):
        sys.stdout.buffer.write((folder / answer[1:]).read_bytes())
    else:
        sys.stdout.write(answer if isinstance(answer, str) else json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The browser of this computer: Chromium, Chrome or Edge."""

import os
import shutil
from pathlib import Path
from typing import Final

BROWSERS: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    # Where Windows and macOS have them, which is not on the PATH.
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    str(Path("~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome").expanduser()),
)


def find_browser() -> str | None:
    """The path of the browser named in SIGNPOST_BROWSER, or of one on this computer; None if there is none."""
    named = os.environ.get("SIGNPOST_BROWSER")
    return named or next(filter(None, map(shutil.which, BROWSERS)), None)
